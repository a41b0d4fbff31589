import type { Instant } from '../time/instant.ts'
import { spanAt } from '../time/span-set.ts'
import { absentSpans, holdsAt } from './reach.ts'
import type { DeclaredSpan } from './spans.ts'

/** A declared absence that holds at an instant. */
export interface Absence {
  /** Offline comes before leave (V1). */
  readonly kind: 'offline' | 'leave'
  readonly from: Instant
  /** Null: never back (V2). */
  readonly until: Instant | null
}

/** V2: whether somebody has declared to be away, and until when; absences that touch or overlap are one. */
export function absence(spans: readonly DeclaredSpan[], at: Instant): Absence | null {
  const whole = spanAt(absentSpans(spans), at)
  if (whole === null) return null
  const offline = spans.some(span => span.kind === 'offline' && holdsAt(span, at))
  return {
    kind: offline ? 'offline' : 'leave',
    from: whole.from,
    until: whole.until === Number.POSITIVE_INFINITY ? null : whole.until,
  }
}
