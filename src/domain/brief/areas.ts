import type { ItemState } from '../handoff/states.ts'
import type { AreaId, PersonId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { areasLedBy, areasOfTeam, teamsOf, withAncestors, withDescendants } from '../people/org-chart.ts'

/** B0: the areas of a person by team, role, following and their own open items, with all below. */
export function areasOf(gov: Gov, person: PersonId, items: readonly ItemState[]): AreaId[] {
  const teams = teamsOf(gov, person).flatMap(team => areasOfTeam(gov, team))
  const follows = gov.people.get(person)?.follows ?? []
  const own = items.map(({ area }) => area)
  return withDescendants(gov, [...teams, ...areasLedBy(gov, person), ...follows, ...own])
}

/** B0: where else a hold counts: above those areas. */
export function areasAbove(gov: Gov, areas: readonly AreaId[]): AreaId[] {
  const inside = new Set(areas)
  const above = new Set(areas.flatMap(area => withAncestors(gov, area)))
  return [...above].filter(area => !inside.has(area))
}
