import { decideCancelSpan } from '../../domain/availability/decide-cancel.ts'
import { refuse } from '../../domain/refusal.ts'
import { decided } from '../decided.ts'
import { subjectsById } from '../load.ts'
import { commandService } from '../service.ts'

/** V3: ends a leave, cover or on-call span before its time. */
export const cancelSpan = commandService('span.cancel', function* (scope, { id }) {
  const span = (yield* subjectsById(scope, [id])).get(id)
  if (span?.is !== 'span') {
    return refuse('unknown_span', 'There is no such span.', 'See person show for the ids of spans.', {
      path: 'id',
    })
  }
  const cancelled = decideCancelSpan(scope.gov, scope.caller.person, span, scope.at)
  return cancelled.ok ? decided(id, [cancelled.value], {}) : cancelled
})
