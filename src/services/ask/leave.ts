import { decideLeave } from '../../domain/handoff/decide-left.ts'
import type { QuestionId } from '../../domain/ids.ts'
import { audienceFor } from '../../domain/people/visibility.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { storedText } from '../items/stored-text.ts'
import { handleOf } from '../resolve.ts'
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
  const { gov, caller } = scope
  const id = scope.ids.numbered<QuestionId>('Q')
  const area = areaOfQuestion(scope, replied)
  const audience = area === null ? 'org' : audienceFor(gov, area, [caller.person, owner])
  const words = { text: said.value.text, refs: said.value.refs }
  const drafts = [decideLeave({ question: id, by: caller.person, answerer: owner, area, audience }, words)]
  const left = { id, with: handleOf(scope, owner) }
  return ok({ drafts, answer: ({ seq }) => ({ ...view, left, id, seq }) })
})
