import {
  comesWithTeams,
  type MapPlace,
  touchedByTeams,
  withOuterTeams,
} from '../../domain/authority/comes-with.ts'
import { isMapType } from '../../domain/authority/types.ts'
import type { TeamId } from '../../domain/ids.ts'
import { decideSetTeam } from '../../domain/people/decide-team.ts'
import type { TeamMember } from '../../domain/people/kinds.ts'
import { teamAt } from '../../domain/people/names.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { holdsOfTheMap } from '../authority/holds-of-the-map.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { subjectsByKeys } from '../load.ts'
import { personByHandle, teamByName } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'

/** `members` states the whole list; `teams` nests teams after it. With `teams` alone the people stay. */
export const setTeam = commandService('team.set', function* (scope, input) {
  const known = teamAt(scope.names, input.name)
  const touched = known === null ? new Set<TeamId>() : withOuterTeams(scope.gov, known)
  const lent = yield* lentTo(scope, touched)
  const areas = [...touchedByTeams(scope.gov, touched), ...lent.map(({ area }) => area)]
  const proof = yield* underMap(scope, 'map.people', areas)
  if (!proof.ok) return proof
  const ofTheMap = lent.filter(({ type }) => isMapType(type))
  const refused = yield* holdsOfTheMap(scope, [...comesWithTeams(scope.gov, touched, scope.at), ...ofTheMap])
  if (refused !== null) return refused
  const current = known === null ? [] : (scope.gov.teams.get(known)?.members ?? [])
  const people = input.members === undefined ? ok(null) : membersNamed(scope, input.members)
  if (!people.ok) return people
  const names = (input.teams ?? []).map(name => (name.startsWith('team:') ? name : `team:${name}`))
  const teams = membersNamed(scope, names)
  if (!teams.ok) return teams
  const stated = people.value ?? current.filter(member => 'person' in member || input.teams === undefined)
  const team = known ?? scope.ids.fresh<TeamId>('tea')
  const set = decideSetTeam(scope.gov, team, input.name, [...stated, ...teams.value])
  return set.ok ? decided(team, [proven(set.value, proof.value)], {}) : set
})

/**
 * A11, A16: what open contingencies let these teams do, and where: whoever joins one is pre-authorised there. `verify`
 * does not ask for it: there a contingency is read with whom it lets act, not with the team that names them.
 */
function* lentTo(scope: Scope, teams: ReadonlySet<TeamId>): Script<MapPlace[]> {
  if (teams.size === 0) return []
  const areas = [...scope.gov.areas.keys()]
  const items = yield* subjectsByKeys(scope, 'item', areas.map(subjectKeys.contingencyIn))
  return items.flatMap(({ contingency, area, endsAt }) =>
    contingency?.by.kind === 'team' && teams.has(contingency.by.team) && (endsAt ?? scope.at) > scope.at
      ? [{ type: contingency.type, area }]
      : [],
  )
}

function membersNamed(scope: Scope, names: readonly string[]): Outcome<TeamMember[]> {
  const members: TeamMember[] = []
  for (const [index, name] of names.entries()) {
    const path = `members[${index}]`
    if (name.startsWith('team:')) {
      const team = teamByName(scope, name, path)
      if (!team.ok) return team
      members.push({ team: team.value })
    } else {
      const person = personByHandle(scope, name, path)
      if (!person.ok) return person
      members.push({ person: person.value })
    }
  }
  return ok(members)
}
