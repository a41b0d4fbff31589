import { canonical } from '../../domain/people/gov.ts'
import { draft } from '../../domain/record/entry.ts'
import { refuse } from '../../domain/refusal.ts'
import { optionalText } from '../items/stored-text.ts'
import { commandService } from '../service.ts'
import { aboutDecision, openRequest } from './load-decision.ts'
import { answeredByRequest } from './render.ts'

/** D1: by whoever asked, while nobody decided it. */
export const withdrawRequest = commandService('decision.withdraw', function* (scope, input) {
  const state = yield* openRequest(scope, input.id)
  if (!state.ok) return state
  if (canonical(scope.gov, state.value.asker) !== scope.caller.person) {
    return refuse('not_the_asker', 'Only whoever asked takes a request back.', 'Pass, or vote no.', {
      path: 'id',
    })
  }
  const reason = optionalText(scope, input.reason, 'reason')
  if (!reason.ok) return reason
  const terms = { decision: state.value.id, by: scope.caller.person }
  const words = { reason: reason.value?.text ?? null }
  return answeredByRequest(state.value.id, [
    draft({ ...aboutDecision(state.value), kind: 'decision.withdrawn', terms, words }),
  ])
})
