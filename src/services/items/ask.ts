import type { QuestionId } from '../../domain/ids.ts'
import { activeHuman } from '../../domain/people/gov.ts'
import { draft } from '../../domain/record/entry.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { decided } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'
import { mayAskOneMore, myQuestionsTo } from './questions-waiting.ts'
import { storedText } from './stored-text.ts'
import { visibleItem } from './visible-item.ts'

/** Q4: asks about an item: the person named, else whoever wrote it, or its owner where the writer asks. */
export const askItem = commandService('item.ask', function* (scope, input) {
  const found = yield* visibleItem(scope, input.id)
  if (!found.ok) return found
  const item = found.value
  const said = storedText(scope, input.text, 'text')
  if (!said.ok) return said
  const { person } = scope.caller
  const writer = activeHuman(scope.gov, item.author)?.id ?? null
  const usual = writer === null || writer === person ? item.owner : writer
  const answerer = input.of === undefined ? ok(usual) : personByHandle(scope, input.of, 'of')
  if (!answerer.ok) return answerer
  if (answerer.value !== null && activeHuman(scope.gov, answerer.value) === null && input.of !== undefined) {
    return refuse('not_human', 'An agent does not answer questions.', 'Ask a person.', { path: 'of' })
  }
  if (answerer.value !== null) {
    const more = mayAskOneMore(scope, answerer.value, yield* myQuestionsTo(scope, answerer.value))
    if (!more.ok) return more
  }
  const question = scope.ids.numbered<QuestionId>('Q')
  const terms = { question, item: item.id, by: person, answerer: answerer.value }
  const { text, refs } = said.value
  const about = { subject: question, area: item.area, audience: item.audience }
  return decided(question, [draft({ ...about, kind: 'question.asked', terms, words: { text, refs } })], {})
})
