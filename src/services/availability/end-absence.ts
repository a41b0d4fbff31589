import { standInsOver } from '../../domain/authority/decide-delegation.ts'
import { decideBack } from '../../domain/availability/decide-back.ts'
import { holdsAt, isAbsence } from '../../domain/availability/reach.ts'
import type { DeclaredSpan } from '../../domain/availability/spans.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import { aliases } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Script } from '../../storage/sql.ts'
import { decided } from '../decided.ts'
import { linesOfAll } from '../handoff/view.ts'
import { spansOf, subjectsById, subjectsByKeys } from '../load.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'

/** "Back": V2, and H7 for the author who is back early. */
export const endAbsence = commandService('absence.end', function* (scope) {
  const { person } = scope.caller
  const spans = (yield* spansOf(scope, [person])).get(person) ?? []
  const items = yield* offeredItems(scope, spans)
  const back = decideBack(scope.gov, person, spans, items, scope.at)
  if (!back.ok) return back
  const { ended, kept, drafts } = back.value
  // A16: whoever stood in does so until the person is back.
  const over = standInsOver(scope.gov, person, scope.at)
  return decided(ended[0] ?? person, [...drafts, ...over], { ended: [...ended], kept })
})

/** What the caller still owns, and what they handed over in the handoffs that declared these absences. */
function* offeredItems(scope: Scope, spans: readonly DeclaredSpan[]): Script<ItemState[]> {
  const keys = aliases(scope.gov, scope.caller.person).map(subjectKeys.openOwnedBy)
  const owned = yield* subjectsByKeys(scope, 'item', keys)
  const current = spans.filter(span => isAbsence(span) && holdsAt(span, scope.at))
  const handoffs = yield* subjectsById(
    scope,
    current.flatMap(({ handoff }) => (handoff === null ? [] : [handoff])),
  )
  const states = [...handoffs.values()].filter(state => state.is === 'handoff')
  const handedOver = [...(yield* linesOfAll(scope, states)).values()].flat()
  return [...new Map([...owned, ...handedOver].map(item => [item.id, item])).values()]
}
