import type { ReactNode } from 'react'
import styles from './button.module.css'
import { Kbd } from './kbd.tsx'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** `go`: the one thing this part of the page is for. `act`: a link-like act in a row of facts. */
  readonly look?: 'go' | 'plain' | 'act' | 'bare'
  readonly type?: 'button' | 'submit'
  /** Why it would be refused now: it stays reachable and says so. */
  readonly refusedBecause?: string | undefined
  readonly keys?: string
  readonly label?: string
  readonly busy?: boolean
  readonly expanded?: boolean
}

export function Button({
  children,
  onPress,
  look = 'plain',
  type = 'button',
  refusedBecause,
  keys,
  label,
  busy = false,
  expanded,
}: ButtonProps) {
  const refused = refusedBecause !== undefined
  return (
    <button
      type={type}
      className={`${styles.button} ${styles[look]}`}
      aria-disabled={refused || busy || undefined}
      aria-label={label}
      aria-expanded={expanded}
      title={refusedBecause}
      onClick={event => {
        if (refused || busy) event.preventDefault()
        else onPress?.()
      }}
    >
      {children}
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  )
}
