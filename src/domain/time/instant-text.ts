import { type Outcome, ok } from '../refusal.ts'
import { wallText } from './calendar.ts'
import { type Instant, isInstant, minuteMs } from './instant.ts'
import { badInstant, outOfRange } from './time-refusals.ts'
import { readTime } from './time-text.ts'

/** RFC 3339 in UTC: `2026-11-20T17:00:00Z`; milliseconds only if they are not zero. */
export function formatInstant(instant: Instant): string {
  return `${wallText(instant, 'always')}Z`
}

/** What machines write: RFC 3339 with seconds and `Z` or an offset, and nothing else (T1). */
export function parseInstant(text: string): Outcome<Instant> {
  const written = strict.test(text) ? readTime(text) : null
  if (written === null || written.offset === null) return badInstant(text)
  const instant = written.wall - (written.offset === 'Z' ? 0 : written.offset) * minuteMs
  return isInstant(instant) ? ok(instant) : outOfRange(text)
}

const strict = /^\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/
