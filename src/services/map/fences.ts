import { decideAddFence, decideRemoveFence } from '../../domain/authority/decide-bounds.ts'
import { unknownOfMap } from '../../domain/authority/decide-grant.ts'
import { underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'

export const addFence = commandService('fence.add', function* (scope, { type, area: path }) {
  const area = areaByPath(scope, path, 'area')
  if (!area.ok) return area
  const proof = yield* underMap(scope, 'map.fence', [area.value])
  if (!proof.ok) return proof
  const fence = scope.ids.numbered<string>('E')
  const added = decideAddFence(scope.gov, { fence, type, area: area.value }, proof.value)
  return added.ok ? decided(fence, [added.value], {}) : added
})

export const removeFence = commandService('fence.remove', function* (scope, { id }) {
  const fence = scope.gov.map.fences.get(id)
  if (fence === undefined) return unknownOfMap('fence', id)
  const proof = yield* underMap(scope, 'map.fence', [fence.area])
  if (!proof.ok) return proof
  const removed = decideRemoveFence(scope.gov, id, proof.value)
  return removed.ok ? decided(id, [removed.value], {}) : removed
})
