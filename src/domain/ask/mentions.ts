import { isPlain } from './plain-words.ts'
import { type Entity, halves, keyOf, type Phrase, type Vocabulary } from './vocabulary.ts'
import { startsToken, stemOf, type Word } from './words.ts'

/** What a question names: something of the organisation, a subject by its id, a ticket, a file, or who asks. */
export type Named =
  | Entity
  | { readonly kind: 'id'; readonly id: string }
  /** `sure`: written as tickets are; else it may be a word, such as the name of a machine. */
  | { readonly kind: 'ref'; readonly ref: string; readonly sure: boolean }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'me' }

export interface Mention {
  /** The words it covers: `[from, until)`. */
  readonly from: number
  readonly until: number
  /** Several where the name has several meanings. */
  readonly is: readonly Named[]
  /** One letter differs from the name. */
  readonly nearly: boolean
}

/** Everything named in these words, from left to right, the longest name first; misspelt names last. */
export function mentionsIn(words: readonly Word[], vocabulary: Vocabulary): Mention[] {
  const found: Mention[] = []
  const free = (from: number, until: number) => !found.some(one => one.from < until && from < one.until)
  for (const one of [...wholeTokens(words, vocabulary), ...exact(words, vocabulary)])
    if (free(one.from, one.until)) found.push(one)
  for (const one of nearly(words, vocabulary)) if (free(one.from, one.until)) found.push(one)
  for (const [place, { text }] of words.entries())
    if (selves.has(text) && free(place, place + 1))
      found.push({ from: place, until: place + 1, is: [{ kind: 'me' }], nearly: false })
  return found.sort((a, b) => a.from - b.from)
}

const selves = new Set(['i', 'me', 'my', 'mine', 'myself'])

/** Ids, tickets and file paths: each a token by itself. */
function wholeTokens(words: readonly Word[], vocabulary: Vocabulary): Mention[] {
  const tokens = new Map<number, { from: number; until: number; typed: string }>()
  for (const [place, { token, typed }] of words.entries())
    tokens.set(token, { from: tokens.get(token)?.from ?? place, until: place + 1, typed })
  return [...tokens.values()].flatMap(({ from, until, typed }): Mention[] => {
    const named =
      namedBy(typed, () => coversWhole(words, from, until, vocabulary)) ?? numbered(words[from - 1], typed)
    return named === null ? [] : [{ from, until, is: [named], nearly: false }]
  })
}

/** `PR 129827`, `issue 1204`. */
function numbered(before: Word | undefined, typed: string): Named | null {
  if (!/^(?:pr|pull|issue|ticket)s?$/.test(before?.text ?? '') || !/^\d{2,12}$/.test(typed)) return null
  return { kind: 'ref', ref: `#${typed}`, sure: true }
}

