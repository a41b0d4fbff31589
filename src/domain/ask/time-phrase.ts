import { civilDate, dayNumber, isoWeekday } from '../time/calendar.ts'
import { dayMs, hourMs, type Instant, isInstant, type Span } from '../time/instant.ts'
import { parseLocalTime } from '../time/local-text.ts'
import { clockAfter, clockTyped, onDay } from './clock-phrase.ts'
import { dayOf, monthDay } from './day-phrase.ts'
import type { Reckoning, TimeRead } from './time-read.ts'
import { daySpan, days, monthSpan } from './time-spans.ts'
import type { Word } from './words.ts'

/** A time a question speaks of: a span, or where it names a clock time the instant at which it begins. */
export interface TimePhrase {
  /** The words it covers: `[from, until)`. */
  readonly from: number
  readonly until: number
  readonly span: Span
  /** `since` reaches from there to now. */
  readonly since: boolean
  /** A clock time was given, or the time is now. */
  readonly exact: boolean
}

/** The first time a question speaks of; null where it speaks of none. */
export function timeIn(words: readonly Word[], by: Reckoning): TimePhrase | null {
  for (let from = 0; from < words.length; from++) {
    const found = between(words, from, by) ?? clockFirst(words, from, by) ?? timeAt(words, from, by)
    if (found === null) continue
    const clock = found.exact ? null : clockAfter(words, found.until, by, found.span)
    const whole = clock ?? found
    const lead = leading(words, from)
    if (lead.words === 0 && found.weak) continue
    const { until } = whole
    const span =
      lead.week && clock === null ? { from: whole.span.from, until: whole.span.from + 7 * dayMs } : whole.span
    if (!isInstant(span.from) || !isInstant(span.until)) return null
    const exact = clock !== null || found.exact
    return { from: from - lead.words, until, span, since: lead.since || found.since, exact }
  }
  return null
}

/** `between 1 and 10 January`, `from Monday to Wednesday`. */
function between(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  const opening = words[at]?.text ?? ''
  if (opening !== 'between' && opening !== 'from') return null
  const joins = opening === 'between' ? ['and'] : ['to', 'until', 'till', 'through']
  const first = timeAt(words, at + 1, by)
  const join = first?.until ?? at + 2
  if (!joins.includes(words[join]?.text ?? '')) return null
  const last = timeAt(words, join + 1, by)
  if (last === null) return null
  const from = first?.span.from ?? sameMonth(words[at + 1], last.span, by)
  if (from === null || from >= last.span.until) return null
  return {
    exact: false,
    since: false,
    weak: false,
    until: last.until,
    span: { from, until: last.span.until },
  }
}

/** Of *1 and 10 January* the first day. */
function sameMonth(word: Word | undefined, last: Span, by: Reckoning): Instant | null {
  const day = dayOf(word?.text ?? '')
  const date = day === null ? null : dayNumber({ ...civilDate(days(last.from, by)), day })
  return date === null ? null : daySpan(date, by).from
}

/** `14:00 UTC today`, `at 9am on Friday`; without a day today's. */
function clockFirst(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  const clock = clockTyped(words, at, by.table)
  if (clock === null || !clock.sure) return null
  const on = words[clock.until]?.text === 'on' ? 1 : 0
  const day = timeAt(words, clock.until + on, by)
  const isDay = day !== null && !day.exact && !day.weak
  const of = isDay ? day.span : daySpan(days(by.now, by), by)
  const until = isDay ? day.until : clock.until
  return { exact: true, since: false, weak: !isDay, until, span: onDay(clock, of, by) }
}

const sinceWords = new Set(['since', 'after', 'from'])
const atWords = new Set([
  'on',
  'at',
  'in',
  'of',
  'by',
  'during',
  'before',
  'until',
  'around',
  'for',
  'the',
  'week',
  'as',
])

/** How many words before a time belong to it: `as of`, `since the`, `in the week of`. */
function leading(words: readonly Word[], from: number): { words: number; since: boolean; week: boolean } {
  let at = from
  let since = false
  let week = false
  while (at > 0) {
    const text = words[at - 1]?.text ?? ''
    if (text === 'week') week = true
    // *back in November*, but not *is Ana back in November*.
    if (text === 'back' && from - at > 0 && at > 3) {
      at--
      continue
    }
    if (sinceWords.has(text)) since = true
    else if (!atWords.has(text)) break
    at--
    if (since) break
  }
  return { words: from - at, since, week }
}

function timeAt(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  return (
    written(words, at, by) ?? relative(words, at, by) ?? weekday(words, at, by) ?? monthDay(words, at, by)
  )
}

