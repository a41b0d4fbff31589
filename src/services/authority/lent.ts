import type { MapPlace } from '../../domain/authority/comes-with.ts'
import { isMapType } from '../../domain/authority/types.ts'
import type { Target } from '../../domain/handoff/kinds.ts'
import type { AreaId, TeamId } from '../../domain/ids.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsByKeys } from '../load.ts'
import type { Scope } from '../scope.ts'

/**
 * A11, A16: what open contingencies let these teams do, and where: whoever joins one is pre-authorised there. `verify`
 * does not ask for it: there a contingency is read with whom it lets act, not with the team that names them.
 */
export function* lentToTeams(scope: Scope, teams: ReadonlySet<TeamId>): Script<MapPlace[]> {
  if (teams.size === 0) return []
  return yield* lent(scope, [...scope.gov.areas.keys()], by => by.kind === 'team' && teams.has(by.team))
}

/** The same of the map, of whoever is next in these areas and below: their teams and leads. */
export function* lentOfTheMapToNext(scope: Scope, areas: readonly AreaId[]): Script<MapPlace[]> {
  const places = yield* lent(scope, withDescendants(scope.gov, areas), by => by.kind === 'on-next')
  return places.filter(({ type }) => isMapType(type))
}

function* lent(scope: Scope, areas: readonly AreaId[], isMeant: (by: Target) => boolean): Script<MapPlace[]> {
  const items = yield* subjectsByKeys(scope, 'item', areas.map(subjectKeys.contingencyIn))
  return items.flatMap(({ contingency, area, endsAt }) =>
    contingency !== null && isMeant(contingency.by) && (endsAt ?? scope.at) > scope.at
      ? [{ type: contingency.type, area }]
      : [],
  )
}
