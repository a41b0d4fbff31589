import { decideUndo } from '../../domain/handoff/decide-accept.ts'
import { ok } from '../../domain/refusal.ts'
import { commandService } from '../service.ts'
import { offered } from './offers.ts'
import { holders } from './view.ts'

/** H6: takes back the caller's last acceptance within ten minutes; both sides see it. */
export const undoHandoff = commandService('handoff.undo', function* (scope, { id }) {
  const found = yield* offered(scope, id, undefined)
  if (!found.ok) return found
  const { handoff, items } = found.value
  const decided = decideUndo(scope.gov, scope.caller.person, handoff, items, scope.at)
  if (!decided.ok) return decided
  return ok({
    drafts: decided.value,
    answer: function* (written) {
      const back = written.entries
        .filter(({ kind }) => kind === 'item.returned')
        .map(({ subject }) => subject)
      return { id: handoff.id, seq: written.seq, items: yield* holders(written.scope, back) }
    },
  })
})
