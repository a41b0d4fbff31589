import { type ReactNode, useEffect, useRef } from 'react'
import { common } from '../words/common.ts'
import styles from './sign-in.module.css'

/** A page outside of the shell: the mark, one title, little else. A change of title takes the focus. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${common.product}`
    heading.current?.focus()
  }, [title])
  return (
    <main className={styles.door}>
      <p className={styles.brand}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="M2 8h9v8h11" fill="none" stroke="var(--accent)" strokeWidth="3" />
        </svg>
        {common.product}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  )
}
