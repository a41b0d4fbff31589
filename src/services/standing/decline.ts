import { draft } from '../../domain/record/entry.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { optionalText } from '../items/stored-text.ts'
import { commandService } from '../service.ts'
import { ownStanding, written } from './accept.ts'
import { renderOne } from './render-standing.ts'

/** D7: the owner keeps no answer, or ends the one they keep. Whoever kept it before can say it again. */
export const declineStanding = commandService('standing.decline', function* (scope, input) {
  const found = yield* ownStanding(scope, input.id)
  if (!found.ok) return found
  const state = found.value
  if (state.declined !== null)
    return refuse('already_declined', `${state.id} is not kept.`, 'Accept it to keep an answer after all.', {
      path: 'id',
    })
  const reason = optionalText(scope, input.reason, 'reason')
  if (!reason.ok) return reason
  const declined = draft({
    kind: 'standing.declined',
    subject: state.id,
    area: state.area,
    audience: state.audience,
    terms: { standing: state.id, by: scope.caller.person },
    words: { reason: reason.value?.text ?? null },
  })
  return ok({
    drafts: [declined],
    *answer({ scope: after, seq }) {
      return { ...(yield* renderOne(after, yield* written(after, state))), seq }
    },
  })
})
