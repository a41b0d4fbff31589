import { useRead } from '../api/query.ts'
import { shell } from '../words/shell.ts'
import styles from './waiting-count.module.css'

/** How much waits for the reader beside Decide: to vote, to answer, to ratify, to keep. Nothing where nothing does. */
export function WaitingCount() {
  const decisions = useRead('decision.list', { waiting: true })
  const answers = useRead('standing.list', { state: 'offered', mine: true })
  const count = (decisions.data?.items.length ?? 0) + (answers.data?.items.length ?? 0)
  if (count === 0) return null
  return (
    <>
      <b className={styles.count} aria-hidden="true">
        {count}
      </b>
      <span className="unseen">{shell.nav.waiting(count)}</span>
    </>
  )
}
