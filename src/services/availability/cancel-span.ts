import { decideCancelSpan } from '../../domain/availability/decide-cancel.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { decided } from '../decided.ts'
import { linesOfAll } from '../handoff/view.ts'
import { handoffById, subjectsById } from '../load.ts'
import type { CommandScope } from '../scope.ts'
import { commandService } from '../service.ts'

/** V3: ends a leave, cover or on-call span before its time, or any span before it begins. */
export const cancelSpan = commandService('span.cancel', function* (scope, { id }) {
  const span = (yield* subjectsById(scope, [id])).get(id)
  if (span?.is !== 'span') {
    return refuse('unknown_span', 'There is no such span.', 'See person show for the ids of spans.', {
      path: 'id',
    })
  }
  const lines = span.handoff === null ? [] : yield* linesOf(scope, span.handoff)
  const { gov, caller, at } = scope
  const cancelled = decideCancelSpan({ gov, by: caller.person, span, lines, at })
  return cancelled.ok ? decided(id, cancelled.value, {}) : cancelled
})

function* linesOf(scope: CommandScope, id: string): Script<ItemState[]> {
  const handoff = yield* handoffById(scope, id)
  return handoff === null ? [] : [...(yield* linesOfAll(scope, [handoff])).values()].flat()
}
