import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { isoWeekday } from '../../domain/time/calendar.ts'
import { dayMs, hourMs, type Instant, type Span } from '../../domain/time/instant.ts'
import { resolveLocal, wallTimeAt } from '../../domain/time/local.ts'
import { spanTyped } from '../map/span-typed.ts'
import type { Scope } from '../scope.ts'

const longestDays = 92

/** The span a report is about: as typed, else `otherwise`. */
export function periodOf(
  scope: Scope,
  typed: { readonly from?: string | undefined; readonly until?: string | undefined },
  otherwise: (from: Instant | null) => Span,
): Outcome<Span> {
  const span = spanTyped(scope, typed)
  if (!span.ok) return span
  const usual = otherwise(typed.from === undefined ? null : span.value.from)
  const from = typed.from === undefined && typed.until === undefined ? usual.from : span.value.from
  const until = span.value.until ?? usual.until
  if (until <= from)
    return refuse('span_empty', 'It ends before it begins.', 'Give a later end.', { path: 'until' })
  if (until - from > longestDays * dayMs) {
    return refuse('span_too_long', `At most ${longestDays} days are looked at.`, 'Give an earlier end.', {
      path: 'until',
    })
  }
  return ok({ from, until })
}

/** The next weekend in the organisation's zone, Friday 18:00 to Monday 09:00; the rest of it once it has begun. */
export function weekendFrom({ zones, gov }: Scope, at: Instant): Span {
  const local = (day: number, hour: number) => resolveLocal(zones, gov.zone, day * dayMs + hour * hourMs)
  const today = Math.floor(wallTimeAt(zones, gov.zone, at) / dayMs)
  // The Friday of this week's weekend: on a Monday before nine it is still last week's.
  const weekday = isoWeekday(today)
  const friday = today + 5 - weekday - (weekday === 1 && at < local(today, 9) ? 7 : 0)
  return { from: Math.max(at, local(friday, 18)), until: local(friday + 3, 9) }
}
