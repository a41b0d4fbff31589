import type { FormatError, HandoffDocument, ItemDocument } from './document.ts'
import { type Condition, conditions, type ItemKind } from './kinds.ts'
import { malformed, parseFront } from './markdown-front.ts'
import { type ItemKey, type ItemPair, saysNone, splitBody } from './markdown-item.ts'
import { type LineShape, lineShape, sectionKind, unescapeStart } from './markdown-sections.ts'

export interface ParsedHandoff {
  readonly document: HandoffDocument
  readonly errors: readonly FormatError[]
}

/**
 * Reads a handoff file: front matter, a summary, sections of items. Never throws; what it cannot read it reports with
 * its place and leaves out. The lines of a summary or an item are trimmed and joined by one space.
 */
export function parseHandoff(text: string): ParsedHandoff {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const { front, errors, next } = parseFront(lines)
  const reader = new BodyReader([...errors])
  for (let i = next; i < lines.length; i++) reader.read(lines[i]!, i + 1)
  return { document: { ...front, ...reader.finish() }, errors: reader.errors }
}

interface Piece {
  readonly text: string
  readonly line: number
  readonly column: number
  /** Where it begins in the joined body. */
  readonly at: number
}

interface OpenItem {
  readonly kind: ItemKind
  readonly indent: number
  readonly pieces: Piece[]
  length: number
}

type Section = ItemKind | 'summary' | 'unknown'

/** Reads the lines after the front matter, one at a time. */
class BodyReader {
  readonly errors: FormatError[]
  readonly #summary: string[] = []
  readonly #items: ItemDocument[] = []
  readonly #none = new Set<ItemKind>()
  #section: Section = 'summary'
  #open: OpenItem | null = null

  constructor(errors: FormatError[]) {
    this.errors = errors
  }

  read(line: string, number: number): void {
    const shape = lineShape(line)
    if (shape.shape === 'blank') return
    if (this.#open !== null && this.#continues(shape, this.#open)) {
      addPiece(this.#open, line.trim(), number, line.length - line.trimStart().length + 1)
      return
    }
    this.#close()
    if (shape.shape === 'heading') this.#heading(shape.title, number)
    else if (shape.shape === 'item') this.#item(shape, line, number)
    else if (shape.shape === 'text') this.#text(line, shape.indent, number)
  }

  finish(): Pick<HandoffDocument, 'summary' | 'items' | 'none'> {
    this.#close()
    return { summary: this.#summary.join(' '), items: this.#items, none: [...this.#none] }
  }

  /** An indented line belongs to the item above, unless it is a list line no deeper than that item. */
  #continues(shape: LineShape, open: OpenItem): boolean {
    if (shape.shape === 'item' || shape.shape === 'text') return shape.indent > open.indent
    return false
  }

  #heading(title: string, number: number): void {
    const kind = sectionKind(title)
    if (kind === null) {
      const known = 'Hold, If, Blocked, Question, Work, Watch, Done'
      this.errors.push(
        malformed(`Head a section with one of ${known}; this heading is none of them.`, number, 1),
      )
    }
    this.#section = kind ?? 'unknown'
  }

  #item(shape: { indent: number; textAt: number }, line: string, number: number): void {
    const section = this.#section
    if (section === 'unknown') return
    if (section === 'summary') {
      this.errors.push(
        malformed('Put this line under a section such as "## Work".', number, shape.indent + 1),
      )
      return
    }
    this.#open = { kind: section, indent: shape.indent, pieces: [], length: 0 }
    addPiece(this.#open, line.slice(shape.textAt).trim(), number, shape.textAt + 1)
  }

  #text(line: string, indent: number, number: number): void {
    if (this.#section === 'summary') this.#summary.push(unescapeStart(line.trim()))
    else if (this.#section !== 'unknown') {
      const message =
        'Begin this line with "- " for an item of its own, or indent it to continue the one above.'
      this.errors.push(malformed(message, number, indent + 1))
    }
  }

  #close(): void {
    const open = this.#open
    if (open === null) return
    this.#open = null
    const body = open.pieces.map(piece => piece.text).join(' ')
    if (body === '') return
    if (saysNone(body)) this.#none.add(open.kind)
    else this.#items.push(this.#readItem(open, body))
  }

  #readItem(open: OpenItem, body: string): ItemDocument {
    const { text, pairs, carries } = splitBody(body)
    const values = pairs.length === 0 ? noValues : this.#readPairs(open, pairs)
    const { line, column } = open.pieces[0]!
    if (text === '') this.errors.push(malformed('Say what this item is about before its keys.', line, column))
    return itemOf(open.kind, text, values, carries, line)
  }

  #readPairs(open: OpenItem, pairs: readonly ItemPair[]): Map<ItemKey, string> {
    const values = new Map<ItemKey, string>()
    for (const { key, value, at } of pairs) {
      const [line, column] = placeIn(open.pieces, at)
      if (values.has(key)) {
        this.errors.push(
          malformed(`Write "${key}:" once in an item, or "\\${key}:" where it is text.`, line, column),
        )
      } else if (key === 'condition' && value !== '' && !isCondition(value.toLowerCase())) {
        this.errors.push(malformed(`Write the condition as ${conditions.join(', ')}.`, line, column))
      } else values.set(key, value)
    }
    return values
  }
}

const noValues: ReadonlyMap<ItemKey, string> = new Map()

function addPiece(open: OpenItem, text: string, line: number, column: number): void {
  if (text === '') return void (open.pieces.length === 0 && open.pieces.push({ text, line, column, at: 0 }))
  if (open.pieces.length === 1 && open.pieces[0]!.text === '') open.pieces.pop()
  const at = open.pieces.length === 0 ? 0 : open.length + 1
  open.pieces.push({ text, line, column, at })
  open.length = at + text.length
}

/** The line and column of a place in a joined body. */
function placeIn(pieces: readonly Piece[], at: number): [line: number, column: number] {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.at <= at) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]!
  return [piece.line, piece.column + at - piece.at]
}

function itemOf(
  kind: ItemKind,
  text: string,
  values: ReadonlyMap<ItemKey, string>,
  carries: string | null,
  line: number,
): ItemDocument {
  const condition = values.get('condition')?.toLowerCase() ?? ''
  return {
    kind,
    text,
    next: values.get('next') || null,
    due: values.get('due') || null,
    owner: values.get('owner') || null,
    unblocker: values.get('unblocker') || null,
    why: values.get('why') || null,
    until: values.get('until') || null,
    condition: isCondition(condition) ? condition : null,
    tried: values.get('tried') || null,
    may: values.get('may') || null,
    limit: values.get('limit') || null,
    by: values.get('by') || null,
    maxAge: values.get('max-age') || null,
    carries,
    line,
  }
}

function isCondition(text: string): text is Condition {
  return (conditions as readonly string[]).includes(text)
}
