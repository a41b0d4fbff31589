import type { Output } from '../api/call.ts'
import { Moment, Relative } from '../time/moment.tsx'
import { record } from '../words/record.ts'
import styles from './record.module.css'

const words = record.entry

/** How far the entry is sealed, and the file by which anybody can check that. */
export function EntryProof({ entry }: { entry: Output<'record.show'> }) {
  const { id, proof, proofFile } = entry
  if (proof === null || typeof proofFile !== 'string') return null
  return (
    <>
      <p>
        {words.sealedIn(proof.size)} <Moment at={proof.sealedAt} />, <Relative at={proof.sealedAt} />.{' '}
        {words.leads}
      </p>
      <p className={styles.key}>
        {words.signedBy} <code>{proof.key}</code>
      </p>
      <p>
        <a
          className={styles.save}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(proofFile)}`}
          download={words.proofName(id)}
        >
          {words.saveProof}
        </a>
      </p>
    </>
  )
}
