import { type Refusal, refuse } from '../refusal.ts'
import { offsetText, type WallTime, wallText } from './calendar.ts'
import type { ZoneTable } from './zones.ts'

type Refused = { ok: false; refusal: Refusal }

export function badTime(text: string): Refused {
  return refuse(
    'bad_time',
    `"${shown(text)}" is not a time.`,
    'Write it like 2026-11-20T18:00[Europe/Berlin], 2026-11-20T17:00Z, or 2026-11-20 for the end of that day.',
  )
}

export function badInstant(text: string): Refused {
  return refuse('bad_time', `"${shown(text)}" is not an instant.`, 'Write it like 2026-11-20T17:00:00Z.')
}

/** T4: the offset contradicts the zone, so one of the two is a slip. */
export function wrongOffset(
  wall: WallTime,
  zone: string,
  offset: number,
  possible: readonly number[],
): Refused {
  const right = possible.map(offsetText)
  return refuse(
    'bad_time',
    `${zone} is not at ${offsetText(offset)} on ${wallText(wall)}.`,
    `Write ${right.join(' or ')}, or leave out the offset or the zone.`,
    { details: { offsets: right } },
  )
}

/** T4: the clocks go back over this time. */
export function twice(wall: WallTime, zone: string, readings: readonly string[]): Refused {
  return refuse(
    'local_time_twice',
    `${wallText(wall)} comes twice in ${zone}, because the clocks go back.`,
    `Write ${readings.join(' for the first, or ')} for the second.`,
    { details: { readings } },
  )
}

/** T4: the clocks go forward over this time. */
export function missing(wall: WallTime, zone: string, readings: readonly string[]): Refused {
  return refuse(
    'local_time_missing',
    `${wallText(wall)} does not exist in ${zone}, because the clocks go forward.`,
    `Write ${readings.join(' or ')}.`,
    { details: { readings } },
  )
}

/** T1. */
export function outOfRange(text: string): Refused {
  return refuse(
    'instant_out_of_range',
    `${shown(text)} is outside the years 2000 to 2037.`,
    'Write a time from 2000 to 2037.',
  )
}

export function unknownZone(table: ZoneTable, zone: string): Refused {
  const similar = similarZones(table, zone)
  const next = similar.length === 0 ? 'Write a name like Europe/Berlin.' : `Write ${similar.join(' or ')}.`
  return refuse('unknown_zone', `"${shown(zone)}" is not a time zone.`, next, { details: { zone, similar } })
}

/** At most three zones whose place begins like this one, the longest likeness first. */
function similarZones(table: ZoneTable, zone: string): string[] {
  const place = placeOf(zone)
  for (let length = place.length; length >= 3; length--) {
    const start = place.slice(0, length)
    const found = table.zoneNames.filter(name => placeOf(name).startsWith(start))
    if (found.length > 0) return found.slice(0, 3)
  }
  return []
}

function placeOf(zone: string): string {
  return zone
    .slice(zone.lastIndexOf('/') + 1)
    .replaceAll(' ', '_')
    .toLowerCase()
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
