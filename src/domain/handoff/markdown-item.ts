/** The fixed list of keys an item may carry. */
const itemKeys = [
  'next',
  'due',
  'owner',
  'unblocker',
  'why',
  'until',
  'condition',
  'tried',
  'may',
  'by',
  'limit',
  'max-age',
] as const
export type ItemKey = (typeof itemKeys)[number]

export interface ItemPair {
  readonly key: ItemKey
  readonly value: string
  /** Where the key begins in the body. */
  readonly at: number
}

export interface ItemBody {
  readonly text: string
  readonly pairs: readonly ItemPair[]
  readonly carries: string | null
}

const keyPattern = new RegExp(`(${itemKeys.join('|')}):`, 'y')

/**
 * Splits the body of an item into its text and its `key: value` pairs.
 *
 * A key counts after white space and outside back-ticks. One backslash before it makes it text and is taken away;
 * a back-tick is escaped the same way, which printing needs for a single one. `\@` and `\#` stay as written: whether
 * they mention somebody is for `mentions.ts` to say.
 */
export function splitBody(whole: string): ItemBody {
  const { body, carries } = splitCarried(whole)
  const parts: { key: ItemKey | null; at: number; value: string }[] = [{ key: null, at: 0, value: '' }]
  let current = parts[0]!
  let i = 0
  while (i < body.length) {
    const char = body[i]!
    if (char === '\\') {
      const run = runOf(body, i)
      const read = readEscape(body, i, i + run)
      current.value += read.text
      i = read.end
    } else if (char === '`') {
      const end = codeEnd(body, i)
      current.value += body.slice(i, end)
      i = end
    } else {
      const key = startsWord(body, i) ? keyAt(body, i) : null
      if (key === null) {
        const end = plainEnd(body, i)
        current.value += body.slice(i, end)
        i = end
      } else {
        current = { key, at: i, value: '' }
        parts.push(current)
        i += key.length + 1
      }
    }
  }
  const [text, ...rest] = parts
  return {
    text: text!.value.trim(),
    pairs: rest.map(({ key, at, value }) => ({ key: key!, at, value: value.trim() })),
    carries,
  }
}

/** What `splitBody` reads back as the same value: the inverse of its escapes. */
export function escapeValue(value: string): string {
  let printed = ''
  let i = 0
  while (i < value.length) {
    const run = value[i] === '\\' ? runOf(value, i) : 0
    const at = i + run
    if (value[at] === '`') {
      const end = codeEnd(value, at)
      const single = end === at + 1
      printed += '\\'.repeat(single ? 2 * run + 1 : 2 * run) + value.slice(at, end)
      i = end
    } else if (startsWord(value, i) && keyAt(value, at) !== null) {
      printed += `${'\\'.repeat(run + 1)}${value[at]}`
      i = at + 1
    } else {
      const end = run > 0 ? at : plainEnd(value, i)
      printed += value.slice(i, end)
      i = end
    }
  }
  return printed
}

/** Escapes what a whole body must not end or be: `^I-1`, and `none`. */
export function escapeBody(body: string, carries: string | null): string {
  if (carries !== null) return `${body} ^${carries}`
  if (/^\\*none\.?$/i.test(body)) return `\\${body}`
  const at = carriedAt(body)
  return at === null ? body : `${body.slice(0, at.start)}\\${body.slice(at.start)}`
}

/** `- none` says that there is nothing of this kind. */
export function saysNone(body: string): boolean {
  return /^none\.?$/i.test(body)
}

/** `^I-123` at the end; with a backslash before it, it is text. */
function splitCarried(whole: string): { body: string; carries: string | null } {
  if (/^\\+none\.?$/i.test(whole)) return { body: whole.slice(1), carries: null }
  const at = carriedAt(whole)
  if (at === null) return { body: whole, carries: null }
  if (at.caret > at.start)
    return { body: whole.slice(0, at.start) + whole.slice(at.start + 1), carries: null }
  return { body: whole.slice(0, at.start).trimEnd(), carries: whole.slice(at.caret + 1) }
}

/** Where the closing `^I-123` stands, and where the backslashes before it begin. */
function carriedAt(body: string): { start: number; caret: number } | null {
  const caret = body.lastIndexOf('^')
  if (caret < 0 || !/^\^I-\d{1,15}$/.test(body.slice(caret, caret + 20)) || body.length > caret + 20)
    return null
  let start = caret
  while (start > 0 && body[start - 1] === '\\') start -= 1
  return startsWord(body, start) ? { start, caret } : null
}

function readEscape(body: string, start: number, at: number): { text: string; end: number } {
  const run = at - start
  if (body[at] === '`') {
    const literal = run % 2 === 1
    return { text: '\\'.repeat(Math.floor(run / 2)) + (literal ? '`' : ''), end: literal ? at + 1 : at }
  }
  if (startsWord(body, start) && keyAt(body, at) !== null) {
    return { text: '\\'.repeat(run - 1) + body[at], end: at + 1 }
  }
  return { text: body.slice(start, at), end: at }
}

function runOf(text: string, start: number): number {
  let end = start
  while (text[end] === '\\') end += 1
  return end - start
}

/** One past the code that opens at a back-tick; one past the back-tick itself if nothing closes it. */
export function codeEnd(text: string, open: number): number {
  const close = text.indexOf('`', open + 1)
  return close < 0 ? open + 1 : close + 1
}

/** The end of the stretch from `start` in which nothing can begin: up to a back-tick, a backslash or the next word. */
function plainEnd(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && text[end] !== '`' && text[end] !== '\\' && !startsWord(text, end)) end += 1
  return end
}

export function startsWord(text: string, at: number): boolean {
  return at === 0 || (isSpace(text, at - 1) && (at >= text.length || !isSpace(text, at)))
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code >= 9 && code <= 13) || (code >= 160 && /\s/.test(text[at]!))
}

function keyAt(text: string, at: number): ItemKey | null {
  keyPattern.lastIndex = at
  return (keyPattern.exec(text)?.[1] as ItemKey | undefined) ?? null
}
