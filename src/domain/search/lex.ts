/** A piece of a query as it stands there: `[from, to)`. */
export interface Lexeme {
  readonly from: number
  readonly to: number
  readonly is: 'open' | 'close' | 'minus' | 'AND' | 'OR' | 'NOT' | 'term'
  /** Of a term: a phrase in quotation marks, `key:` with its values, or anything else. */
  readonly term?: Term
}

export type Term =
  | { readonly is: 'phrase'; readonly text: string; readonly closed: boolean }
  | { readonly is: 'keyed'; readonly key: string; readonly values: readonly TypedValue[] }
  | { readonly is: 'plain'; readonly text: string }

export interface TypedValue {
  readonly text: string
  readonly from: number
  readonly to: number
}

const space = /\s/
const keyed = /([A-Za-z][A-Za-z-]{0,30}):/y

/** Cuts a query into pieces, from left to right, in one pass; whatever it is, there is always a next piece. */
export function lex(query: string, isKey: (key: string) => boolean): Lexeme[] {
  const lexemes: Lexeme[] = []
  let at = 0
  let depth = 0
  while (at < query.length) {
    const char = query[at] ?? ''
    if (space.test(char)) {
      at += 1
      continue
    }
    const next = lexemeAt(query, at, depth, isKey)
    if (next.is === 'open') depth += 1
    if (next.is === 'close') depth -= 1
    lexemes.push(next)
    at = next.to
  }
  return lexemes
}

function lexemeAt(query: string, at: number, depth: number, isKey: (key: string) => boolean): Lexeme {
  const char = query[at]
  if (char === '(') return { from: at, to: at + 1, is: 'open' }
  if (char === ')' && depth > 0) return { from: at, to: at + 1, is: 'close' }
  if (char === '-' && isMinus(query, at)) return { from: at, to: at + 1, is: 'minus' }
  if (char === '"') return phraseAt(query, at)
  keyed.lastIndex = at
  const key = keyed.exec(query)?.[1]
  if (key !== undefined && isKey(key)) return keyedAt(query, at, key, depth)
  const to = endOfRun(query, at, depth)
  const text = query.slice(at, to)
  if (text === 'AND' || text === 'OR' || text === 'NOT') return { from: at, to, is: text }
  return { from: at, to, is: 'term', term: { is: 'plain', text } }
}

/** Only just before what it negates: `--data` and a dash between spaces are text. */
function isMinus(query: string, at: number): boolean {
  const next = query[at + 1]
  return next !== undefined && next !== '-' && next !== ')' && !space.test(next)
}

function phraseAt(query: string, at: number): Lexeme {
  const end = query.indexOf('"', at + 1)
  const closed = end >= 0
  const text = query.slice(at + 1, closed ? end : query.length)
  return { from: at, to: closed ? end + 1 : query.length, is: 'term', term: { is: 'phrase', text, closed } }
}

function endOfRun(query: string, at: number, depth: number, stops = ''): number {
  let to = at
  for (; to < query.length; to++) {
    const char = query[to] ?? ''
    if (space.test(char) || (char === ')' && depth > 0) || stops.includes(char)) break
  }
  return to
}

/** `key:a,"b c",d`; a comma may be the last thing typed. */
function keyedAt(query: string, from: number, key: string, depth: number): Lexeme {
  let at = from + key.length + 1
  const values: TypedValue[] = []
  for (;;) {
    const value = valueAt(query, at, depth)
    if (value.text !== '') values.push(value)
    at = value.to
    if (query[at] !== ',') break
    at += 1
  }
  return { from, to: at, is: 'term', term: { is: 'keyed', key, values } }
}

function valueAt(query: string, at: number, depth: number): TypedValue {
  if (query[at] === '"') {
    const end = query.indexOf('"', at + 1)
    const to = end < 0 ? query.length : end
    return { text: tidy(query.slice(at + 1, to)), from: at, to: end < 0 ? to : to + 1 }
  }
  const to = endOfRun(query, at, depth, ',')
  return { text: tidy(query.slice(at, to)), from: at, to }
}

/** One line, without quotation marks: what can be printed again between them. */
export function tidy(text: string): string {
  return text.replace(/["\s]+/gu, ' ').trim()
}
