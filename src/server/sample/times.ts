import { isoWeekday } from '../../domain/time/calendar.ts'
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/time/instant.ts'
import { resolveLocal, wallTimeAt } from '../../domain/time/local.ts'
import { formatLocal } from '../../domain/time/local-text.ts'
import type { ZoneTable } from '../../domain/time/zones.ts'

export type Place = 'berlin' | 'sanFrancisco' | 'bengaluru'

export const zoneOf: Readonly<Record<Place, string>> = {
  berlin: 'Europe/Berlin',
  sanFrancisco: 'America/Los_Angeles',
  bengaluru: 'Asia/Kolkata',
}

/** Every instant of the sample, derived from the instant it is anchored to. */
export class SampleTimes {
  readonly anchor: Instant
  readonly #zones: ZoneTable

  constructor(anchor: Instant, zones: ZoneTable) {
    this.anchor = anchor
    this.#zones = zones
  }

  /** Before the anchor, or after it with a negative number of hours. */
  hoursBefore(hours: number): Instant {
    return this.anchor - Math.round(hours * hourMs)
  }

  minutesBefore(minutes: number): Instant {
    return this.anchor - minutes * minuteMs
  }

  /**
   * `hour` local time on the n-th last weekday of a place. The last one is at least two days back, so that whatever a
   * shift of it says comes before what is told of the hours before the anchor.
   */
  weekday(nth: number, place: Place, hour: number, minute = 0): Instant {
    // Counted in UTC, so that the n-th last weekday is the same date everywhere.
    let day = Math.floor(this.anchor / dayMs) - 1
    for (let left = nth; left > 0; ) {
      day -= 1
      if (isoWeekday(day) <= 5) left -= 1
    }
    return this.#local(day, place, hour, minute)
  }

  /** The same on the first weekday that begins at least `hours` after the anchor. */
  weekdayAfter(hours: number, place: Place, hour: number): Instant {
    const earliest = this.anchor + hours * hourMs
    let day = Math.floor(wallTimeAt(this.#zones, zoneOf[place], earliest) / dayMs)
    while (isoWeekday(day) > 5 || this.#local(day, place, hour, 0) < earliest) day += 1
    return this.#local(day, place, hour, 0)
  }

  /** The next weekday morning of a place after an instant. */
  morningAfter(instant: Instant, place: Place): Instant {
    let day = Math.floor(wallTimeAt(this.#zones, zoneOf[place], instant) / dayMs) + 1
    while (isoWeekday(day) > 5) day += 1
    return this.#local(day, place, 9, 0)
  }

  /** As a person of that place types it. */
  typed(instant: Instant, place: Place): string {
    return formatLocal(this.#zones, zoneOf[place], instant - (instant % minuteMs))
  }

  #local(day: number, place: Place, hour: number, minute: number): Instant {
    return resolveLocal(this.#zones, zoneOf[place], day * dayMs + hour * hourMs + minute * minuteMs)
  }
}
