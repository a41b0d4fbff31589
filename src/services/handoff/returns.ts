import { meanwhileSentence, returnSentence } from '../../domain/handoff/return-sentence.ts'
import type { HandoffState, ItemState } from '../../domain/handoff/states.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { asOf } from '../decided.ts'
import { itemHistories } from '../items/history.ts'
import { instantText } from '../items/render.ts'
import { subjectsByKeys } from '../load.ts'
import { standInsFor } from '../map/stand-ins.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { isReadableItem } from './check-context.ts'
import { contingenciesUsed, toRatifyFor } from './decided-meanwhile.ts'
import { linesOfAll, renderItems } from './view.ts'

/** H10: what became of each line of the caller's last handoff, and of earlier ones what is still open; opens with one sentence. Only its person reads it. */
export const readReturns = readService('handoff.returns', function* (scope) {
  const { gov, caller } = scope
  const me = caller.person
  const ids = aliases(gov, me)
  const mine = yield* subjectsByKeys(scope, 'handoff', ids.map(subjectKeys.handoffBy))
  const last = mine.sort((a, b) => a.published.at - b.published.at || a.seq - b.seq).at(-1) ?? null
  const lines = last === null ? [] : yield* linesSince(scope, last, mine)
  const rendered = yield* renderItems(scope, lines)
  const told = yield* itemHistories(scope, lines)
  const items = rendered.map(item => ({ ...item, ...told.get(item.id)! }))
  const questions = items.flatMap(one => one.questions)
  const asked = questions.length
  const answered = questions.filter(({ answer }) => answer !== null).length
  const own = lines.map(item => (item.owner === null ? item : { ...item, owner: canonical(gov, item.owner) }))
  const toRatify = yield* toRatifyFor(scope)
  const used = yield* contingenciesUsed(scope, lines)
  const standIns = yield* standInsFor(scope)
  const meanwhile = meanwhileSentence({
    toRatify: toRatify.length,
    contingenciesUsed: new Set(used.map(({ item }) => item)).size,
    stoodIn: new Set(standIns.map(({ to }) => to)).size,
  })
  const became = returnSentence(own, me, person => handleOf(scope, person), { asked, answered })
  return ok({
    person: handleOf(scope, me),
    sentence: `${became}${meanwhile}`,
    handoff: last?.id ?? null,
    offlineAt: last === null ? null : formatInstant(last.offlineAt),
    backAt: instantText(last?.backAt ?? null),
    standIns,
    toRatify,
    contingenciesUsed: used,
    items,
    toConfirm: mine
      .filter(({ onBehalfOf, confirmedByAuthor }) => onBehalfOf !== null && confirmedByAuthor === null)
      .map(({ id }) => id as string),
    ...asOf(scope),
  })
})

/** The lines of the last handoff, in its order; then what earlier ones left open and it did not say again. */
function* linesSince(scope: Scope, last: HandoffState, all: readonly HandoffState[]): Script<ItemState[]> {
  const found = yield* linesOfAll(scope, all)
  const latest = found.get(last.id) ?? []
  const earlier = all.flatMap(({ id }) => (id === last.id ? [] : (found.get(id) ?? [])))
  const open = earlier.filter(({ closed }) => closed === null)
  const lines = new Map([...latest, ...open].map(item => [item.id, item]))
  return [...lines.values()].filter(item => isReadableItem(scope, item))
}
