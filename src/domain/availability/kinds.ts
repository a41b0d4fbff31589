import type { AreaId, HandoffId, PersonId, SpanId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/** A local time as it was written, kept beside the instant it was fixed to (T4). */
export interface WrittenTime {
  readonly local: string
  readonly zone: string
  readonly offsetMinutes: number
}

interface SpanTerms {
  readonly span: SpanId
  readonly person: PersonId
  readonly from: Instant
  readonly until: Instant
  readonly proposedBy: PersonId | null
  readonly written?: { readonly from?: WrittenTime; readonly until?: WrittenTime }
}

export interface AvailabilityTerms {
  /** V2: offline by handoff or by `offline --until`; `until: null` is "never". */
  'absence.declared': Omit<SpanTerms, 'until'> & {
    readonly until: Instant | null
    readonly handoff: HandoffId | null
  }
  /** "Back": ends this absence now (V2). */
  'absence.ended': { readonly span: SpanId; readonly person: PersonId; readonly endedAt: Instant }
  'leave.added': SpanTerms
  'cover.added': SpanTerms & { readonly area: AreaId | null }
  'oncall.added': SpanTerms & {
    readonly area: AreaId
    readonly types: readonly string[]
    readonly wake: boolean
  }
  /** Ended before its time, or before it began (V3). */
  'span.cancelled': { readonly span: SpanId; readonly person: PersonId; readonly endedAt: Instant }
  /** The person makes a proposed span their own (V3). */
  'span.confirmed': { readonly span: SpanId; readonly person: PersonId }
}
