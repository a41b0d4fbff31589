import { type Outcome, ok } from '../refusal.ts'
import { hourMs, type Instant, isInstant } from '../time/instant.ts'
import { resolveLocal, startOfDay, wallTimeAt } from '../time/local.ts'
import { parseLocalTime } from '../time/local-text.ts'
import { outOfRange } from '../time/time-refusals.ts'
import { readTime } from '../time/time-text.ts'
import type { ZoneTable } from '../time/zones.ts'

/** Where a day line begins that was asked for by text: a date is the start of its day, not its end as elsewhere (T4). */
export function startAsked(table: ZoneTable, zone: string, text: string, hours: number): Outcome<Instant> {
  const written = readTime(text.trim())
  const named = written?.zone == null ? zone : table.named(written.zone)
  if (written?.wholeDay && written.offset === null && named !== null)
    return inRange(startOfDay(table, named, written.wall), hours, text)
  const parsed = parseLocalTime(table, text, zone)
  return parsed.ok ? inRange(parsed.value.instant, hours, text) : parsed
}

function inRange(from: Instant, hours: number, text: string): Outcome<Instant> {
  return isInstant(from) && isInstant(from + hours * hourMs) ? ok(from) : outOfRange(text)
}

/** Unasked, a third of it lies behind: a 48-hour line read at 09:02 begins at 18:00 the day before. */
export function startAround(table: ZoneTable, zone: string, at: Instant, hours: number): Instant {
  const wall = wallTimeAt(table, zone, at - (hours * hourMs * 5) / 16)
  return resolveLocal(table, zone, Math.floor(wall / (3 * hourMs)) * 3 * hourMs)
}
