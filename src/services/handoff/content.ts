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
  const parsed =
    markdown === undefined ? { document: handoff as HandoffDocument, errors: [] } : parseHandoff(markdown)
  const document = { ...parsed.document, draftId: parsed.document.draftId ?? draftId ?? null }
  return ok({ document, errors: parsed.errors, source: markdown ?? null })
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
