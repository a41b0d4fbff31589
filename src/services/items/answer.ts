import { decideAnswer, decideAnswerItem } from '../../domain/handoff/decide-item.ts'
import { decideAnswerLeft } from '../../domain/handoff/decide-left.ts'
import { refuse } from '../../domain/refusal.ts'
import { mayReadQuestion } from '../ask/left-questions.ts'
import { decided } from '../decided.ts'
import { isReadableItem } from '../handoff/check-context.ts'
import { itemById, questionById } from '../load.ts'
import { commandService } from '../service.ts'
import { storedText } from './stored-text.ts'
import { actorOf } from './visible-item.ts'

/** Q4: answers a question asked about an item, one left with its owner, or an item that is itself a question; the answer enters the record. */
export const answerQuestion = commandService('item.answer', function* (scope, input) {
  const question = yield* questionById(scope, input.question)
  const isLeft = question !== null && question.item === null
  const item = isLeft ? null : yield* itemById(scope, question?.item ?? input.question)
  const known = isLeft
    ? mayReadQuestion(scope, question)
    : item !== null && isReadableItem(scope, item) && (question !== null || item.kind === 'question')
  const asked = question?.answerer === scope.caller.person
  if (!(known || asked) || (item === null && !isLeft)) {
    const next = 'See item show for the questions about an item.'
    return refuse('unknown_question', `There is no question ${input.question.slice(0, 60)}.`, next, {
      path: 'question',
    })
  }
  const said = storedText(scope, input.text, 'text')
  if (!said.ok) return said
  const actor = yield* actorOf(scope)
  const words = { text: said.value.text, refs: said.value.refs }
  if (item === null) {
    if (question === null) throw new Error('neither a question nor an item')
    const left = decideAnswerLeft(actor, question, words)
    return left.ok ? decided(question.id, left.value, {}) : left
  }
  const drafts =
    question === null ? decideAnswerItem(actor, item, words) : decideAnswer(actor, item, question, words)
  return drafts.ok ? decided(question?.id ?? item.id, drafts.value, {}) : drafts
})
