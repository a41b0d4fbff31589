import { decideAddFreeze, decideLiftFreeze, placedBy } from '../../domain/authority/decide-bounds.ts'
import { unknownOfMap } from '../../domain/authority/decide-grant.ts'
import { underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { storedText } from '../items/stored-text.ts'
import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'
import { spanTyped } from './span-typed.ts'

/** A4. */
export const addFreeze = commandService('freeze.add', function* (scope, input) {
  const area = areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const proof = yield* underMap(scope, 'map.freeze', [area.value])
  if (!proof.ok) return proof
  const span = spanTyped(scope, input)
  if (!span.ok) return span
  const reason = storedText(scope, input.reason, 'reason')
  if (!reason.ok) return reason
  const id = scope.ids.numbered<string>('F')
  const freeze = {
    freeze: id,
    types: input.types.includes('all') ? ('all' as const) : [...new Set(input.types)],
    area: area.value,
    ...span.value,
    except: [...new Set(input.except ?? [])],
    by: scope.caller.person,
  }
  const added = decideAddFreeze(scope.gov, freeze, reason.value.text, proof.value, scope.at)
  return added.ok ? decided(id, [added.value], {}) : added
})

/** A4: by whoever placed it, or under the map there. */
export const liftFreeze = commandService('freeze.lift', function* (scope, { id }) {
  const freeze = scope.gov.map.freezes.get(id)
  if (freeze === undefined) return unknownOfMap('freeze', id)
  if (placedBy(scope.gov, freeze, scope.caller.person))
    return decided(id, [decideLiftFreeze(freeze, null)], {})
  const proof = yield* underMap(scope, 'map.freeze', [freeze.area])
  return proof.ok ? decided(id, [decideLiftFreeze(freeze, proof.value)], {}) : proof
})
