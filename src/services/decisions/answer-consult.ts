import { questionOf } from '../../domain/decisions/question-of.ts'
import { canonical } from '../../domain/people/gov.ts'
import { draft } from '../../domain/record/entry.ts'
import { refuse } from '../../domain/refusal.ts'
import { authorityFor } from '../authority/load.ts'
import { storedText } from '../items/stored-text.ts'
import { commandService } from '../service.ts'
import { evolved } from './ask.ts'
import { settlingDrafts } from './due.ts'
import { aboutDecision, openRequest } from './load-decision.ts'
import { answeredByRequest } from './render.ts'

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
    ...aboutDecision(state.value),
    kind: 'consult.answered',
    terms,
    words: { text: said.value.text },
  })
  const after = evolved(scope, state.value, answer)
  const authority = yield* authorityFor(scope, [questionOf(after, scope.at)])
  // A consult answered may settle what was held open for it (A10).
  return answeredByRequest(state.value.id, [
    answer,
    ...(yield* settlingDrafts(scope, authority, after, scope.at)),
  ])
})
