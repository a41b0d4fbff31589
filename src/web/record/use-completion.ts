import { useState } from 'react'
import { useRead } from '../api/query.ts'

export interface Completing {
  /** What may be typed at the cursor; empty while the list is closed. */
  readonly items: readonly { readonly text: string; readonly summary: string }[]
  /** The one that Enter takes, or -1. */
  readonly at: number
  move(by: 1 | -1): void
  close(): void
  /** The query with an item put where it belongs, and where the cursor stands then. */
  taken(index: number): { readonly query: string; readonly cursor: number }
}

/** Two letters of a key, or anything after its colon: a plain word is left alone. */
const begun = /(?:^|[\s(])-?(?:[a-z-]{2,}|[A-Za-z-]+:[^\s]*)$/

/** Completion of a query at its cursor, asked of the server, which knows the names. */
export function useCompletion(query: string, cursor: number, isOpen: boolean): Completing {
  const [chosen, setChosen] = useState<{ for: string; at: number }>({ for: '', at: -1 })
  const [closedFor, close] = useState<string | null>(null)
  const before = query.slice(0, cursor)
  const wanted = isOpen && begun.test(before) && closedFor !== before
  const { data } = useRead('record.complete', { query, position: cursor }, { enabled: wanted })
  const typed = data === undefined ? '' : query.slice(data.from, data.to)
  const items = wanted && data !== undefined ? data.items.filter(({ text }) => text !== typed) : []
  const at = chosen.for === before ? Math.min(chosen.at, items.length - 1) : -1
  return {
    items,
    at,
    move: by => {
      const next = at + by
      setChosen({ for: before, at: next < -1 ? items.length - 1 : next >= items.length ? -1 : next })
    },
    close: () => close(before),
    taken: index => {
      const text = items[index]?.text ?? typed
      const [from, to] = [data?.from ?? cursor, data?.to ?? cursor]
      const space = text.endsWith(':') || /^\s/.test(query.slice(to)) ? '' : ' '
      return {
        query: `${query.slice(0, from)}${text}${space}${query.slice(to)}`,
        cursor: from + text.length + space.length,
      }
    },
  }
}
