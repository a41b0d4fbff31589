import { comesWithTeams } from '../../domain/authority/comes-with.ts'
import type { Holder } from '../../domain/authority/kinds.ts'
import type { AreaId, TeamId } from '../../domain/ids.ts'
import { decideSetTeam } from '../../domain/people/decide-team.ts'
import type { TeamMember } from '../../domain/people/kinds.ts'
import { teamAt } from '../../domain/people/names.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { holdsOfTheMap } from '../authority/holds-of-the-map.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { personByHandle, teamByName } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'

/** `members` states the whole list; `teams` nests teams after it. With `teams` alone the people stay. */
export const setTeam = commandService('team.set', function* (scope, input) {
  const known = teamAt(scope.names, input.name)
  const touched = known === null ? new Set<TeamId>() : withOuterTeams(scope, known)
  const proof = yield* underMap(scope, 'map.people', areasOfTeams(scope, touched))
  if (!proof.ok) return proof
  const refused = yield* holdsOfTheMap(scope, comesWithTeams(scope.gov, touched, scope.at))
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

/** What contains a team changes with it. */
function withOuterTeams({ gov }: Scope, team: TeamId): Set<TeamId> {
  const teams = new Set([team])
  // A set grows while it is walked.
  for (const inner of teams) {
    for (const outer of gov.teams.values())
      if (outer.members.some(member => 'team' in member && member.team === inner)) teams.add(outer.id)
  }
  return teams
}

/** A16: teams touch the areas that have them and those where they hold grants; one of nowhere the root. */
function areasOfTeams({ gov }: Scope, teams: ReadonlySet<TeamId>): AreaId[] {
  const areas = [...gov.areas.values()].filter(
    area => area.team !== null && teams.has(area.team) && !area.retired,
  )
  const grants = [...gov.map.grants.values()].filter(({ holders }) =>
    holders.some(holder => namesTeam(holder, teams)),
  )
  const touched = [...areas.map(({ id }) => id), ...grants.map(({ area }) => area)]
  return touched.length === 0 ? [gov.rootArea] : touched
}

/** By itself, or by the files of a repository (A2b). */
function namesTeam(holder: Holder, teams: ReadonlySet<TeamId>): boolean {
  if ('table' in holder) return holder.table.holders.some(one => 'team' in one && teams.has(one.team))
  return 'team' in holder && teams.has(holder.team)
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
