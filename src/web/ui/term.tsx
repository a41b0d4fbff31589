import { type ReactNode, useId, useRef, useState } from 'react'
import { type TermName, terms } from '../../domain/glossary.ts'
import { glossary } from '../words/glossary.ts'
import styles from './term.module.css'

/** A word of Locum that opens its definition beside it; Esc or a click elsewhere closes it, and the focus stays. */
export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  const id = useId()
  const popover = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [word, means] = terms[name]
  const place = () => {
    const box = button.current?.getBoundingClientRect()
    if (box === undefined || popover.current === null) return
    popover.current.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 328))}px`
    popover.current.style.top = `${Math.min(box.bottom + 6, innerHeight - 140)}px`
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.term}
        popoverTarget={id}
        aria-expanded={open}
        aria-controls={id}
      >
        {children ?? word}
      </button>
      <span
        ref={popover}
        id={id}
        popover="auto"
        role="note"
        className={styles.popover}
        onBeforeToggle={place}
        onToggle={event => setOpen(event.newState === 'open')}
      >
        <b>{word}.</b> {means} <a href={`/glossary#${name}`}>{glossary.all}</a>
      </span>
    </>
  )
}
