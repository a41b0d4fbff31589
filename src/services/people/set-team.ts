import { comesWithTeams, touchedByTeams, withOuterTeams } from '../../domain/authority/comes-with.ts'
import { isMapType } from '../../domain/authority/types.ts'
import type { TeamId } from '../../domain/ids.ts'
import { decideSetTeam } from '../../domain/people/decide-team.ts'
import type { TeamMember } from '../../domain/people/kinds.ts'
import { teamAt } from '../../domain/people/names.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { holdsOfTheMap } from '../authority/holds-of-the-map.ts'
import { lentOfTheMapToNext, lentToTeams } from '../authority/lent.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { personByHandle, teamByName } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'

/** `members` states the whole list; `teams` nests teams after it. With `teams` alone the people stay. */
export const setTeam = commandService('team.set', function* (scope, input) {
  const known = teamAt(scope.names, input.name)
  const touched = known === null ? new Set<TeamId>() : withOuterTeams(scope.gov, known)
  const lent = yield* lentToTeams(scope, touched)
  const areas = [...touchedByTeams(scope.gov, touched), ...lent.map(({ area }) => area)]
  const proof = yield* underMap(scope, 'map.people', areas)
  if (!proof.ok) return proof
  const theirs = [...scope.gov.areas.values()].filter(({ team }) => team !== null && touched.has(team))
  const refused = yield* holdsOfTheMap(scope, [
    ...comesWithTeams(scope.gov, touched, scope.at),
    ...lent.filter(({ type }) => isMapType(type)),
    ...(yield* lentOfTheMapToNext(
      scope,
      theirs.map(({ id }) => id),
    )),
  ])
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
