import { limitsText } from '../../domain/handoff/check-contingency.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import { minuteMs } from '../../domain/time/instant.ts'
import { renderTarget } from '../items/render.ts'
import type { Scope } from '../scope.ts'

/** What a contingency lets others do, as its author would type it again; null throughout for any other line. */
export function contingencyAsTyped(scope: Scope, { contingency }: Pick<ItemState, 'contingency'>) {
  if (contingency === null) return { may: null, limit: null, by: null, maxAge: null }
  const { type, limits, by, maxAgeMs } = contingency
  return {
    may: type,
    limit: limitsText(limits),
    by: renderTarget(scope, by),
    maxAge: `${Math.round(maxAgeMs / minuteMs)}m`,
  }
}
