import { dayMs, hourMs, minuteMs } from './instant.ts'

/** What a wall clock shows, as milliseconds since 1970-01-01T00:00 on that clock. It is no instant: it has no zone. */
export type WallTime = number

export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days since 1970-01-01, or null if the calendar has no such day. */
export function dayNumber({ year, month, day }: CivilDate): number | null {
  const days = Date.UTC(year, month - 1, day) / dayMs
  const found = civilDate(days)
  return found.year === year && found.month === month && found.day === day ? days : null
}

/** The proleptic Gregorian date of a day, by counting from 1 March of year 0 in eras of 400 years. */
export function civilDate(days: number): CivilDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

/** 1 (Monday) to 7 (Sunday). */
export function isoWeekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1
}

/** `2026-11-20`. */
export function dateText(days: number): string {
  const { year, month, day } = civilDate(days)
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}`
}

/** `2026-11-20T18:00`; seconds and milliseconds only if they are not zero, or if asked for. */
export function wallText(wall: WallTime, seconds: 'always' | 'if any' = 'if any'): string {
  const days = Math.floor(wall / dayMs)
  const inDay = wall - days * dayMs
  const inMinute = inDay % minuteMs
  const ms = inMinute % 1_000
  const hoursAndMinutes = `${padded(Math.floor(inDay / hourMs))}:${padded(Math.floor(inDay / minuteMs) % 60)}`
  const tail = inMinute === 0 && seconds === 'if any' ? '' : `:${padded(Math.floor(inMinute / 1_000))}`
  return `${dateText(days)}T${hoursAndMinutes}${tail}${ms === 0 ? '' : `.${padded(ms, 3)}`}`
}

/** `+05:45`, `-03:30`. */
export function offsetText(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes)
  return `${offsetMinutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60))}:${padded(size % 60)}`
}

function padded(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}
