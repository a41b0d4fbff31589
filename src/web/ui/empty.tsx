import type { ReactNode } from 'react'
import styles from './empty.module.css'

/** An empty place says so, and what would fill it; `children` is the act that does. */
export function Empty({ says, children }: { says: string; children?: ReactNode }) {
  return (
    <p className={styles.empty}>
      {says} {children}
    </p>
  )
}
