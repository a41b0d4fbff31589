import { isToReview } from '../../domain/decisions/review.ts'
import { isInForce } from '../../domain/decisions/states.ts'
import { draft } from '../../domain/record/entry.ts'
import { refuse } from '../../domain/refusal.ts'
import { optionalText } from '../items/stored-text.ts'
import { commandService } from '../service.ts'
import { aboutDecision, notInForce, visibleDecision } from './load-decision.ts'
import { answeredByRequest, waitingToRatify } from './render.ts'

/** D4: never required; says that it stands. D5: so do those who decided it, once the date to look at it again is past. */
export const ratifyDecision = commandService('decision.ratify', function* (scope, input) {
  const state = yield* visibleDecision(scope, input.id)
  if (!state.ok) return state
  if (!isInForce(state.value)) {
    return notInForce(state.value.id, 'There is nothing to ratify.')
  }
  const { gov, caller, at } = scope
  const isWaiting = waitingToRatify(scope, state.value).includes(caller.person)
  if (!isWaiting && !isToReview(gov, state.value, caller.person, at)) {
    return refuse('not_to_ratify', 'This does not wait for you to ratify it.', 'See decision show.', {
      path: 'id',
    })
  }
  const note = optionalText(scope, input.note, 'note')
  if (!note.ok) return note
  const terms = { decision: state.value.id, by: caller.person }
  const words = { note: note.value?.text ?? null }
  return answeredByRequest(state.value.id, [
    draft({ ...aboutDecision(state.value), kind: 'decision.ratified', terms, words }),
  ])
})
