import { questionOf } from '../../domain/decisions/question-of.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import { isInForce } from '../../domain/decisions/states.ts'
import { canonical } from '../../domain/people/gov.ts'
import { type Draft, draft } from '../../domain/record/entry.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { authorityFor } from '../authority/load.ts'
import { storedText } from '../items/stored-text.ts'
import { commandService } from '../service.ts'
import { evolved } from './ask.ts'
import { settlingDrafts } from './due.ts'
import { notInForce, openRequest, visibleDecision } from './load-decision.ts'
import { renderSettled, waitingToRatify } from './render.ts'
import { standingOn } from './vote.ts'
import { optional } from './words-typed.ts'

function about({ id, area, audience }: DecisionState) {
  return { subject: id, area, audience }
}

function answering(state: DecisionState, drafts: readonly Draft[]) {
  return ok({
    drafts,
    answer: (written: Parameters<typeof renderSettled>[0]) => renderSettled(written, state.id),
  })
}

/** A7: gives up the turn; the next is seated at this instant. */
export const passRequest = commandService('decision.pass', function* (scope, input) {
  const state = yield* openRequest(scope, input.id)
  if (!state.ok) return state
  const reason = optional(scope, input.reason, 'reason')
  if (!reason.ok) return reason
  const standing = yield* standingOn(scope, state.value, false)
  if (!standing.ok) return standing
  const terms = { decision: state.value.id, by: scope.caller.person }
  const words = { reason: reason.value?.text ?? null }
  return answering(state.value, [draft({ ...about(state.value), kind: 'decision.passed', terms, words })])
})

/** A10: answered by any of those consulted. */
export const answerConsult = commandService('consult.answer', function* (scope, input) {
  const state = yield* openRequest(scope, input.id)
  if (!state.ok) return state
  const me = scope.caller.person
  if (!state.value.consult.some(person => canonical(scope.gov, person) === me)) {
    return refuse('not_consulted', 'You were not asked about this.', 'Say it to whoever asked.', {
      path: 'id',
    })
  }
  const said = storedText(scope, input.text, 'text')
  if (!said.ok) return said
  const terms = { decision: state.value.id, by: me }
  const answer = draft({
    ...about(state.value),
    kind: 'consult.answered',
    terms,
    words: { text: said.value.text },
  })
  const after = evolved(scope, state.value, answer)
  const authority = yield* authorityFor(scope, [questionOf(after, scope.at)])
  // A consult answered may settle what was held open for it (A10).
  return answering(state.value, [answer, ...(yield* settlingDrafts(scope, authority, after, scope.at))])
})

export const withdrawRequest = commandService('decision.withdraw', function* (scope, input) {
  const state = yield* openRequest(scope, input.id)
  if (!state.ok) return state
  if (canonical(scope.gov, state.value.asker) !== scope.caller.person) {
    return refuse('not_the_asker', 'Only whoever asked takes a request back.', 'Pass, or vote no.', {
      path: 'id',
    })
  }
  const reason = optional(scope, input.reason, 'reason')
  if (!reason.ok) return reason
  const terms = { decision: state.value.id, by: scope.caller.person }
  const words = { reason: reason.value?.text ?? null }
  return answering(state.value, [draft({ ...about(state.value), kind: 'decision.withdrawn', terms, words })])
})

/** D4: never required; says that it stands. */
export const ratifyDecision = commandService('decision.ratify', function* (scope, input) {
  const state = yield* visibleDecision(scope, input.id)
  if (!state.ok) return state
  if (!isInForce(state.value)) {
    return notInForce(state.value.id, 'There is nothing to ratify.')
  }
  const waiting = waitingToRatify(scope, state.value)
  if (!waiting.includes(scope.caller.person)) {
    return refuse('not_to_ratify', 'This does not wait for you to ratify it.', 'See decision show.', {
      path: 'id',
    })
  }
  const note = optional(scope, input.note, 'note')
  if (!note.ok) return note
  const terms = { decision: state.value.id, by: scope.caller.person }
  const words = { note: note.value?.text ?? null }
  return answering(state.value, [draft({ ...about(state.value), kind: 'decision.ratified', terms, words })])
})
