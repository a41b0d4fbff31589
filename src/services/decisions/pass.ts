import { draft } from '../../domain/record/entry.ts'
import { optionalText } from '../items/stored-text.ts'
import { commandService } from '../service.ts'
import { aboutDecision, openRequest } from './load-decision.ts'
import { answeredByRequest } from './render.ts'
import { votingRight } from './voting-right.ts'

/** A7: gives up the turn; the next is seated at this instant. */
export const passRequest = commandService('decision.pass', function* (scope, input) {
  const state = yield* openRequest(scope, input.id)
  if (!state.ok) return state
  const reason = optionalText(scope, input.reason, 'reason')
  if (!reason.ok) return reason
  const right = yield* votingRight(scope, state.value, false)
  if (!right.ok) return right
  const terms = { decision: state.value.id, by: scope.caller.person }
  const words = { reason: reason.value?.text ?? null }
  return answeredByRequest(state.value.id, [
    draft({ ...aboutDecision(state.value), kind: 'decision.passed', terms, words }),
  ])
})
