import { decideSetArea } from '../../domain/people/decide-area.ts'
import { decided } from '../decided.ts'
import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'
import { holdersNamed } from './holders.ts'

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const setArea = commandService('area.set', function* (scope, input) {
  const area = areaByPath(scope, input.path, 'path')
  if (!area.ok) return area
  const held = holdersNamed(scope, input)
  if (!held.ok) return held
  const set = decideSetArea(scope.gov, area.value, held.value)
  return set.ok ? decided(area.value, [set.value], {}) : set
})
