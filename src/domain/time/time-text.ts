import { dayNumber, type WallTime } from './calendar.ts'
import { dayMs, hourMs, minuteMs } from './instant.ts'

/** What a text says about a time, before anything is looked up in a zone. */
export interface TimeText {
  readonly wall: WallTime
  /** Only a date was written. */
  readonly wholeDay: boolean
  /** Minutes east of UTC, `Z`, or null if neither was written. */
  readonly offset: 'Z' | number | null
  readonly zone: string | null
}

const date = '(\\d{4})-(\\d\\d)-(\\d\\d)'
const clock = '(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,3}))?)?'
const offset = '(?:([Zz])|([+-])(\\d\\d):(\\d\\d))'
const pattern = new RegExp(`^${date}(?:[Tt ]${clock}${offset}?)?(?:\\[([^[\\]]*)\\])?$`)

/** T4: the parts of `2026-11-20T18:00:00.000+01:00[Europe/Berlin]`; all after the date may be missing. */
export function readTime(text: string): TimeText | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second, fraction, utc, sign, offsetHour, offsetMinute, zone] =
    match
  const days = dayNumber({ year: Number(year), month: Number(month), day: Number(day) })
  const inDay = clockMs(hour, minute, second, fraction)
  const minutes = offsetMinutes(sign, offsetHour, offsetMinute)
  if (days === null || inDay === null || minutes === null) return null
  return {
    wall: days * dayMs + inDay,
    wholeDay: hour === undefined,
    offset: utc !== undefined ? 'Z' : sign === undefined ? null : minutes,
    zone: zone ?? null,
  }
}

type Digits = string | undefined

/** `24:00` is the end of the day; a leap second is not a time. */
function clockMs(hour: Digits, minute: Digits, second: Digits, fraction: Digits): number | null {
  const minutes = Number(minute ?? 0)
  const seconds = Number(second ?? 0)
  const ms = Number((fraction ?? '').padEnd(3, '0'))
  const inDay = Number(hour ?? 0) * hourMs + minutes * minuteMs + seconds * 1_000 + ms
  return minutes < 60 && seconds < 60 && inDay <= dayMs ? inDay : null
}

function offsetMinutes(sign: Digits, hour: Digits, minute: Digits): number | null {
  const size = Number(hour ?? 0) * 60 + Number(minute ?? 0)
  if (size >= 24 * 60 || Number(minute ?? 0) > 59) return null
  return sign === '-' ? 0 - size : size
}
