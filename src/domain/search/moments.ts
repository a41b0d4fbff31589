import { dateText, dayNumber } from '../time/calendar.ts'
import { dayMs, hourMs, type Instant, type Span } from '../time/instant.ts'
import { startOfDay, wallTimeAt } from '../time/local.ts'
import { parseLocalTime } from '../time/local-text.ts'
import { readTime } from '../time/time-text.ts'
import type { ZoneTable } from '../time/zones.ts'
import type { SearchValue } from './tree.ts'

/** Whose days are meant, and when now is. */
export interface Clock {
  readonly at: Instant
  readonly zone: string
  readonly zones: ZoneTable
}

/** Open ends of a span: before and after every instant there is (T1). */
export const [earliest, latest] = [0, Number.MAX_SAFE_INTEGER] as const

/**
 * The instants a value covers, half-open. A day, month or year is covered whole: `>2026-11` begins with December,
 * `<=2026-11` ends with November. Null where no such time exists.
 */
export function spanOf(value: SearchValue, clock: Clock): Span | null {
  if (value.is === 'name') return null
  if (value.is === 'range') {
    const from = value.from === null ? { from: earliest } : momentOf(value.from, clock)
    const until = value.until === null ? { until: latest } : momentOf(value.until, clock)
    return from === null || until === null ? null : { from: from.from, until: until.until }
  }
  const meant = momentOf(value.to, clock)
  if (meant === null) return null
  switch (value.by) {
    case '=':
      return meant
    case '<':
      return { from: earliest, until: meant.from }
    case '<=':
      return { from: earliest, until: meant.until }
    case '>':
      return { from: meant.until, until: latest }
    case '>=':
      return { from: meant.from, until: latest }
  }
}

const relative = /^@(today|yesterday|tomorrow|now)(?:([+-])(\d+)([hdw]))?$/

function momentOf(text: string, clock: Clock): Span | null {
  const [, word, sign, count, unit] = relative.exec(text) ?? []
  if (word !== undefined) {
    const steps = count === undefined ? 0 : Number(count) * (sign === '-' ? -1 : 1)
    return relativeSpan(word, steps, unit ?? 'd', clock)
  }
  const [, year, month] = /^(\d{4})(?:-(\d\d))?$/.exec(text) ?? []
  if (year !== undefined) return monthsFrom(Number(year), month === undefined ? null : Number(month), clock)
  const written = readTime(text)
  const read = parseLocalTime(clock.zones, text, clock.zone)
  if (written === null || !read.ok) return null
  const until = read.value.instant
  return written.wholeDay
    ? { from: startOfDay(clock.zones, read.value.zone, written.wall), until }
    : { from: until, until: until + 1 }
}

function relativeSpan(word: string, steps: number, unit: string, clock: Clock): Span | null {
  if (word === 'now' || unit === 'h') {
    const at = clock.at + steps * (unit === 'h' ? hourMs : unit === 'w' ? 7 * dayMs : dayMs)
    return { from: at, until: at + 1 }
  }
  const near = word === 'yesterday' ? -1 : word === 'tomorrow' ? 1 : 0
  const today = Math.floor(wallTimeAt(clock.zones, clock.zone, clock.at) / dayMs)
  return daysFrom(today + near + steps * (unit === 'w' ? 7 : 1), clock)
}

function daysFrom(day: number, { zones, zone }: Clock): Span | null {
  if (!/^20[0-3]\d-/.test(dateText(day))) return null
  return { from: startOfDay(zones, zone, day * dayMs), until: startOfDay(zones, zone, (day + 1) * dayMs) }
}

function monthsFrom(year: number, month: number | null, { zones, zone }: Clock): Span | null {
  const first = dayNumber({ year, month: month ?? 1, day: 1 })
  const last = dayNumber(
    month === null || month === 12
      ? { year: year + 1, month: 1, day: 1 }
      : { year, month: month + 1, day: 1 },
  )
  if (first === null || last === null) return null
  return { from: startOfDay(zones, zone, first * dayMs), until: startOfDay(zones, zone, last * dayMs) }
}
