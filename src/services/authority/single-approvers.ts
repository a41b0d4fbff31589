import type { GrantTerms } from '../../domain/authority/kinds.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import type { PathHolder, PathTable } from '../../domain/owners/path-table.ts'
import { repositoryWeekend } from '../../domain/owners/weekend.ts'
import { handleOf, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'

/** A13, A2b: the folders and rules of these areas' repositories at which one person alone approves. */
export function singleApprovers(
  scope: Scope,
  areas: readonly AreaId[],
  without: readonly PersonId[],
): string[] {
  const here = new Set(areas)
  const away = without.map(person => handleOf(scope, person))
  const tables = [...scope.gov.map.grants.values()].filter(
    ({ area, until }) => here.has(area) && (until === null || until > scope.at),
  )
  const found = tables.flatMap(grant => tablesOf(grant)).map(table => named(scope, table))
  return [
    ...new Set(
      found.flatMap(table => {
        const { singleApprover, leftWithOne } = repositoryWeekend(table, new Map(), away)
        return [...singleApprover, ...leftWithOne.map(({ path }) => path)]
      }),
    ),
  ]
}

function tablesOf({ holders }: GrantTerms): PathTable[] {
  return holders.flatMap(holder => ('table' in holder ? [holder.table] : []))
}

/** The report reads names; a team is one, and its members stand elsewhere. */
function named(scope: Scope, table: PathTable): PathTable {
  const name = (holder: PathHolder): PathHolder => {
    if ('person' in holder) return { unknown: handleOf(scope, holder.person) }
    if ('team' in holder)
      return { unknown: `@team/${teamNameOf(scope, holder.team).replace(/[^\w.-]/g, '_')}` }
    return holder
  }
  return { ...table, holders: table.holders.map(name) }
}
