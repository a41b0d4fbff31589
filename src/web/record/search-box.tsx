import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Kbd } from '../ui/kbd.tsx'
import { search as words } from '../words/search.ts'
import styles from './search.module.css'
import { SearchChips } from './search-chips.tsx'
import { type Completing, useCompletion } from './use-completion.ts'

interface SearchBoxProps {
  /** What is searched for. */
  readonly query: string
  readonly onSearch: (query: string) => void
}

/** The query as text, with what may be typed next below it, and its parts as chips: the same query, said twice. */
export function SearchBox({ query, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState({ query, cursor: query.length, open: false })
  const input = useRef<HTMLInputElement>(null)
  const [list, help] = [useId(), useId()]
  const completing = useCompletion(typed.query, typed.cursor, typed.open)
  useEffect(() => setTyped({ query, cursor: query.length, open: false }), [query])
  const take = (index: number) => {
    const taken = completing.taken(index)
    setTyped({ ...taken, open: true })
    input.current?.focus()
    requestAnimationFrame(() => input.current?.setSelectionRange(taken.cursor, taken.cursor))
  }
  const follow = () =>
    setTyped(now => ({ ...now, cursor: input.current?.selectionStart ?? now.query.length }))
  const search = (text: string) => {
    setTyped({ query: text, cursor: text.length, open: false })
    onSearch(text.trim())
  }
  return (
    <search className={styles.search} aria-label={words.label}>
      <div className={styles.field}>
        <input
          ref={input}
          type="search"
          role="combobox"
          data-search=""
          aria-label={words.label}
          aria-describedby={help}
          aria-expanded={completing.items.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={completing.at >= 0 ? `${list}-${completing.at}` : undefined}
          placeholder={words.placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={1_000}
          value={typed.query}
          onChange={({ target }) =>
            setTyped({
              query: target.value,
              cursor: target.selectionStart ?? target.value.length,
              open: true,
            })
          }
          onSelect={follow}
          onBlur={() => setTyped(now => ({ ...now, open: false }))}
          onKeyDown={event => onKey(event, completing, take, () => search(typed.query))}
        />
        <Suggestions id={list} completing={completing} onTake={take} />
      </div>
      <p id={help} className={styles.help}>
        {words.help} <Kbd keys="enter" />
      </p>
      <SearchChips query={query} onSearch={search} />
    </search>
  )
}

function onKey(
  event: KeyboardEvent,
  completing: Completing,
  take: (index: number) => void,
  search: () => void,
): void {
  if (event.nativeEvent.isComposing) return
  const listed = completing.items.length > 0
  if (listed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault()
    completing.move(event.key === 'ArrowDown' ? 1 : -1)
  } else if (event.key === 'Enter') {
    event.preventDefault()
    if (completing.at >= 0) take(completing.at)
    else search()
  } else if (listed && event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    completing.close()
  }
}

function Suggestions({
  id,
  completing: { items, at },
  onTake,
}: {
  id: string
  completing: Completing
  onTake: (index: number) => void
}) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words.suggestions}
      className={styles.list}
      hidden={items.length === 0}
    >
      {items.map(({ text, summary }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
        <div
          key={text}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={styles.option}
          // The field keeps the focus, so that it does not close the list first.
          onMouseDown={event => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          <code>{text}</code>
          <span>{summary}</span>
        </div>
      ))}
    </div>
  )
}
