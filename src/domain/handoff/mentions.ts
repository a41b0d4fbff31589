import { codeEnd, startsWord } from './markdown-item.ts'

export type MentionKind = 'person' | 'area' | 'ticket' | 'link'

/** What a text refers to: `value` is the handle, path, ticket id or address; `text.slice(from, to)` is how it stands there. */
export interface Mention {
  readonly kind: MentionKind
  readonly value: string
  readonly from: number
  readonly to: number
}

const name = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}._-]*[\p{L}\p{N}\p{M}_])?`
const ticket = '[A-Z][A-Z0-9]+-[0-9]+'
const personAt = new RegExp(`@(${name})`, 'uy')
const hashTicketAt = new RegExp(`#(${ticket})(?![\\p{L}\\p{N}_/-])`, 'uy')
const areaAt = new RegExp(`#(${name}(?:/${name})*)`, 'uy')
const ticketAt = new RegExp(`(${ticket})(?![\\p{L}\\p{N}_/-])`, 'uy')
const linkAt = /(https?:\/\/[^\s<>`"]+)/iy
const mayBegin = /[`@#A-Zh]/g
const wordBefore = /[\p{L}\p{N}_/#@-]/u

/**
 * The people, areas, tickets and links of a text, in order. `@x` and `#x` count after white space and outside
 * back-ticks; a backslash before them makes them text. Punctuation at the end belongs to none of them. Locum's own
 * ids (`H-12`, `I-118`, `Q-3`, `D-5`) are no tickets: those have at least two letters or digits before the dash.
 */
export function scanMentions(text: string): Mention[] {
  const found: Mention[] = []
  for (let i = nextPlace(text, 0); i < text.length; i = nextPlace(text, i)) {
    if (text[i] === '`') {
      i = codeEnd(text, i)
      continue
    }
    const mention = mentionAt(text, i)
    if (mention !== null) found.push(mention)
    i = mention?.to ?? i + 1
  }
  return found
}

/** Where a mention or a back-tick may next stand. */
function nextPlace(text: string, from: number): number {
  mayBegin.lastIndex = from
  return mayBegin.test(text) ? mayBegin.lastIndex - 1 : text.length
}

function mentionAt(text: string, at: number): Mention | null {
  const char = text[at]!
  if (char === '@') return startsWord(text, at) ? match(text, at, 'person', personAt) : null
  if (char === '#') {
    if (!startsWord(text, at)) return null
    return match(text, at, 'ticket', hashTicketAt) ?? match(text, at, 'area', areaAt)
  }
  if (!/[A-Zh]/.test(char) || (at > 0 && wordBefore.test(text[at - 1]!))) return null
  return linkMention(text, at) ?? match(text, at, 'ticket', ticketAt)
}

function match(text: string, at: number, kind: MentionKind, pattern: RegExp): Mention | null {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found === null ? null : { kind, value: found[1]!, from: at, to: at + found[0].length }
}

function linkMention(text: string, at: number): Mention | null {
  const found = match(text, at, 'link', linkAt)
  if (found === null) return null
  const value = withoutTrailing(found.value)
  return { ...found, value, to: at + value.length }
}

/** An address without the punctuation after it; a closing bracket stays if the address opened it. */
function withoutTrailing(address: string): string {
  let end = address.length
  let open = 0
  for (const char of address) open += char === '(' ? 1 : char === ')' ? -1 : 0
  for (; end > 0; end--) {
    const char = address[end - 1]!
    if (char === ')' && open < 0) open += 1
    else if (!".,;:!?'*]}".includes(char)) break
  }
  return address.slice(0, end)
}

/** Whether an unescaped `@` or `#` here would name a person or an area. */
export function namesSomebody(text: string, at: number): boolean {
  const kind = mentionAt(text, at)?.kind
  return kind === 'person' || kind === 'area'
}
