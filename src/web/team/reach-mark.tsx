import type { Output } from '../api/call.ts'
import { team } from '../words/team.ts'
import styles from './team.module.css'

type Reach = Output<'person.show'>['reach']

/** Whether somebody is on: a filled square, a ringed one, an outline, a dotted one; and the word. */
export function ReachMark({ reach }: { reach: Reach | undefined }) {
  if (reach === undefined) return <span className={styles.reach} />
  return (
    <span className={`${styles.reach} ${styles[reach]}`}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        {reach === 'at_work' && <rect x="1" y="1" width="10" height="10" fill="currentColor" />}
        {reach === 'on_call' && (
          <>
            <rect x="1" y="1" width="10" height="10" fill="none" stroke="currentColor" strokeWidth="1.4" />
            <rect x="4" y="4" width="4" height="4" fill="currentColor" />
          </>
        )}
        {reach === 'away' && (
          <rect x="1" y="1" width="10" height="10" fill="none" stroke="currentColor" strokeWidth="1.2" />
        )}
        {reach === 'undeclared' && (
          <rect
            x="1"
            y="1"
            width="10"
            height="10"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.2"
            strokeDasharray="1.6 1.8"
          />
        )}
      </svg>
      {team.reach[reach]}
    </span>
  )
}
