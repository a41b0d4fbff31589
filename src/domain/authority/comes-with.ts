import type { AreaId, PersonId, TeamId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { withAncestors } from '../people/org-chart.ts'
import type { Instant } from '../time/instant.ts'
import { everyHoldingOf } from './holdings.ts'
import type { DecisionType, GrantTerms, Holder, Role } from './kinds.ts'
import { isMapType } from './types.ts'

/** Authority over the map in an area. */
export interface MapPlace {
  readonly type: DecisionType
  readonly area: AreaId
}

/** A16: what of the map whoever joins one of these teams comes by. */
export function comesWithTeams(gov: Gov, teams: ReadonlySet<TeamId>, at: Instant): MapPlace[] {
  const named = (grant: GrantTerms) =>
    grant.holders.some(holder => 'team' in holder && teams.has(holder.team))
  return [...gov.map.grants.values()].filter(grant => isLeft(grant, at) && named(grant)).flatMap(placesOf)
}

/** A16: what of the map whoever gets these roles in an area comes by there: by grants at the area or above it. */
export function comesWithRoles(gov: Gov, roles: readonly Role[], area: AreaId, at: Instant): MapPlace[] {
  const above = new Set(withAncestors(gov, area))
  return [...gov.map.grants.values()]
    .filter(grant => isLeft(grant, at) && above.has(grant.area))
    .filter(grant => grant.holders.some(holder => 'role' in holder && roles.includes(holder.role)))
    .flatMap(placesOf)
    .map(({ type }) => ({ type, area }))
}

/** A16: what of the map whoever becomes this person comes by. */
export function comesWithPerson(gov: Gov, person: PersonId, at: Instant): MapPlace[] {
  return everyHoldingOf(gov, person)
    .filter(held => isLeft(held, at))
    .flatMap(({ types, areas }) =>
      types.filter(isMapType).flatMap(type => areas.map(area => ({ type, area }))),
    )
}

/** A16: what of the map the leads below come by, where grants to their roles reach only the new place. */
export function comesWithMoving(gov: Gov, from: AreaId, to: AreaId, at: Instant): MapPlace[] {
  const places = (area: AreaId) => comesWithRoles(gov, ['manager', 'tech-lead'], area, at)
  const before = new Set(places(from).map(({ type }) => type))
  return places(to).filter(({ type }) => !before.has(type))
}

/** A16: each comes by what the other holds of the map; and whoever makes themselves one with another, by all they are. */
export function comesWithMerging(
  gov: Gov,
  people: readonly PersonId[],
  by: PersonId,
  at: Instant,
): MapPlace[] {
  if (people.includes(by)) return [{ type: 'map', area: gov.rootArea }]
  return people.flatMap(person => comesWithPerson(gov, person, at))
}

/** What contains a team changes with it. */
export function withOuterTeams(gov: Gov, team: TeamId): Set<TeamId> {
  const teams = new Set([team])
  // A set grows while it is walked.
  for (const inner of teams) {
    for (const outer of gov.teams.values())
      if (outer.members.some(member => 'team' in member && member.team === inner)) teams.add(outer.id)
  }
  return teams
}

/** A16: teams touch the areas that have them and those where they hold grants; one of nowhere the root. */
export function touchedByTeams(gov: Gov, teams: ReadonlySet<TeamId>): AreaId[] {
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

function placesOf({ types, area }: GrantTerms): MapPlace[] {
  return types.filter(isMapType).map(type => ({ type, area }))
}

function isLeft({ until }: { readonly until: Instant | null }, at: Instant): boolean {
  return until === null || until > at
}
