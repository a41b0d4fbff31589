import type { Instant, Span } from '../time/instant.ts'
import type { ZoneTable } from '../time/zones.ts'

/** From where a time is reckoned: now, in the zone of who asks; whether a bare weekday is the last or the next one. */
export interface Reckoning {
  readonly table: ZoneTable
  readonly zone: string
  readonly now: Instant
  readonly ahead: boolean
}

/** A time as it was read from some words on. */
export interface TimeRead {
  readonly until: number
  readonly span: Span
  readonly exact: boolean
  readonly since: boolean
  /** Only a time where a word such as *in* or *on* goes before it: `may`, `2024`. */
  readonly weak: boolean
}