function namedBy(typed: string, isName: () => boolean): Named | null {
  if (/^#\d{2,12}$/.test(typed)) return { kind: 'ref', ref: typed, sure: true }
  if (/^[IHDQ]-\d{1,12}$/i.test(typed)) return { kind: 'id', id: typed.toUpperCase() }
  if (/^[A-Z][A-Z0-9]+-\d+$/i.test(typed))
    return isName() ? null : { kind: 'ref', ref: typed.toUpperCase(), sure: typed === typed.toUpperCase() }
  if (/^[\d/.]+$/.test(typed)) return null
  if (
    !/^[\w@.*-]+(?:\/[\w@.*-]*)+$/.test(typed) &&
    !/^[\w-]+\.(?:md|go|ts|js|rs|py|java|ya?ml|json|toml|sh)$/.test(typed)
  )
    return null
  return typed.startsWith('#') || isName() ? null : { kind: 'file', path: typed.replace(/^\/+/, '') }
}

function coversWhole(words: readonly Word[], from: number, until: number, vocabulary: Vocabulary): boolean {
  return phrasesAt(words, from, vocabulary).some(phrase => from + phrase.words.length === until)
}

function exact(words: readonly Word[], vocabulary: Vocabulary): Mention[] {
  const found = words.flatMap((_, from): Mention[] => {
    if (!startsToken(words, from)) return []
    return phrasesAt(words, from, vocabulary)
      .filter(phrase => endsToken(words, from + phrase.words.length))
      .map(phrase => ({
        from,
        until: from + phrase.words.length,
        is: phrase.entities,
        nearly: false,
      }))
  })
  return together(found).sort((a, b) => b.until - b.from - (a.until - a.from))
}

/** Phrases over the same words (a singular and a plural) are one name. */
function together(mentions: readonly Mention[]): Mention[] {
  const byPlace = new Map<string, Mention>()
  for (const one of mentions) {
    const place = `${one.from} ${one.until}`
    const same = byPlace.get(place)
    const all = new Map([...(same?.is ?? []), ...one.is].map(named => [keyOf(named as Entity), named]))
    byPlace.set(place, { ...one, is: [...all.values()] })
  }
  return [...byPlace.values()]
}

function phrasesAt(words: readonly Word[], from: number, { byFirst }: Vocabulary): Phrase[] {
  const first = words[from]
  if (first === undefined || (isPlain(first.text) && first.typed.toLowerCase() === first.text)) return []
  return (byFirst.get(first.stem) ?? []).filter(phrase =>
    phrase.words.every((word, at) => {
      const typed = words[from + at]
      return typed !== undefined && (typed.text === word || alike(typed, word))
    }),
  )
}

/** A name also in its plural or another form of its verb: `refund`, `deploys`. */
function alike(typed: Word, word: string): boolean {
  return word.length > 3 && typed.stem === stemOf(word)
}

function endsToken(words: readonly Word[], until: number): boolean {
  return until === words.length || words[until - 1]?.token !== words[until]?.token
}

const longestName = 4

/** Names with one letter wrong, where only one thing can be meant. */
function nearly(words: readonly Word[], vocabulary: Vocabulary): Mention[] {
  const found: Mention[] = []
  for (let from = 0; from < words.length; from++) {
    if (!startsToken(words, from)) continue
    for (let length = Math.min(longestName, words.length - from); length > 0; length--) {
      const span = words.slice(from, from + length)
      if (!endsToken(words, from + length) || !mayBeName(span)) continue
      const is = nearest(span.map(word => word.text).join(' '), length, vocabulary)
      if (is.length > 0) found.push({ from, until: from + length, is, nearly: true })
    }
  }
  return found
}

/** Short and everyday words are taken as what they are. */
function mayBeName(span: readonly Word[]): boolean {
  const letters = span.reduce((sum, { text }) => sum + text.length, 0)
  const [first] = span
  const last = span.at(-1)
  if (first === undefined || last === undefined || isPlain(first.text) || isPlain(last.text)) return false
  return letters >= (/^[@\p{Lu}]/u.test(first.typed) ? 4 : 5)
}

function nearest(typed: string, length: number, { byHalf }: Vocabulary): Entity[] {
  const found = new Map<string, Entity>()
  const near = [typed.length - 1, typed.length, typed.length + 1].flatMap(letters =>
    halves(typed, length, letters).flatMap(half => byHalf.get(half) ?? []),
  )
  for (const { text, entities } of near)
    if (differsByOne(typed, text))
      for (const entity of entities)
        if (entity.kind !== 'person' || typed.length >= leastOfPerson) found.set(keyOf(entity), entity)
  const kinds = new Set([...found.values()].map(({ kind }) => kind))
  return kinds.size === found.size ? [...found.values()] : []
}

/** Short names of people differ by a letter: *Rami* is not *Ravi*. */
const leastOfPerson = 6

/** Whether one letter more, less, other, or two changed places make one text the other. */
export function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  const rest = (text: string, skip: number) => text.slice(start + skip)
  if (a.length !== b.length)
    return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1)
  if (rest(a, 1) === rest(b, 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2)
}
