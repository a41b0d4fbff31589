import { isReachable } from '../../domain/availability/reach.ts'
import type { Actor } from '../../domain/handoff/decide-item.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { isReadableItem } from '../handoff/check-context.ts'
import { itemById, reachabilityOf } from '../load.ts'
import type { Scope } from '../scope.ts'

/** An item the caller may read (P1); unknown and hidden ones are the same refusal. */
export function* visibleItem(scope: Scope, id: string, path = 'id'): Script<Outcome<ItemState>> {
  const item = yield* itemById(scope, id)
  if (item !== null && isReadableItem(scope, item)) return ok(item)
  return refuse('unknown_item', `There is no item ${id.slice(0, 60)}.`, 'See item list.', { path })
}

/** The caller, as the rules of items see them. */
export function* actorOf(scope: Scope): Script<Actor> {
  const { gov, caller, at: now } = scope
  const reachability = yield* reachabilityOf(scope, [caller.person])
  return { gov, person: caller.person, now, isReachable: person => isReachable(reachability(person), now) }
}
