import { decideDecline } from '../../domain/handoff/decide-decline.ts'
import { ok } from '../../domain/refusal.ts'
import { storedText } from '../items/stored-text.ts'
import { commandService } from '../service.ts'
import { offered, presence, tellingWho } from './offers.ts'
import { holders } from './view.ts'

/** H6: passes an offer on; when all named people have declined, the default applies at once (H7). */
export const declineHandoff = commandService('handoff.decline', function* (scope, input) {
  const found = yield* offered(scope, input.id, input.items)
  if (!found.ok) return found
  const reason = storedText(scope, input.reason, 'reason')
  if (!reason.ok) return reason
  const near = yield* presence(scope, found.value.items)
  const { gov, caller, at: now } = scope
  const decided = decideDecline({
    ...found.value,
    ...near,
    gov,
    person: caller.person,
    reason: reason.value.text,
    now,
  })
  if (!decided.ok) return tellingWho(scope, decided.refusal)
  return ok({
    drafts: decided.value,
    answer: function* (written) {
      const items = written.entries
        .filter(({ kind }) => kind === 'item.declined')
        .map(({ subject }) => subject)
      return { id: found.value.handoff.id, seq: written.seq, items: yield* holders(written.scope, items) }
    },
  })
})
