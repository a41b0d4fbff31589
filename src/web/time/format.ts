import { civilDate, isoWeekday, wallText } from '../../domain/time/calendar.ts'
import { durationWords } from '../../domain/time/duration.ts'
import { dayMs, type Instant, minuteMs } from '../../domain/time/instant.ts'
import { wallTimeAt } from '../../domain/time/local.ts'
import type { ZoneTable } from '../../domain/time/zones.ts'
import { cityCodes } from './city-codes.ts'

/** A place to read clocks from. */
export interface Place {
  readonly table: ZoneTable
  readonly zone: string
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const longWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Days since 1970-01-01 on the clocks of the place. */
export function localDay({ table, zone }: Place, instant: Instant): number {
  return Math.floor(wallTimeAt(table, zone, instant) / dayMs)
}

/** `09:02`. */
export function clockText({ table, zone }: Place, instant: Instant): string {
  return wallText(wallTimeAt(table, zone, instant)).slice(11, 16)
}

/** As short as it can be told from now: `18:00` today, `Fri 18:00` within six days, else `Fri 4 Dec 18:00`. */
export function momentText(place: Place, instant: Instant, now: Instant): string {
  const day = localDay(place, instant)
  const away = day - localDay(place, now)
  const clock = clockText(place, instant)
  if (away === 0) return clock
  const weekday = weekdays[isoWeekday(day) - 1]
  if (Math.abs(away) < 7) return `${weekday} ${clock}`
  const { year, month, day: date } = civilDate(day)
  const thisYear = civilDate(localDay(place, now)).year
  return `${weekday} ${date} ${months[month - 1]}${year === thisYear ? '' : ` ${year}`} ${clock}`
}

/** `Thursday 19 November`. */
export function dayText(place: Place, instant: Instant): string {
  const day = localDay(place, instant)
  const { month, day: date } = civilDate(day)
  return `${longWeekdays[isoWeekday(day) - 1]} ${date} ${longMonths[month - 1]}`
}

/** `in 8 min`, `6 h ago`, `now`: for what is near. */
export function relativeText(instant: Instant, now: Instant): string {
  const distance = instant - now
  if (Math.abs(distance) < minuteMs) return 'now'
  const words = durationWords(Math.abs(distance))
  return distance > 0 ? `in ${words}` : `${words} ago`
}

/** What people call the place of a zone, where the organisation tells it otherwise than the zone's own name. */
const saidPlaces = new Map<string, string>()

export function sayPlaces(places: Iterable<readonly [zone: string, city: string]>): void {
  saidPlaces.clear()
  for (const [zone, city] of places) saidPlaces.set(zone, city)
}

/** `Berlin` of `Europe/Berlin`; the place as its people say it, where that is known. */
export function cityOf(zone: string): string {
  return saidPlaces.get(zone) ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/** `BER`: for heads and pictures only. A city without a usual short form stands in full. */
export function cityCode(zone: string): string {
  const city = cityOf(zone)
  return cityCodes[city] ?? city
}
