import type { AreaId, PersonId } from '../ids.ts'
import { codeEnd, startsWord } from './markdown-item.ts'
import { scanMentions } from './mentions.ts'

export interface StoredText {
  readonly text: string
  readonly mentions: readonly PersonId[]
  readonly areas: readonly AreaId[]
  /** Ticket ids and links, in order, without repetition. */
  readonly refs: readonly string[]
  /** Mentions that name nobody and nothing; `column` is 1-based in the text. They stay in the text as written. */
  readonly unknown: readonly {
    readonly kind: 'person' | 'area'
    readonly value: string
    readonly column: number
  }[]
}

/**
 * R4: the form kept in the record: people as `@<per_…>`, areas as `#<are_…>`. The backslash of `\@` and `\#` goes; an
 * `@<` or `#<` that a person typed gets one inside, so that it is never taken for a mention.
 */
export function storeMentions(
  text: string,
  resolvePerson: (handle: string) => PersonId | null,
  resolveArea: (path: string) => AreaId | null,
): StoredText {
  const mentions = new Set<PersonId>()
  const areas = new Set<AreaId>()
  const refs = new Set<string>()
  const unknown: { kind: 'person' | 'area'; value: string; column: number }[] = []
  let stored = ''
  let last = 0
  for (const { kind, value, from, to } of scanMentions(text)) {
    if (kind === 'ticket' || kind === 'link') {
      refs.add(value)
      continue
    }
    const person = kind === 'person' ? resolvePerson(value) : null
    const area = kind === 'area' ? resolveArea(value) : null
    if (person !== null) mentions.add(person)
    if (area !== null) areas.add(area)
    const id = person ?? area
    if (id === null) unknown.push({ kind, value, column: from + 1 })
    else {
      stored += `${storeLiteral(text, last, from)}${kind === 'person' ? '@' : '#'}<${id}>`
      last = to
    }
  }
  stored += storeLiteral(text, last, text.length)
  return { text: stored, mentions: [...mentions], areas: [...areas], refs: [...refs], unknown }
}

/** The stored form of a stretch without mentions. */
function storeLiteral(text: string, from: number, to: number): string {
  const written = text.slice(from, to)
  if (!/[`\\<]/.test(written)) return written
  let literal = ''
  let i = from
  while (i < to) {
    if (text[i] === '`') {
      const end = Math.min(codeEnd(text, i), to)
      literal += text.slice(i, end)
      i = end
    } else if (text[i] === '\\' && startsWord(text, i)) {
      let end = i
      while (text[end] === '\\') end += 1
      literal += text[end] === '@' || text[end] === '#' ? text.slice(i + 1, end) : text.slice(i, end)
      i = end
    } else {
      literal += text[i]
      i += 1
    }
  }
  return literal.replace(/([@#]\\*)</g, '$1\\<')
}
