import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { common } from '../words/common.ts'
import styles from './page-title.module.css'

/** The head of a page: what stands in the margin, the one title, and a computed sentence under it. */
export function PageTitle({
  title,
  margin,
  children,
}: {
  title: string
  margin?: ReactNode
  children?: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · ${common.product}`
  }, [title])
  return (
    <header className={styles.title}>
      <div className={styles.margin}>{margin}</div>
      <div>
        <h1>{title}</h1>
        {children !== undefined && <div className={styles.sub}>{children}</div>}
      </div>
    </header>
  )
}
