import { decideMoveArea } from '../../domain/people/decide-area.ts'
import { decided } from '../decided.ts'
import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'
import { placeAt } from './place.ts'

export const moveArea = commandService('area.move', function* (scope, input) {
  const area = areaByPath(scope, input.path, 'path')
  if (!area.ok) return area
  const place = yield* placeAt(scope, input.new, 'new')
  if (!place.ok) return place
  const moved = decideMoveArea(scope.gov, scope.names, area.value, place.value)
  return moved.ok ? decided(area.value, [moved.value], {}) : moved
})
