import { source as source2026f } from './tables/2026f.ts'
import { type ZoneTable, zoneTable } from './zones.ts'

/** The table a new organisation adopts. */
export const currentZoneTable: ZoneTable = zoneTable(source2026f)

/** T2: every table ever shipped, by version, so that an old answer can always be computed again. */
export const zoneTables: ReadonlyMap<string, ZoneTable> = new Map([
  [currentZoneTable.version, currentZoneTable],
])
