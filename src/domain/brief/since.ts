import type { Reachability } from '../availability/reach.ts'
import { lastShiftEnd } from '../availability/shifts.ts'
import { hourMs, type Instant } from '../time/instant.ts'

/** B1: the end of the reader's last shift; where there is none or it is long ago, at least back to the third-last handoff. */
export function sinceOf(
  reader: Reachability | null,
  at: Instant,
  publishedAt: readonly Instant[],
  handoffsAt: readonly Instant[],
): Instant {
  const end = reader === null ? null : lastShiftEnd(reader, at, publishedAt)
  if (end !== null && at - end <= 72 * hourMs) return end
  const third = [...handoffsAt]
    .sort((a, b) => b - a)
    .slice(0, 3)
    .at(-1)
  return Math.min(end ?? at - 72 * hourMs, third ?? at)
}
