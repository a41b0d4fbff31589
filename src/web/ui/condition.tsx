import { common } from '../words/common.ts'
import styles from './condition.module.css'

type Name = keyof typeof common.conditions

/** Outline and word differ, not only the colour: a circle, a half filled diamond, a triangle. */
export function Condition({ is }: { is: string | null }) {
  if (is === null || !(is in common.conditions)) return null
  const name = is as Name
  return (
    <span className={`${styles.condition} ${styles[name]}`}>
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        {name === 'stable' && (
          <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
        )}
        {name === 'fragile' && (
          <>
            <path d="M6 1 11 6 6 11 1 6Z" fill="none" stroke="currentColor" strokeWidth="1.4" />
            <path d="M1 6h10L6 11Z" fill="currentColor" />
          </>
        )}
        {name === 'unstable' && <path d="M6 1 11.5 11H.5Z" fill="currentColor" />}
      </svg>
      {common.conditions[name]}
    </span>
  )
}
