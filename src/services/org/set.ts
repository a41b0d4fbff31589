import { parseSetting } from '../../domain/people/decide-settings.ts'
import { draft } from '../../domain/record/entry.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'
import { aboutOrg } from './about-org.ts'

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const setOrg = commandService('org.set', function* (scope, input) {
  const settings = parseSetting(input.key, input.value)
  if (!settings.ok) return settings
  const set = draft({ ...aboutOrg(scope), kind: 'org.set', terms: { settings: settings.value } })
  return decided(scope.orgId, [set], {})
})