/** `2026-11-20`, `2026-11-20T18:00Z`, `2026-11-20T18:00[Europe/Berlin]`. */
function written(words: readonly Word[], at: number, { table, zone }: Reckoning): TimeRead | null {
  const word = words[at]
  if (word === undefined || !/^\d{4}-\d\d-\d\d/.test(word.typed) || words[at - 1]?.token === word.token)
    return null
  const bare = word.typed.replace(/z$/, 'Z')
  const parsed = parseLocalTime(table, /\[[^\]]*$/.test(bare) ? `${bare}]` : bare, zone)
  if (!parsed.ok) return null
  let until = at + 1
  while (words[until]?.token === word.token) until++
  const { instant, local } = parsed.value
  const exact = local.includes('T')
  return {
    until,
    exact,
    since: false,
    weak: false,
    span: exact ? { from: instant, until: instant } : { from: instant - dayMs, until: instant },
  }
}

const units = new Map<string, number>(
  Object.entries({
    minute: 60_000,
    hour: hourMs,
    day: dayMs,
    week: 7 * dayMs,
    month: 30 * dayMs,
    year: 365 * dayMs,
  }),
)
const numbers = new Map<string, number>(
  Object.entries({
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    ten: 10,
    couple: 2,
    few: 3,
  }),
)

const near = new Map(Object.entries({ yesterday: -1, today: 0, tonight: 0, tomorrow: 1 }))

/** `yesterday`, `today`, `three days ago`, `in the last two weeks`, `last week`, `this month`, `next year`. */
function relative(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  const text = (offset: number) => words[at + offset]?.text ?? ''
  const today = days(by.now, by)
  const plain = { exact: false, since: false, weak: false }
  if (text(0) === 'now' || text(0) === 'currently')
    return { ...plain, until: at + 1, exact: true, span: { from: by.now, until: by.now } }
  const named = near.get(text(0))
  if (named !== undefined) return { ...plain, until: at + 1, span: daySpan(today + named, by) }
  const count = numbers.get(text(0)) ?? (/^\d{1,3}$/.test(text(0)) ? Number(text(0)) : null)
  const unit = units.get(text(1).replace(/s$/, ''))
  if (count !== null && unit !== undefined && text(2) === 'ago') {
    const instant = by.now - count * unit
    const span = unit < dayMs ? { from: instant, until: instant } : daySpan(days(instant, by), by)
    return { until: at + 3, exact: unit < dayMs, since: false, weak: false, span }
  }
  if (!['last', 'past', 'this', 'next', 'previous', 'coming'].includes(text(0))) return null
  const many = numbers.get(text(1)) ?? (/^\d{1,3}$/.test(text(1)) ? Number(text(1)) : null)
  const unitOfMany = units.get(text(2).replace(/s$/, ''))
  if (many !== null && unitOfMany !== undefined)
    return { ...plain, until: at + 3, since: true, span: { from: by.now - many * unitOfMany, until: by.now } }
  return calendarUnit(text(0), text(1), at, today, by)
}

function calendarUnit(
  which: string,
  unit: string,
  at: number,
  today: number,
  by: Reckoning,
): TimeRead | null {
  const step = which === 'this' ? 0 : which === 'next' || which === 'coming' ? 1 : -1
  const monday = today - isoWeekday(today) + 1
  const { year, month } = civilDate(today)
  const of: Readonly<Record<string, () => Span>> = {
    week: () => ({
      from: daySpan(monday + 7 * step, by).from,
      until: daySpan(monday + 7 * step + 6, by).until,
    }),
    weekend: () => ({
      from: daySpan(monday + 7 * step + 5, by).from,
      until: daySpan(monday + 7 * step + 6, by).until,
    }),
    month: () => monthSpan(year, month + step, by),
    year: () => ({ from: monthSpan(year + step, 1, by).from, until: monthSpan(year + step, 12, by).until }),
    night: () => daySpan(today + step, by),
    morning: () => daySpan(today + step, by),
  }
  const span = Object.hasOwn(of, unit) ? of[unit]?.() : undefined
  return span === undefined ? null : { until: at + 2, exact: false, since: false, weak: false, span }
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** `Friday`, `last Friday`, `next Monday`: without a word the nearest in the direction the question looks. */
function weekday(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  const direction = words[at]?.text ?? ''
  const said = ['last', 'next', 'this', 'coming', 'past'].includes(direction) ? 1 : 0
  const day = weekdays.indexOf((words[at + said]?.text ?? '').replace(/s$/, '')) + 1
  if (day === 0) return null
  const today = days(by.now, by)
  const back = (isoWeekday(today) - day + 7) % 7
  const ahead = said === 1 ? direction !== 'last' && direction !== 'past' : by.ahead
  const date = ahead ? today + ((7 - back) % 7 || 7) : today - (back === 0 ? 7 : back)
  return { until: at + said + 1, exact: false, since: false, weak: false, span: daySpan(date, by) }
}
