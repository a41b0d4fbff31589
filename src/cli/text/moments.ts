import { durationWords } from '../../domain/time/duration.ts'

/** `2026-11-20 17:00 UTC` */
export function moment(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`
}

/** `in 3 h 10 min`, or how long ago. */
export function fromNow(instant: string, at: string): string {
  const ms = Date.parse(instant) - Date.parse(at)
  return ms >= 0 ? `in ${durationWords(ms)}` : `${durationWords(-ms)} ago`
}

/** `2026-11-20 17:00 UTC (in 3 h 10 min)` */
export function momentFromNow(instant: string, at: string): string {
  return `${moment(instant)} (${fromNow(instant, at)})`
}
