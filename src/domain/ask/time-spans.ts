import { dayNumber } from '../time/calendar.ts'
import { dayMs, type Instant, type Span } from '../time/instant.ts'
import { startOfDay, wallTimeAt } from '../time/local.ts'
import type { ZoneTable } from '../time/zones.ts'

/** On whose clock days begin. */
export interface Place {
  readonly table: ZoneTable
  readonly zone: string
}

/** The number of the day on which an instant falls there. */
export function days(instant: Instant, { table, zone }: Place): number {
  return Math.floor(wallTimeAt(table, zone, instant) / dayMs)
}

/** A whole day there, by its number. */
export function daySpan(day: number, { table, zone }: Place): Span {
  return { from: startOfDay(table, zone, day * dayMs), until: startOfDay(table, zone, (day + 1) * dayMs) }
}

/** A month, which may lie before or after the year. */
export function monthSpan(year: number, month: number, by: Place): Span {
  const first = (of: number) => {
    const shifted = {
      year: year + Math.floor((of - 1) / 12),
      month: ((((of - 1) % 12) + 12) % 12) + 1,
      day: 1,
    }
    return daySpan(dayNumber(shifted) ?? 0, by).from
  }
  return { from: first(month), until: first(month + 1) }
}
