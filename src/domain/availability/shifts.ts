import { dayMs, type Instant, type Span } from '../time/instant.ts'
import { type Reachability, reachableSpans } from './reach.ts'

/** B1: a shift is a reachable span by windows and cover, less leave and offline; being on call is no shift. */
export function shifts(r: Reachability, from: Instant, until: Instant): Span[] {
  return reachableSpans(r, from, until)
}

/**
 * B1: the end of the person's last shift before `at`, looking back at most `lookBackMs`. `publishedAt` are the
 * instants at which they published handoffs: a shift in which they did ended at the last of those. A shift still
 * running at `at` has not ended unless they did.
 */
export function lastShiftEnd(
  r: Reachability,
  at: Instant,
  publishedAt: readonly Instant[],
  lookBackMs: number = 60 * dayMs,
): Instant | null {
  const published = publishedAt.filter(instant => instant <= at)
  for (let lengthMs = 4 * dayMs; ; lengthMs *= 4) {
    const start = at - Math.min(lengthMs, lookBackMs)
    for (const shift of shifts(r, start, at + 1).reverse()) {
      // A shift cut off at the start may have been ended by a publication further back.
      if (shift.from === start && lengthMs < lookBackMs) break
      const end = endOf(shift, at, published)
      if (end !== null) return end
    }
    if (lengthMs >= lookBackMs) return null
  }
}

/** When this shift ended, or null if it was still running at `at`. */
function endOf(shift: Span, at: Instant, published: readonly Instant[]): Instant | null {
  const inside = published.filter(instant => shift.from <= instant && instant <= shift.until)
  if (inside.length > 0) return Math.max(...inside)
  return shift.until <= at ? shift.until : null
}
