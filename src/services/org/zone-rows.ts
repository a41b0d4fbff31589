import { ok } from '../../domain/refusal.ts'
import { unknownZone } from '../../domain/time/time-refusals.ts'
import { readService } from '../service.ts'

// biome-ignore lint/correctness/useYield: the table in memory is enough
export const zoneRows = readService('zone.rows', function* ({ zones: table }, input) {
  const rows = new Set<string>()
  for (const [index, zone] of input.zones.entries()) {
    const named = table.named(zone)
    if (named === null) {
      return { ok: false, refusal: { ...unknownZone(table, zone).refusal, path: `zones[${index}]` } }
    }
    rows.add(table.row(named))
  }
  return ok({ version: table.version, sha256: table.sha256, rows: [...rows] })
})

// biome-ignore lint/correctness/useYield: the table in memory is enough
export const listZones = readService('zone.list', function* ({ zones: table }) {
  return ok({ version: table.version, zones: [...table.zoneNames] })
})
