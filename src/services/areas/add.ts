import type { AreaId } from '../../domain/ids.ts'
import { decideAddArea } from '../../domain/people/decide-area.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'
import { holdersNamed } from './holders.ts'
import { placeAt } from './place.ts'

export const addArea = commandService('area.add', function* (scope, input) {
  const held = holdersNamed(scope, input)
  if (!held.ok) return held
  const place = yield* placeAt(scope, input.path, 'path')
  if (!place.ok) return place
  const area = scope.ids.fresh<AreaId>('are')
  const added = decideAddArea(scope.gov, scope.names, area, place.value, held.value)
  return added.ok ? decided(area, [added.value], {}) : added
})
