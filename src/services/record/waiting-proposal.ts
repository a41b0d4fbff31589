import { canonical } from '../../domain/people/gov.ts'
import type { ProposalState } from '../../domain/record/proposal.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { loadEntries } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'

/** An entry's id stands for what it is about. */
export function* subjectMeant(scope: Scope, id: string): Script<string> {
  if (!id.startsWith('ent_')) return id
  const [entry] = yield* loadEntries(scope.org, [id], scope.atSeq)
  return entry?.envelope.subject ?? id
}

/** V7: a proposal that waits for the caller, who answers for the agent now. To others it is as unknown as none (P3). */
export function waitingForCaller(scope: Scope, proposal: ProposalState): Outcome<ProposalState> {
  const sponsor = scope.gov.people.get(proposal.agent)?.sponsor ?? proposal.sponsor
  if (canonical(scope.gov, sponsor) !== scope.caller.person) return nothingWaits(proposal.id)
  if (proposal.confirmed !== null)
    return refuse('already_confirmed', 'This was confirmed before.', 'Nothing is left to do.')
  if (proposal.declined !== undefined)
    return refuse(
      'already_declined',
      'This was declined or erased before.',
      'Let the agent propose it again.',
    )
  return ok(proposal)
}

export function nothingWaits(id: string): Extract<Outcome<never>, { ok: false }> {
  return refuse(
    'unknown_entry',
    `Nothing waits for your word at ${id}.`,
    'See your brief for what waits for you.',
  )
}
