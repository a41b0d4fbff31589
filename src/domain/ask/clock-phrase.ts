import { dayMs, hourMs, type Span } from '../time/instant.ts'
import { resolveLocal, wallTimeAt } from '../time/local.ts'
import type { ZoneTable } from '../time/zones.ts'
import type { Reckoning } from './time-read.ts'
import { endOfToken, startsToken, type Word } from './words.ts'
import { zoneSaid } from './zone-said.ts'

/** A clock time by itself: how far into a day, and on whose clock if that is said. */
interface Clock {
  readonly until: number
  readonly ofDay: number
  readonly zone: string | null
  /** Nothing else is written so: `14:00`, `3 pm`. */
  readonly sure: boolean
}

/** `14:00`, `9am`, `3 pm UTC`, `11:00 Tokyo time`. */
export function clockTyped(words: readonly Word[], at: number, table: ZoneTable): Clock | null {
  const word = words[at]
  const found = word === undefined ? null : /^(\d{1,2})(?::(\d\d))?(am|pm)?$/i.exec(word.typed)
  if (word === undefined || found === null || !startsToken(words, at)) return null
  let until = endOfToken(words, at)
  const after = words[until]?.text ?? ''
  const half = found[3]?.toLowerCase() ?? (['am', 'pm'].includes(after) ? after : undefined)
  if (found[3] === undefined && half !== undefined) until++
  const said = zoneSaid(words, until, table)
  const hour = (Number(found[1]) % (half === undefined ? 24 : 12)) + (half === 'pm' ? 12 : 0)
  return {
    until: said?.until ?? until,
    ofDay: hour * hourMs + Number(found[2] ?? 0) * 60_000,
    zone: said?.zone ?? null,
    sure: found[2] !== undefined || half !== undefined,
  }
}

/** A clock time on the day that a span begins with. */
export function onDay({ ofDay, zone }: Clock, day: Span, by: Reckoning): Span {
  const midnight = Math.floor(wallTimeAt(by.table, by.zone, day.from) / dayMs) * dayMs
  const instant = resolveLocal(by.table, zone ?? by.zone, midnight + ofDay)
  return { from: instant, until: instant }
}

/** `at 09:00`, `at 3 am`, after a day. */
export function clockAfter(
  words: readonly Word[],
  at: number,
  by: Reckoning,
  day: Span,
): { until: number; span: Span } | null {
  const skip = words[at]?.text === 'at' ? 1 : 0
  const clock = clockTyped(words, at + skip, by.table)
  if (clock === null || (skip === 0 && !clock.sure)) return null
  return { until: clock.until, span: onDay(clock, day, by) }
}
