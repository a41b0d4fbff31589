import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { ItemKind } from '../../domain/handoff/kinds.ts'
import { Menu } from './menu.tsx'
import { useAsking } from './use-asking.tsx'
import styles from './written.module.css'

interface WrittenProps {
  readonly value: string
  readonly onType: (text: string) => void
  readonly spot: string
  readonly label: string
  readonly look: 'lead' | 'line' | 'fact' | 'head'
  readonly placeholder?: string
  readonly onLeave?: () => void
  readonly onEnter?: () => void
  readonly onEmptied?: () => void
  readonly toKind?: (kind: ItemKind, rest: string) => void
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
}

/** One line a person writes. It grows with what is said; Enter never breaks it. */
export function Written(props: WrittenProps) {
  const { value, onType, spot, label, look, placeholder, toKind, describedBy, invalid = false } = props
  const box = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<number | null>(null)
  const put = (text: string, at: number) => {
    caret.current = at
    onType(text)
  }
  const asking = useAsking({ value, put, toKind })
  useLayoutEffect(() => {
    if (box.current !== null) grow(box.current)
    if (caret.current === null) return
    box.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  return (
    <span className={`${styles.written} ${styles[look]}`}>
      <textarea
        ref={box}
        rows={1}
        value={value}
        data-spot={spot}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-autocomplete="list"
        aria-controls={asking.open ? asking.id : undefined}
        aria-activedescendant={asking.open ? `${asking.id}-${asking.active}` : undefined}
        placeholder={placeholder}
        spellCheck={look === 'lead' || look === 'line'}
        onChange={event => {
          const text = event.target.value.replace(/[\r\n]+/g, ' ')
          onType(text)
          asking.look(text, event.target.selectionStart)
        }}
        onBlur={() => {
          asking.close()
          props.onLeave?.()
        }}
        onKeyDown={event => onKey(event, asking.onKey, props)}
      />
      {asking.open && (
        <Menu id={asking.id} label={asking.label} options={asking.options} active={asking.active} />
      )}
    </span>
  )
}

function onKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  ask: (key: string) => boolean,
  props: WrittenProps,
): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (ask(event.key)) {
    event.preventDefault()
    event.stopPropagation()
  } else if (event.key === 'Enter') {
    event.preventDefault()
    props.onLeave?.()
    props.onEnter?.()
  } else if (event.key === 'Backspace' && props.value === '' && props.onEmptied !== undefined) {
    event.preventDefault()
    props.onEmptied()
  }
}

/** Browsers that cannot size a field by its content are told its height. */
function grow(box: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight}px`
}
