import { printSettings } from '../../domain/people/decide-settings.ts'
import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { readService } from '../service.ts'

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const showOrg = readService('org.show', function* (scope) {
  const { gov, names } = scope
  return ok({
    org: names.slug ?? 'erased',
    id: scope.orgId,
    simulated: gov.simulated,
    zone: gov.zone,
    zoneData: gov.zoneData.version,
    rules: gov.rules,
    settings: printSettings(gov.settings),
    ...asOf(scope),
  })
})
