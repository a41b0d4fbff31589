import type { Condition, ItemKind, Template } from './kinds.ts'

/**
 * A handoff as its author wrote it: names, paths and local times, nothing resolved. This is what the Markdown file
 * parses to, what `handoff check` prints as `handoff`, and what `handoff.publish` accepts in place of Markdown.
 */
export interface HandoffDocument {
  /** Made by the client, so that one draft is published once (H4). */
  readonly draftId: string | null
  /** `@handle` (several separated by spaces), `team:name`, `on-next`, `anyone` or `me`; null when not stated (on-next). */
  readonly to: string | null
  /** Area paths; empty when not stated. */
  readonly areas: readonly string[]
  /** Local time as typed, e.g. `2026-11-20T18:00[Europe/Berlin]`; null means now. */
  readonly offline: string | null
  /** Local time as typed, or `never`. */
  readonly back: string | null
  readonly template: Template | null
  readonly summary: string
  readonly items: readonly ItemDocument[]
  /** Sections that say `- none`. */
  readonly none: readonly ItemKind[]
}

export interface ItemDocument {
  readonly kind: ItemKind
  /** Everything before the first `key: value`, with `@x` and `#x` as written. */
  readonly text: string
  readonly next: string | null
  readonly due: string | null
  readonly owner: string | null
  readonly unblocker: string | null
  readonly why: string | null
  readonly until: string | null
  readonly condition: Condition | null
  readonly tried: string | null
  readonly may: string | null
  readonly limit: string | null
  readonly by: string | null
  readonly maxAge: string | null
  /** `I-118`: the open item carried forward; null for a new one. */
  readonly carries: string | null
  /** 1-based line in the Markdown it was read from; absent when it came as a structure. */
  readonly line?: number
}

/** Where and how a text breaks the file format. */
export interface FormatError {
  readonly code: string
  readonly message: string
  readonly line: number
  readonly column: number
}

export type FindingLevel = 'error' | 'warning'

/** One result of the completeness check (H3). */
export interface Finding {
  readonly code: string
  readonly level: FindingLevel
  /** `items[2].until`, or `back`. */
  readonly path: string
  readonly line: number | null
  readonly message: string
}
