import { returnSentence } from '../../domain/handoff/return-sentence.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { itemHistory } from '../items/history.ts'
import { instantText } from '../items/render.ts'
import { subjectsByKeys } from '../load.ts'
import { handleOf } from '../resolve.ts'
import { readService } from '../service.ts'
import { asOf, linesOf, renderItems } from './view.ts'

/** H10: what became of each line of the caller's last handoff; opens with one sentence. Only its person reads it. */
export const readReturns = readService('handoff.returns', function* (scope) {
  const { gov, caller } = scope
  const me = caller.person
  const ids = aliases(gov, me)
  const mine = yield* subjectsByKeys(scope, 'handoff', ids.map(subjectKeys.handoffBy))
  const last = mine.sort((a, b) => a.published.at - b.published.at || a.seq - b.seq).at(-1) ?? null
  const lines = last === null ? [] : yield* linesOf(scope, last)
  const rendered = yield* renderItems(scope, lines)
  const items = []
  let asked = 0
  let answered = 0
  for (const [index, item] of lines.entries()) {
    const told = yield* itemHistory(scope, item)
    asked += told.questions.length
    answered += told.questions.filter(({ answer }) => answer !== null).length
    items.push({ ...rendered[index]!, ...told })
  }
  const own = lines.map(item => (item.owner === null ? item : { ...item, owner: canonical(gov, item.owner) }))
  return ok({
    person: handleOf(scope, me),
    sentence: returnSentence(own, me, person => handleOf(scope, person), { asked, answered }),
    handoff: last?.id ?? null,
    offlineAt: last === null ? null : formatInstant(last.offlineAt),
    backAt: instantText(last?.backAt ?? null),
    items,
    toConfirm: mine
      .filter(({ onBehalfOf, confirmedByAuthor }) => onBehalfOf !== null && confirmedByAuthor === null)
      .map(({ id }) => id as string),
    ...asOf(scope),
  })
})
