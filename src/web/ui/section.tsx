import type { ReactNode } from 'react'
import { useId } from 'react'
import type { TermName } from '../../domain/glossary.ts'
import styles from './section.module.css'
import { Term } from './term.tsx'

interface SectionProps {
  readonly title: string
  /** The word of Locum that the title is about: it opens its definition. */
  readonly term?: TermName | undefined
  /** Under the title: what to do with it. */
  readonly hint?: string | undefined
  readonly number?: number
  readonly count?: number
  readonly children: ReactNode
  /** A rule of ink above: a new part of the page. */
  readonly part?: boolean
}

/** A part of a page with its heading in the margin column. */
export function Section({ title, term, hint, number, count, children, part = false }: SectionProps) {
  const heading = useId()
  return (
    <section className={`${styles.section} ${part ? styles.part : ''}`} aria-labelledby={heading}>
      <div className={`${styles.margin} ${number === undefined ? styles.plain : ''}`}>
        {number !== undefined && <span className={styles.number}>{number}</span>}
        <h2 id={heading}>{term === undefined ? title : <Term name={term}>{title}</Term>}</h2>
        <span className={styles.count}>{count}</span>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
