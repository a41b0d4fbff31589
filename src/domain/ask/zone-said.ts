import type { ZoneTable } from '../time/zones.ts'
import { endOfToken, type Word } from './words.ts'

const byCity = new WeakMap<ZoneTable, ReadonlyMap<string, string>>()

/** A city of the zone data to its zone: `new york` to `America/New_York`. */
function citiesOf(table: ZoneTable): ReadonlyMap<string, string> {
  const known = byCity.get(table)
  if (known !== undefined) return known
  const cities = new Map(
    table.zoneNames.map(zone => [
      zone
        .slice(zone.lastIndexOf('/') + 1)
        .replaceAll('_', ' ')
        .toLowerCase(),
      zone,
    ]),
  )
  byCity.set(table, cities)
  return cities
}

const longestCity = 3

/** On whose clock a time is given by the words after it: `UTC`, `Europe/Berlin`, `Berlin time`, `New York time`; null where nothing says. */
export function zoneSaid(
  words: readonly Word[],
  at: number,
  table: ZoneTable,
): { zone: string; until: number } | null {
  const first = words[at]
  if (first === undefined) return null
  if (['utc', 'gmt', 'z'].includes(first.text)) return { zone: 'Etc/UTC', until: at + 1 }
  const whole = first.typed.includes('/') ? table.named(first.typed) : null
  if (whole !== null) return { zone: whole, until: endOfToken(words, at) }
  const end = words.findIndex(({ text }, place) => place > at && text === 'time')
  if (end === -1 || end - at > longestCity) return null
  const city = words
    .slice(at, end)
    .map(({ text }) => text)
    .join(' ')
  const zone = citiesOf(table).get(city)
  return zone === undefined ? null : { zone, until: end + 1 }
}
