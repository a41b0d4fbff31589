import type { AreaId, PersonId, TeamId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { withAncestors } from '../people/org-chart.ts'
import type { Instant } from '../time/instant.ts'
import { everyHoldingOf } from './holdings.ts'
import type { DecisionType, GrantTerms, Role } from './kinds.ts'
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

function placesOf({ types, area }: GrantTerms): MapPlace[] {
  return types.filter(isMapType).map(type => ({ type, area }))
}

function isLeft({ until }: { readonly until: Instant | null }, at: Instant): boolean {
  return until === null || until > at
}
