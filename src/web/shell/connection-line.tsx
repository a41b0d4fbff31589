import type { Connection } from '../api/live.ts'
import { shell } from '../words/shell.ts'
import styles from './connection-line.module.css'

/** Says under the head that nothing arrives any more, and that this loses nothing. */
export function ConnectionLine({ connection }: { connection: Connection }) {
  return (
    <div role="status" className={connection === 'lost' ? styles.line : undefined}>
      {connection === 'lost' && shell.live.lost}
    </div>
  )
}
