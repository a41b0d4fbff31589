import { civilDate, dayNumber } from '../time/calendar.ts'
import type { Reckoning, TimeRead } from './time-read.ts'
import { daySpan, days, monthSpan } from './time-spans.ts'
import { endOfToken, startsToken, type Word } from './words.ts'

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Days that have a name of their own, in the calendar reckoned by here. */
const feasts = new Map([
  ['christmas', { month: 12, day: 25 }],
  ['christmas eve', { month: 12, day: 24 }],
  ['christmas day', { month: 12, day: 25 }],
  ['new year', { month: 1, day: 1 }],
])

function feast(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  for (const length of [2, 1]) {
    const text = words
      .slice(at, at + length)
      .map(one => one.text)
      .join(' ')
    const found = feasts.get(text)
    if (found !== undefined) return dayOfYear(words, at + length, found, by)
  }
  return null
}

/** `19/11/2025` and `19.11.2025`, where only one of the first two can be the month. */
function inDigits(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  const word = words[at]
  const found = word === undefined ? null : /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$/.exec(word.typed)
  if (word === undefined || found === null || !startsToken(words, at)) return null
  const [first, second, year] = [found[1], found[3], found[4]].map(Number) as [number, number, number]
  const dayFirst = found[2] === '.' || first > 12
  if (!dayFirst && second <= 12 && first !== second) return null
  const date = dayNumber({ year, month: dayFirst ? second : first, day: dayFirst ? first : second })
  if (date === null) return null
  return { exact: false, since: false, weak: false, until: endOfToken(words, at), span: daySpan(date, by) }
}

/** A day of a month, in the year that stands behind it, else in the nearest one that the question looks to. */
function dayOfYear(
  words: readonly Word[],
  at: number,
  { month, day }: { month: number; day: number },
  by: Reckoning,
): TimeRead | null {
  const typed = yearAt(words, at)
  const { year } = civilDate(days(by.now, by))
  const here = dayNumber({ year: typed ?? year, month, day })
  if (here === null) return null
  const later = typed === null && here > days(by.now, by) && !by.ahead
  const date = later ? dayNumber({ year: year - 1, month, day }) : here
  if (date === null) return null
  const until = at + (typed === null ? 0 : 1)
  return { exact: false, since: false, weak: false, until, span: daySpan(date, by) }
}

function yearAt(words: readonly Word[], at: number): number | null {
  const text = words[at]?.text ?? ''
  return /^(?:19|20)\d\d$/.test(text) ? Number(text) : null
}

/** `12 November`, `November 12th 2025`, `12th of Nov`, `June 2019`, `2024`, `19/11/2025`, `Christmas Eve`. */
export function monthDay(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  const text = (offset: number) => words[at + offset]?.text ?? ''
  const dayFirst = dayOf(text(0))
  const gap = text(1) === 'of' ? 2 : 1
  const month = dayFirst === null ? monthOf(text(0)) : monthOf(text(gap))
  if (month === null) return inDigits(words, at, by) ?? feast(words, at, by) ?? yearOnly(words, at, by)
  const dayAfter = dayFirst === null ? dayOf(text(1)) : null
  const used = dayFirst === null ? (dayAfter === null ? 1 : 2) : gap + 1
  const day = dayFirst ?? dayAfter
  if (day !== null) return dayOfYear(words, at + used, { month, day }, by)
  const typed = yearAt(words, at + used)
  const today = civilDate(days(by.now, by))
  const year = typed ?? (month > today.month && !by.ahead ? today.year - 1 : today.year)
  const until = at + used + (typed === null ? 0 : 1)
  return { exact: false, since: false, weak: typed === null, until, span: monthSpan(year, month, by) }
}

function yearOnly(words: readonly Word[], at: number, by: Reckoning): TimeRead | null {
  const text = words[at]?.text ?? ''
  if (!/^20[0-3]\d$/.test(text) || words[at]?.typed !== text) return null
  const year = Number(text)
  const span = { from: monthSpan(year, 1, by).from, until: monthSpan(year, 12, by).until }
  return { until: at + 1, exact: false, since: false, weak: true, span }
}

function monthOf(text: string): number | null {
  const at =
    text.length < 3
      ? -1
      : months.findIndex(month => month === text || (text.length < 5 && month.startsWith(text)))
  return at === -1 ? null : at + 1
}

/** A number that may be a day of a month. */
export function dayOf(text: string): number | null {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text)
  const day = found === null ? 0 : Number(found[1])
  return day >= 1 && day <= 31 ? day : null
}
