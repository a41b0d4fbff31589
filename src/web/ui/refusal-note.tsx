import { RemoteFault } from '../../client/transport.ts'
import { Refused } from '../api/call.ts'
import { common } from '../words/common.ts'
import styles from './refusal-note.module.css'

/** Why something did not happen, and what to do next; a fault is known by its id only. Announced when it appears. */
export function RefusalNote({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null
  if (error instanceof Refused) {
    const { message, next, code } = error.refusal
    return (
      <p role="alert" className={styles.note}>
        <b>{message}</b> {next} <code>{code}</code>
      </p>
    )
  }
  const id = error instanceof RemoteFault ? error.id : String((error as Error).message)
  return (
    <p role="alert" className={styles.note}>
      <b>{common.fault(id)}</b>
    </p>
  )
}
