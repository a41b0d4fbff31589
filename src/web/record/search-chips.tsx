import { parseSearch } from '../../domain/search/parse.ts'
import { search as words } from '../words/search.ts'
import styles from './search.module.css'

interface SearchChipsProps {
  readonly query: string
  readonly onSearch: (query: string) => void
}

/** Each part of the query that stands by itself, to take away; and what would narrow it. */
export function SearchChips({ query, onSearch }: SearchChipsProps) {
  const { parts } = parseSearch(query)
  const shown = parts.map(({ from, to }) => ({ from, to, text: query.slice(from, to) }))
  const without = ({ from, to }: { from: number; to: number }) =>
    `${query.slice(0, from)} ${query.slice(to)}`.replace(/\s+/g, ' ').trim()
  const offered = words.narrowing.filter(text => !query.includes(text.slice(0, text.indexOf(':') + 1)))
  return (
    <>
      {shown.length > 1 && (
        <ul className={styles.chips} aria-label={words.parts}>
          {shown.map(part => (
            <li key={part.from}>
              <button
                type="button"
                className={styles.chip}
                aria-label={words.remove(part.text)}
                onClick={() => onSearch(without(part))}
              >
                {part.text} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.narrow}>
        {query !== '' && (
          <button type="button" onClick={() => onSearch('')}>
            {words.clear}
          </button>
        )}
        <span>{words.narrow}</span>
        {offered.map(text => (
          <button key={text} type="button" onClick={() => onSearch(`${query} ${text}`.trim())}>
            {text}
          </button>
        ))}
      </p>
    </>
  )
}
