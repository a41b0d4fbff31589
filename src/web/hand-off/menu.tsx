import { type ReactNode, useEffect, useRef } from 'react'
import styles from './menu.module.css'

export interface MenuOption {
  readonly id: string
  readonly main: ReactNode
  readonly hint: string
  readonly glyph?: ReactNode
  readonly digit?: number
  choose(): void
}

/** A list under the line that asked for it. The focus stays in the line; the pointer may choose too. */
export function Menu({
  id,
  label,
  options,
  active,
}: {
  id: string
  label: string
  options: readonly MenuOption[]
  active: number
}) {
  const list = useRef<HTMLDivElement>(null)
  // Near the foot of the window the page moves, so that all of it can be read.
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={list} className={styles.menu} id={id} role="listbox" aria-label={label}>
      {options.map((option, index) => (
        <div
          key={option.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.option}
          onPointerDown={event => {
            event.preventDefault()
            option.choose()
          }}
        >
          <span className={styles.glyph}>{option.glyph}</span>
          <span className={styles.main}>{option.main}</span>
          <span className={styles.hint}>{option.hint}</span>
          {option.digit !== undefined && <kbd className={styles.digit}>{option.digit}</kbd>}
        </div>
      ))}
    </div>
  )
}
