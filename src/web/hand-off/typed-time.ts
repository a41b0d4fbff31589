import { civilDate, dayNumber, isoWeekday, wallText } from '../../domain/time/calendar.ts'
import { parseDuration } from '../../domain/time/duration.ts'
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/time/instant.ts'
import { wallTimeAt } from '../../domain/time/local.ts'
import { formatLocal } from '../../domain/time/local-text.ts'
import { readTime } from '../../domain/time/time-text.ts'
import type { Place } from '../time/format.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A time as people type it (`18:00`, `fri 9`, `tomorrow 9am`, `23 nov 09:00`, `in 2 h`) as T4 writes it, in the
 * author's zone; the text itself where it is not understood, for the check to say so. Whether the clocks show that
 * time once, twice or never is for `parseLocalTime` to say.
 */
export function typedTime(text: string, { table, zone }: Place, now: Instant): string {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const written = readTime(text.trim())
  if (written !== null) {
    return written.zone === null && written.offset === null
      ? `${text.trim().replace(' ', 'T')}[${zone}]`
      : text.trim()
  }
  const length = /^in (.+)$/.exec(words)?.[1]
  if (length !== undefined) {
    const parsed = parseDuration(
      length
        .replaceAll(' ', '')
        .replace(/(min|mins|minutes?)$/, 'm')
        .replace(/(hours?)$/, 'h')
        .replace(/(days?)$/, 'd'),
    )
    if (!parsed.ok) return text.trim()
    return formatLocal(table, zone, Math.ceil((now + parsed.value) / minuteMs) * minuteMs)
  }
  const here = wallTimeAt(table, zone, now)
  const found = dayAndClock(words, Math.floor(here / dayMs), here % dayMs)
  if (found === null) return text.trim()
  const day = wallText(found.day * dayMs).slice(0, 10)
  return found.clock === null ? `${day}[${zone}]` : `${wallText(found.day * dayMs + found.clock)}[${zone}]`
}

interface DayClock {
  readonly day: number
  /** Null: a day alone. */
  readonly clock: number | null
}

function dayAndClock(words: string, today: number, clockNow: number): DayClock | null {
  const whole = clockOf(words)
  if (whole !== null) return { day: whole > clockNow ? today : today + 1, clock: whole }
  for (let at = words.length; at > 0; at = words.lastIndexOf(' ', at - 1)) {
    const rest = words.slice(at).trim().replace(/^at /, '')
    const clock = rest === '' ? null : clockOf(rest)
    if (rest !== '' && clock === null) continue
    const day = dayOf(words.slice(0, at).trim().replace(/,$/, ''), today, clock, clockNow)
    if (day !== null) return { day, clock }
  }
  return null
}

/** `9`, `9:30`, `09.30`, `9am`, `noon`: milliseconds into the day. */
function clockOf(text: string): number | null {
  if (text === 'noon') return 12 * hourMs
  const match = /^(\d{1,2})(?:[:.h](\d\d))? ?(am|pm)?$/.exec(text)
  if (match === null) return null
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)]
  const half = match[3]
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null
  const hours = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)
  return hours * hourMs + minute * minuteMs
}

function dayOf(text: string, today: number, clock: number | null, clockNow: number): number | null {
  if (text === 'today') return today
  if (text === 'tomorrow') return today + 1
  const name = /^(?:next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/.exec(text)?.[1]
  if (name !== undefined) {
    const ahead = (weekdays.indexOf(name) + 1 - isoWeekday(today) + 7) % 7
    return ahead === 0 && clock !== null && clock <= clockNow ? today + 7 : today + ahead
  }
  const written =
    /^(\d{1,2})(?:st|nd|rd|th)?\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$/.exec(text)
  const turned = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})$/.exec(text)
  const month = written?.[2] ?? turned?.[1]
  if (month === undefined) return null
  const date = { month: months.indexOf(month) + 1, day: Number(written?.[1] ?? turned?.[2]) }
  const { year } = civilDate(today)
  const thisYear = dayNumber({ year, ...date })
  return thisYear !== null && thisYear < today ? dayNumber({ year: year + 1, ...date }) : thisYear
}
