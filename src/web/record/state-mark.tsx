import { record } from '../words/record.ts'
import type { EntryView } from './reading.ts'
import styles from './record.module.css'

/** How far an entry is secured: a square, with a ring for each step more. */
export function StateMark({ state }: { state: EntryView['state'] }) {
  return (
    <span className={styles.state} title={record.stateProves[state]}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <rect x="6" y="6" width="4" height="4" fill="currentColor" />
        {state !== 'recorded' && (
          <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.4" />
        )}
        {state === 'anchored' && (
          <circle cx="8" cy="8" r="7.3" fill="none" stroke="currentColor" strokeWidth="1.2" />
        )}
      </svg>
      {record.state[state]}
    </span>
  )
}
