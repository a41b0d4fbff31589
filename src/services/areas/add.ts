import type { AreaId } from '../../domain/ids.ts'
import { decideAddArea } from '../../domain/people/decide-area.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'
import { holdersNamed, mayNameRoles, rolesNamed } from './holders.ts'
import { placeAt } from './place.ts'

export const addArea = commandService('area.add', function* (scope, input) {
  const held = holdersNamed(scope, input)
  if (!held.ok) return held
  const place = yield* placeAt(scope, input.path, 'path')
  if (!place.ok) return place
  const area = scope.ids.fresh<AreaId>('are')
  const proof = yield* underMap(scope, 'map.area', [place.value.parent])
  if (!proof.ok) return proof
  const named = rolesNamed(input)
  if (named.length > 0) {
    const roles = yield* mayNameRoles(scope, named, place.value.parent)
    if (!roles.ok) return roles
  }
  const added = decideAddArea(scope.gov, scope.names, area, place.value, held.value)
  return added.ok ? decided(area, [proven(added.value, proof.value)], {}) : added
})
