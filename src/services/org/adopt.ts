import { draft } from '../../domain/record/entry.ts'
import { decided } from '../decided.ts'
import { rulesVersion } from '../environment.ts'
import { commandService } from '../service.ts'
import { aboutOrg } from './about-org.ts'

/** T2: computes with this process's zone data from here on; nothing to write where that is so already. */
// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const adoptZone = commandService('zone.adopt', function* (scope) {
  const { version, sha256 } = scope.env.currentZones
  if (scope.gov.zoneData.version === version) return decided(scope.orgId, [], {})
  const adopted = draft({ ...aboutOrg(scope), kind: 'zone.adopted', terms: { version, sha256 } })
  return decided(scope.orgId, [adopted], {})
})

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const adoptRules = commandService('rules.adopt', function* (scope) {
  if (scope.gov.rules === rulesVersion) return decided(scope.orgId, [], {})
  const adopted = draft({ ...aboutOrg(scope), kind: 'rules.adopted', terms: { version: rulesVersion } })
  return decided(scope.orgId, [adopted], {})
})
