import { addAdmin } from './add-admin.ts'
import { adoptRules, adoptZone } from './adopt.ts'
import { resetClock, setClock } from './clock.ts'
import { setOrg } from './set.ts'
import { showOrg } from './show.ts'
import { listZones, zoneRows } from './zone-rows.ts'

/** The services of the organisation itself, by operation. */
export const orgServices = {
  'org.show': showOrg,
  'zone.rows': zoneRows,
  'zone.list': listZones,
  'org.set': setOrg,
  'clock.set': setClock,
  'clock.reset': resetClock,
  'zone.adopt': adoptZone,
  'rules.adopt': adoptRules,
  'admin.add': addAdmin,
} as const
