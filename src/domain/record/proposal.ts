import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import { type Audience, type Envelope, is } from './entry.ts'

/** V7: an agent's command, kept without effect until its sponsor confirms it. */
export interface ProposalState {
  readonly is: 'proposal'
  readonly id: string
  readonly audience: Audience
  readonly operation: string
  readonly agent: PersonId
  readonly sponsor: PersonId
  readonly madeAt: Instant
  /** The entry whose words hold the command's input. */
  readonly entry: string
  readonly confirmed: { readonly by: PersonId; readonly at: Instant } | null
  /** Absent while nobody said no. */
  readonly declined?: { readonly by: PersonId; readonly at: Instant }
  readonly seq: number
}

/** V7: folds an entry about a proposal; null before it was made. */
export function evolveProposal(state: ProposalState | null, e: Envelope): ProposalState | null {
  if (is(e, 'proposal.made')) {
    const { proposal, operation, agent, sponsor } = e.terms
    const made = { operation, agent, sponsor, madeAt: e.at, entry: e.id, confirmed: null }
    return { is: 'proposal', id: proposal, audience: e.audience, ...made, seq: e.seq }
  }
  if (state !== null && is(e, 'proposal.confirmed')) {
    return { ...state, confirmed: { by: e.terms.by, at: e.at }, seq: e.seq }
  }
  if (state !== null && is(e, 'proposal.declined')) {
    return { ...state, declined: { by: e.terms.by, at: e.at }, seq: e.seq }
  }
  return state
}
