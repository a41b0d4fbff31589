import { activePerson } from '../people/gov.ts'
import { foldCase, pathOf } from '../people/names.ts'
import { type Qualifier, qualifierOf, qualifiers } from './qualifiers.ts'
import type { Resolving } from './resolve.ts'

/** What may stand at a place of a query instead of what was begun there. */
export interface Completion {
  /** `[from, to)` of the query, which `text` of an item replaces. */
  readonly from: number
  readonly to: number
  readonly items: readonly CompletionItem[]
}

export interface CompletionItem {
  readonly text: string
  readonly summary: string
}

const shown = 12

/** Q1: completes the key or the value at a place. Names are those all members see (P1). */
export function completeSearch(query: string, position: number, about: Resolving): Completion {
  const at = Math.min(position, query.length)
  const begun = /(?:^|[\s(])-?([^\s()"]*)$/u.exec(query.slice(0, at))?.[1]
  if (begun === undefined) return { from: at, to: at, items: [] }
  const colon = begun.indexOf(':')
  if (colon < 0) return { from: at - begun.length, to: at, items: keysFor(begun) }
  const key = begun.slice(0, colon)
  const value = begun.slice(Math.max(colon, begun.lastIndexOf(',')) + 1)
  return { from: at - value.length, to: at, items: valuesFor(key, value, about).slice(0, shown) }
}

function keysFor(begun: string): CompletionItem[] {
  const wanted = begun.toLowerCase()
  const keys = [...qualifiers.map(one => ({ text: `${one.key}:`, summary: one.summary })), absence]
  return keys.filter(({ text }) => text.startsWith(wanted)).slice(0, begun === '' ? keys.length : shown)
}

const absence: CompletionItem = { text: 'no:', summary: 'What has none of it' }

function valuesFor(key: string, begun: string, about: Resolving): CompletionItem[] {
  if (key.toLowerCase() === 'no') {
    const absent = qualifiers.filter(one => one.absent)
    return beginning(
      absent.map(one => ({ text: one.key, summary: one.summary })),
      begun,
    )
  }
  const qualifier = qualifierOf(key)
  if (qualifier === null) return []
  const named = qualifier.takes === 'area' || qualifier.takes === 'person'
  return beginning(valuesOf(qualifier, about), begun, named)
}

function valuesOf({ key, takes, values, summary }: Qualifier, about: Resolving): CompletionItem[] {
  const all = (texts: Iterable<string>) => [...texts].map(text => ({ text, summary }))
  if (takes === 'listed') return all(values ?? [])
  if (takes === 'moment')
    return all(['@today', '@today-7d', '>=@today-7d', '<@today', '@yesterday', '@now-24h'])
  if (takes === 'amount') return all(['>1000', '<=1000', '100..500EUR'])
  if (takes === 'area') return areas(about)
  if (takes === 'person') return people(about)
  if (key === 'type') return all([...about.gov.map.types.keys()].sort())
  if (key === 'environment') return all(environments(about))
  return []
}

function areas({ gov, names }: Resolving): CompletionItem[] {
  const found = [...gov.areas.values()].flatMap(({ id, retired }) => {
    const path = retired ? null : pathOf(names, id)
    return path === null || path === '/'
      ? []
      : [{ text: quoted(path), summary: names.areaNames.get(id) ?? '' }]
  })
  return found.sort((a, b) => (a.text < b.text ? -1 : 1))
}

function people({ gov, names }: Resolving): CompletionItem[] {
  const found = [...names.handles].flatMap(([id, handle]) =>
    activePerson(gov, id)?.id === id ? [{ text: `@${handle}`, summary: names.people.get(id) ?? '' }] : [],
  )
  return [{ text: '@me', summary: 'You' }, ...found.sort((a, b) => (a.text < b.text ? -1 : 1))]
}

function environments({ gov }: Resolving): string[] {
  const named = [...gov.map.grants.values()].flatMap(({ limits }) => limits.environments ?? [])
  return [...new Set(named)].sort()
}

/** First what begins so, then what has a part that does; of what has names, they count too. */
function beginning(items: readonly CompletionItem[], begun: string, named = false): CompletionItem[] {
  const wanted = foldCase(begun.replace(/^"/, ''))
  const bare = wanted.replace(/^@/, '')
  const place = ({ text, summary }: CompletionItem) => {
    const folded = foldCase(text.replace(/^"/, ''))
    if (folded.startsWith(wanted) || folded.replace(/^@/, '').startsWith(bare)) return 0
    const parts = `${folded}${named ? ` ${foldCase(summary)}` : ''}`.split(/[/.\s-]/)
    return bare !== '' && parts.some(part => part.startsWith(bare)) ? 1 : 2
  }
  const placed = items.map(item => ({ item, at: place(item) })).filter(({ at }) => at < 2)
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

function quoted(text: string): string {
  return /[\s,()]/.test(text) ? `"${text}"` : text
}
