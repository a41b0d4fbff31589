import type { Instant } from '../../domain/time/instant.ts'
import type { ZoneTable } from '../../domain/time/zones.ts'

const dayMinutes = 1_440

/** Up to two zones most people live in whose clocks differ from the reader's and each other's, eastwards from the reader. */
export function otherCities(
  table: ZoneTable,
  own: string,
  zones: readonly string[],
  now: Instant,
): readonly string[] {
  const counts = new Map<string, number>()
  for (const zone of zones) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  const byCount = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1),
  )
  const ahead = (zone: string) =>
    (table.offsetAt(zone, now) - table.offsetAt(own, now) + 2 * dayMinutes) % dayMinutes
  const taken = new Map<number, string>()
  for (const zone of byCount) {
    if (taken.size === 2) break
    if (ahead(zone) !== 0 && !taken.has(ahead(zone))) taken.set(ahead(zone), zone)
  }
  return [...taken].sort(([a], [b]) => a - b).map(([, zone]) => zone)
}
