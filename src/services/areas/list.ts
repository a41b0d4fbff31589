import type { Area } from '../../domain/people/gov.ts'
import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { pageOf } from '../page.ts'
import { handleOf, pathOfArea, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'

/** The root is the organisation itself and is not listed; `area show /` shows it. */
export const listAreas = readService('area.list', function* (scope, input) {
  const areas = [...scope.gov.areas.values()].filter(({ retired, parent }) => !retired && parent !== null)
  const { shown, next } = pageOf(areas, ({ id }) => id, input)
  return ok({ items: shown.map(area => areaLine(scope, area)), next, ...asOf(scope) })
})

export function areaLine(scope: Scope, area: Area) {
  return {
    id: area.id,
    path: pathOfArea(scope, area.id),
    name: scope.names.areaNames.get(area.id) ?? null,
    team: area.team === null ? null : teamNameOf(scope, area.team),
    managers: area.managers.map(person => handleOf(scope, person)),
    techLeads: area.techLeads.map(person => handleOf(scope, person)),
    restricted: area.restricted,
  }
}
