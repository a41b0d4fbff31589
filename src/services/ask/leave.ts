import { decideLeave } from '../../domain/handoff/decide-left.ts'
import type { QuestionState } from '../../domain/handoff/states.ts'
import type { QuestionId } from '../../domain/ids.ts'
import { audienceFor } from '../../domain/people/visibility.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { mayAskOneMore, myQuestionsTo } from '../items/questions-waiting.ts'
import { storedText } from '../items/stored-text.ts'
import { wordsOf } from '../load.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'
import { askView } from './ask.ts'
import { areaOfQuestion, ownerOfQuestion } from './owner-of-question.ts'
import { recognised, replyTo } from './understand.ts'

/** Q4: asks, and leaves what has no answer with its owner: it appears in their brief, and their answer enters the record. */
export const leaveQuestion = commandService('question.leave', function* (scope, { question: text }) {
  const found = recognised(scope, text)
  const replied = yield* replyTo(scope, text, found)
  const view = askView(scope, found, replied)
  const owner = ownerOfQuestion(scope, found, replied)
  if (owner === null) {
    if (replied.reply.outcome === 'refuse' && view.code !== undefined)
      return refuse('not_left', view.reason ?? '', view.next ?? '', { path: 'question' })
    return ok({ drafts: [], answer: ({ seq }) => ({ ...view, left: null, id: '', seq }) })
  }
  const said = storedText(scope, text, 'question')
  if (!said.ok) return said
  const waiting = yield* myQuestionsTo(scope, owner)
  const before = yield* askedAlready(scope, waiting, said.value.text)
  if (before !== null) {
    const left = { id: before, with: handleOf(scope, owner) }
    return ok({ drafts: [], answer: ({ seq }) => ({ ...view, left, id: before, seq }) })
  }
  const more = mayAskOneMore(scope, owner, waiting)
  if (!more.ok) return more
  const { gov, caller } = scope
  const id = scope.ids.numbered<QuestionId>('Q')
  const area = areaOfQuestion(scope, replied)
  const audience = area === null ? 'org' : audienceFor(gov, area, [caller.person, owner])
  const words = { text: said.value.text, refs: said.value.refs }
  const drafts = [decideLeave({ question: id, by: caller.person, answerer: owner, area, audience }, words)]
  const left = { id, with: handleOf(scope, owner) }
  return ok({ drafts, answer: ({ seq }) => ({ ...view, left, id, seq }) })
})

/** Asked twice in the same words, it waits once. */
function* askedAlready(
  scope: Scope,
  waiting: readonly QuestionState[],
  text: string,
): Script<QuestionId | null> {
  const words = yield* wordsOf(
    scope,
    waiting.map(({ asked }) => asked.entry),
  )
  const same = waiting.find(
    ({ asked, item }) =>
      item === null && (words.get(asked.entry) as { text?: string } | undefined)?.text === text,
  )
  return same?.id ?? null
}
