import { minuteMs } from './instant.ts'
import { formatInstant } from './instant-text.ts'
import type { ZoneTable } from './zones.ts'

/** Where a clock is read. */
export interface Clock {
  readonly table: ZoneTable
  readonly name: string
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `Tue 2026-11-24 09:00` on the clock of a zone; without one in UTC, and it says so. */
export function localMoment(instant: string, zone?: Clock): string {
  const utc = Date.parse(instant)
  const wall = utc + (zone === undefined ? 0 : zone.table.offsetAt(zone.name, utc) * minuteMs)
  const weekday = weekdays[(Math.floor(wall / 86_400_000) + 4) % 7]
  const text = formatInstant(wall)
  return `${weekday} ${text.slice(0, 10)} ${text.slice(11, 16)}${zone === undefined ? ' UTC' : ''}`
}
