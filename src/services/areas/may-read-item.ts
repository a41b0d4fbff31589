import type { ItemState } from '../../domain/handoff/states.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'

/** P1: whether the caller may learn of an item. */
export function mayReadItem(scope: Scope, { audience, receivers }: ItemState): boolean {
  return isOpen(scope, audience, receivers)
}
