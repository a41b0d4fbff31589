import { decideAnswer, decideAnswerItem } from '../../domain/handoff/decide-item.ts'
import { refuse } from '../../domain/refusal.ts'
import { decided } from '../decided.ts'
import { readable } from '../handoff/check-context.ts'
import { itemById, questionById } from '../load.ts'
import { commandService } from '../service.ts'
import { storedText } from './stored-text.ts'
import { actorOf } from './visible-item.ts'

/** Q4: answers a question asked about an item, or an item that is itself a question; the answer enters the record. */
export const answerQuestion = commandService('item.answer', function* (scope, input) {
  const question = yield* questionById(scope, input.question)
  const item = yield* itemById(scope, question?.item ?? input.question)
  const known = item !== null && readable(scope, item) && (question !== null || item.kind === 'question')
  const asked = question?.answerer === scope.caller.person
  if (item === null || !(known || asked)) {
    const next = 'See item show for the questions about an item.'
    return refuse('unknown_question', `There is no question ${input.question.slice(0, 60)}.`, next, {
      path: 'question',
    })
  }
  const said = storedText(scope, input.text, 'text')
  if (!said.ok) return said
  const actor = yield* actorOf(scope)
  const drafts =
    question === null
      ? decideAnswerItem(actor, item, said.value)
      : decideAnswer(actor, item, question, said.value)
  return drafts.ok ? decided(question?.id ?? item.id, drafts.value, {}) : drafts
})
