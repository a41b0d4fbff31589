import type { AreaId, HandoffId, PersonId, SpanId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/** Weekly local hours (T3). `days` are 1 (Monday) to 7; minutes from local midnight; `until` 1440 is `24:00`;
 * `until <= from` runs over midnight and belongs to its start day. */
export interface WindowRule {
  readonly days: readonly number[]
  readonly from: number
  readonly until: number
}

/** The weekly windows a person declared, or that were proposed for them (V3). */
export interface Windows {
  readonly zone: string
  readonly rules: readonly WindowRule[]
  /** Null when the person declared them; else who proposed. */
  readonly proposedBy: PersonId | null
}

export type SpanKind = 'offline' | 'leave' | 'cover' | 'oncall'

/** A declared one-off span (V1–V4), a view over `absence.*`, `leave.added`, `cover.added`, `oncall.added`. */
export interface DeclaredSpan {
  readonly id: SpanId
  readonly person: PersonId
  readonly kind: SpanKind
  readonly from: Instant
  /** Null: never back (V2). */
  readonly until: Instant | null
  /** On-call only: where and for which types (V4). */
  readonly area: AreaId | null
  readonly types: readonly string[]
  readonly wake: boolean
  readonly proposedBy: PersonId | null
  /** Offline only: the handoff that declared it. */
  readonly handoff: HandoffId | null
}
