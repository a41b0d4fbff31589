import type { AreaId, PersonId } from '../domain/ids.ts'
import { mayRead, mayReadArea } from '../domain/people/visibility.ts'
import type { Audience } from '../domain/record/entry.ts'
import type { Scope } from './scope.ts'

/**
 * P1: whether the caller may read what has this audience. Judged by who they are now, whatever instant they ask about:
 * nobody who has left a team reads on in its past.
 */
export function isOpen(
  { govNow, caller }: Scope,
  audience: Audience,
  receivers: readonly PersonId[] = [],
): boolean {
  return mayRead(govNow, caller.person, audience, receivers)
}

/** P1: whether the caller may read what is said in an area, judged by who they are now. */
export function isAreaOpen({ govNow, caller }: Scope, area: AreaId): boolean {
  return mayReadArea(govNow, caller.person, area)
}
