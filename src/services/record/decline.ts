import type { PersonId } from '../../domain/ids.ts'
import { type Draft, draft, type Envelope, is } from '../../domain/record/entry.ts'
import type { ProposalState } from '../../domain/record/proposal.ts'
import type { Script } from '../../storage/sql.ts'
import { decided } from '../decided.ts'
import { optionalText } from '../items/stored-text.ts'
import { subjectsById } from '../load.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'
import { nothingWaits, subjectMeant, waitingForCaller } from './waiting-proposal.ts'

/** V7: the sponsor says no to what an agent proposed: it waits no longer, and that it was proposed stays on the record. */
export const declineEntry = commandService('entry.decline', function* (scope, { id, reason }) {
  const subject = yield* subjectMeant(scope, id)
  const state = (yield* subjectsById(scope, [subject])).get(subject)
  if (state?.is !== 'proposal') return nothingWaits(id)
  const waiting = waitingForCaller(scope, state)
  if (!waiting.ok) return waiting
  const said = optionalText(scope, reason, 'reason')
  if (!said.ok) return said
  const by = scope.caller.person
  return decided(state.id, [declined(state, by, 'declined', said.value?.text ?? null)], {})
})

/** R4, V7: what these entries proposed and still waits can never be confirmed once its words are erased. */
export function* endedByErasure(scope: Scope, erased: readonly Envelope[]): Script<Draft[]> {
  const ids = erased.flatMap(e => (is(e, 'proposal.made') ? [e.terms.proposal] : []))
  const states = yield* subjectsById(scope, ids)
  return [...states.values()].flatMap(state =>
    state.is === 'proposal' && state.confirmed === null && state.declined === undefined
      ? [declined(state, scope.caller.person, 'erased', null)]
      : [],
  )
}

function declined(
  { id, audience }: ProposalState,
  by: PersonId,
  because: 'declined' | 'erased',
  reason: string | null,
): Draft {
  return draft({
    kind: 'proposal.declined',
    subject: id,
    area: null,
    audience,
    terms: { proposal: id, by, because },
    words: { reason },
  })
}
