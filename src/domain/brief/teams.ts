import { type Condition, conditions } from '../handoff/kinds.ts'
import type { AreaId, TeamId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'

/** B0: areas grouped by the team that looks after them: the worst team first, its worst area first, then by id. */
export function byTeamWorstFirst(
  gov: Gov,
  areas: Iterable<AreaId>,
  conditionOf: (area: AreaId) => Condition,
): AreaId[] {
  const rank = (area: AreaId) => conditions.indexOf(conditionOf(area))
  const teamOf = (area: AreaId) => gov.areas.get(area)?.team ?? null
  const all = [...new Set(areas)]
  const worst = new Map<TeamId | null, number>()
  for (const area of all) worst.set(teamOf(area), Math.max(rank(area), worst.get(teamOf(area)) ?? 0))
  const worstOf = (area: AreaId) => worst.get(teamOf(area)) ?? 0
  return all.sort(
    (a, b) =>
      worstOf(b) - worstOf(a) ||
      compared(teamOf(a) ?? '', teamOf(b) ?? '') ||
      rank(b) - rank(a) ||
      compared(a, b),
  )
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
