import { type ReactNode, useState } from 'react'
import styles from './table-twin.module.css'

/** A picture once more as tables, complete, for whoever reads with a screen reader or wants to copy it; made when it is opened. */
export function TableTwin({ label, children }: { label: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.twin} open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard (WCAG 2.1.1)
        <section className={styles.scroll} tabIndex={0} aria-label={label}>
          {children()}
        </section>
      )}
    </details>
  )
}
