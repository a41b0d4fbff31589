import { decideConfirmSpan, decideConfirmWindows } from '../../domain/availability/decide-back.ts'
import { canonical } from '../../domain/people/gov.ts'
import { personAt } from '../../domain/people/names.ts'
import { refuse } from '../../domain/refusal.ts'
import { decided } from '../decided.ts'
import { subjectsById } from '../load.ts'
import { commandService } from '../service.ts'

/** V3: an id of a span, or for one's windows `window`, one's own handle or id. */
export const confirmSpan = commandService('span.confirm', function* (scope, { id }) {
  const { person } = scope.caller
  const named = personAt(scope.names, id)
  if (id === 'window' || id === person || (named !== null && canonical(scope.gov, named) === person)) {
    const confirmed = decideConfirmWindows(scope.gov, person)
    return confirmed.ok ? decided(person, [confirmed.value], {}) : confirmed
  }
  const span = (yield* subjectsById(scope, [id])).get(id)
  if (span?.is !== 'span') {
    return refuse('unknown_span', 'There is no such span.', 'See person show for the ids of your spans.', {
      path: 'id',
    })
  }
  const confirmed = decideConfirmSpan(scope.gov, person, span)
  return confirmed.ok ? decided(id, [confirmed.value], {}) : confirmed
})
