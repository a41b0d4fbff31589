import { type Outcome, ok } from '../refusal.ts'
import { offsetText, type WallTime, wallText } from './calendar.ts'
import { dayMs, type Instant, isInstant, minuteMs } from './instant.ts'
import { readings, startOfDay, wallTimeAt } from './local.ts'
import * as refusal from './time-refusals.ts'
import { readTime, type TimeText } from './time-text.ts'
import type { ZoneTable } from './zones.ts'

/** T4: an instant fixed when it was written, beside what was written. */
export interface LocalInstant {
  readonly instant: Instant
  /** `2026-11-20T18:00`, or `2026-11-20` where a date was written: the end of that day. */
  readonly local: string
  readonly zone: string
  readonly offsetMinutes: number
}

/**
 * T4: the instant a person typed. A wall time that does not exist in its zone, or comes twice, is refused with both
 * readings offered; an offset settles which of two is meant. A date alone is the end of that day.
 */
export function parseLocalTime(table: ZoneTable, text: string, defaultZone: string): Outcome<LocalInstant> {
  const written = readTime(text.trim())
  if (written === null) return refusal.badTime(text)
  const zone = table.named(written.zone ?? defaultZone)
  if (zone === null) return refusal.unknownZone(table, written.zone ?? defaultZone)
  const found = instantOf(table, zone, written)
  if (!found.ok) return found
  const instant = found.value
  if (!isInstant(instant)) return refusal.outOfRange(text)
  const local = written.wholeDay
    ? wallText(written.wall).slice(0, 10)
    : wallText(wallTimeAt(table, zone, instant))
  return ok({ instant, local, zone, offsetMinutes: table.offsetAt(zone, instant) })
}

/** T4: `2026-11-20T18:00[Europe/Berlin]`, with the offset where the time comes twice: parsing it gives this instant. */
export function formatLocal(table: ZoneTable, zone: string, instant: Instant): string {
  const wall = wallTimeAt(table, zone, instant)
  const doubled = readings(table, zone, wall).kind === 'twice'
  return `${wallText(wall)}${doubled ? offsetText(table.offsetAt(zone, instant)) : ''}[${zone}]`
}

function instantOf(table: ZoneTable, zone: string, written: TimeText): Outcome<Instant> {
  const { wall, offset } = written
  if (offset !== null && (offset === 'Z' || written.zone === null)) {
    return ok(wall - (offset === 'Z' ? 0 : offset) * minuteMs)
  }
  if (written.wholeDay) return endOfDay(table, zone, wall)
  const found = readings(table, zone, wall)
  if (found.kind === 'missing') return refusal.missing(wall, zone, texts(table, zone, found))
  const possible = found.kind === 'once' ? [found.instant] : [found.earlier, found.later]
  if (offset === null) {
    return found.kind === 'once' ? ok(found.instant) : refusal.twice(wall, zone, texts(table, zone, found))
  }
  const meant = wall - offset * minuteMs
  if (possible.includes(meant)) return ok(meant)
  return refusal.wrongOffset(
    wall,
    zone,
    offset,
    possible.map(instant => table.offsetAt(zone, instant)),
  )
}

/** The start of the next day. A day the zone skipped whole is a local time that does not exist. */
function endOfDay(table: ZoneTable, zone: string, midnight: WallTime): Outcome<Instant> {
  const start = startOfDay(table, zone, midnight)
  const end = startOfDay(table, zone, midnight + dayMs)
  if (start < end) return ok(end)
  const dates = [midnight - dayMs, midnight + dayMs].map(day => `${wallText(day).slice(0, 10)}[${zone}]`)
  return refusal.missing(midnight, zone, dates)
}

function texts(table: ZoneTable, zone: string, found: { earlier: Instant; later: Instant }): string[] {
  return [formatLocal(table, zone, found.earlier), formatLocal(table, zone, found.later)]
}
