import type { ItemState } from '../../domain/handoff/states.ts'
import { mayRead } from '../../domain/people/visibility.ts'
import type { Scope } from '../scope.ts'

/** P1: whether the caller may learn of an item. */
export function mayReadItem({ gov, caller }: Scope, { audience, receivers }: ItemState): boolean {
  return mayRead(gov, caller.person, audience, receivers)
}
