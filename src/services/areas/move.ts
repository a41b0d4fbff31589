import { comesWithMoving } from '../../domain/authority/comes-with.ts'
import { decideMoveArea } from '../../domain/people/decide-area.ts'
import { holdsOfTheMap } from '../authority/holds-of-the-map.ts'
import { lentOfTheMapToNext } from '../authority/lent.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'
import { placeAt } from './place.ts'

export const moveArea = commandService('area.move', function* (scope, input) {
  const area = areaByPath(scope, input.path, 'path')
  if (!area.ok) return area
  const place = yield* placeAt(scope, input.new, 'new')
  if (!place.ok) return place
  const from = scope.gov.areas.get(area.value)?.parent ?? area.value
  const proof = yield* underMap(scope, 'map.area', [from, place.value.parent])
  if (!proof.ok) return proof
  const moved = decideMoveArea(scope.gov, scope.names, area.value, place.value)
  const refused = yield* holdsOfTheMap(scope, [
    ...comesWithMoving(scope.gov, from, place.value.parent, scope.at),
    ...(from === place.value.parent ? [] : yield* lentOfTheMapToNext(scope, [area.value])),
  ])
  if (refused !== null) return refused
  return moved.ok ? decided(area.value, [proven(moved.value, proof.value)], {}) : moved
})
