import { wallText } from '../../domain/time/calendar.ts'
import { dayMs, hourMs, type Instant } from '../../domain/time/instant.ts'
import { wallTimeAt } from '../../domain/time/local.ts'
import type { Place } from './format.ts'

/** The full hour a day from now on the clocks of the place, as a date-and-time field holds it. */
export function nextDay({ table, zone }: Place, now: Instant): string {
  const wall = wallTimeAt(table, zone, now + dayMs)
  return wallText(Math.ceil(wall / hourMs) * hourMs).slice(0, 16)
}
