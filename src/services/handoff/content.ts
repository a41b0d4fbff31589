import type { FormatError, HandoffDocument } from '../../domain/handoff/document.ts'
import { parseHandoff } from '../../domain/handoff/markdown.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'

export interface ContentInput {
  readonly markdown?: string | undefined
  readonly handoff?: unknown
  readonly draftId?: string | undefined
}

export interface Content {
  readonly document: HandoffDocument
  readonly errors: readonly FormatError[]
  /** The Markdown, where it came as such. */
  readonly source: string | null
}

/** A file holds no more than the structure may: what is checked and written stays a page people read. */
const most = { items: 200, areas: 50, lines: 5_000, lineLength: 60_000, text: 4_000 }

/** What is to be checked or published: a handoff file, or the structure the check prints. */
export function contentOf(input: ContentInput): Outcome<Content> {
  const { markdown, handoff, draftId } = input
  if ((markdown === undefined) === (handoff === undefined)) {
    return refuse(
      'nothing_to_check',
      'A handoff is given once: as a file or as a structure.',
      'Send "markdown" or "handoff".',
    )
  }
  // Counted before it is read, so that no file keeps everybody else waiting.
  if (markdown !== undefined && isTooLong(markdown)) return tooLarge('lines', most.lines)
  const parsed =
    markdown === undefined ? { document: handoff as HandoffDocument, errors: [] } : parseHandoff(markdown)
  const { items, areas } = parsed.document
  if (items.length > most.items) return tooLarge('items', most.items)
  if (areas.length > most.areas) return tooLarge('areas', most.areas)
  const long = items.findIndex(item =>
    Object.values(item).some(value => typeof value === 'string' && value.length > most.text),
  )
  if (long >= 0) return tooLarge('characters in one part of an item', most.text, `items[${long}]`)
  const document = { ...parsed.document, draftId: parsed.document.draftId ?? draftId ?? null }
  return ok({ document, errors: parsed.errors, source: markdown ?? null })
}

function isTooLong(markdown: string): boolean {
  const lines = markdown.split('\n', most.lines + 1)
  return lines.length > most.lines || lines.some(({ length }) => length > most.lineLength)
}

function tooLarge(what: string, limit: number, path: string = what): Outcome<never> {
  const message = `A handoff holds at most ${limit.toLocaleString('en')} ${what}.`
  return refuse('too_large', message, 'Say less in one, or hand off in several.', { path })
}

type OverrideInput =
  | Readonly<Record<string, string>>
  | readonly (string | { readonly code: string; readonly reason?: string | undefined })[]
  | undefined

/** H3: overridden codes and their reasons; `CODE=REASON`, where a reason is optional. */
export function overridesOf(...inputs: readonly OverrideInput[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const input of inputs) {
    if (input === undefined) continue
    if (!Array.isArray(input)) {
      for (const [code, reason] of Object.entries(input as Record<string, string>))
        found.set(code, reason.trim())
      continue
    }
    for (const one of input as readonly (string | { code: string; reason?: string })[]) {
      if (typeof one !== 'string') found.set(one.code, one.reason?.trim() ?? '')
      else if (one.includes('='))
        found.set(one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1).trim())
      else found.set(one, '')
    }
  }
  return found
}
