import type { AuthorityProof } from '../../domain/authority/kinds.ts'
import type { AreaId } from '../../domain/ids.ts'
import { decideSetArea } from '../../domain/people/decide-area.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { holdsOfTheMap } from '../authority/holds-of-the-map.ts'
import { lentOfTheMapToNext } from '../authority/lent.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { areaByPath } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { commandService, type InputOf } from '../service.ts'
import { holdersNamed, mayNameRoles, rolesNamed } from './holders.ts'

export const setArea = commandService('area.set', function* (scope, input) {
  const area = areaByPath(scope, input.path, 'path')
  if (!area.ok) return area
  const proof = yield* maySet(scope, area.value, input)
  if (!proof.ok) return proof
  const held = holdersNamed(scope, input)
  if (!held.ok) return held
  if (input.team !== undefined || rolesNamed(input).length > 0) {
    const refused = yield* holdsOfTheMap(scope, yield* lentOfTheMapToNext(scope, [area.value]))
    if (refused !== null) return refused
  }
  const set = decideSetArea(scope.gov, area.value, held.value)
  return set.ok ? decided(area.value, [proven(set.value, proof.value)], {}) : set
})

/** A16: naming its leads needs `map.role`, anything else of it `map.area`; both where both are changed. */
function* maySet(scope: Scope, area: AreaId, input: InputOf<'area.set'>): Script<Outcome<AuthorityProof>> {
  const { path: _path, managers: _managers, techLeads: _leads, ...rest } = input
  const named = rolesNamed(input)
  const roles = named.length > 0 ? yield* mayNameRoles(scope, named, area) : null
  if (roles !== null && !roles.ok) return roles
  const isRest = Object.values(rest).some(value => value !== undefined)
  if (roles !== null && !isRest) return ok(roles.value)
  return yield* underMap(scope, 'map.area', [area])
}
