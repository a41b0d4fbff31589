import type { OperationName } from '../../contract/operations.ts'
import type { EntryId } from '../../domain/ids.ts'
import { activePerson } from '../../domain/people/gov.ts'
import { type Draft, draft } from '../../domain/record/entry.ts'
import type { ProposalState } from '../../domain/record/proposal.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { deleteBodies, loadEntries } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { serviceOf } from '../command.ts'
import { decided } from '../decided.ts'
import { confirmOnBehalf } from '../handoff/confirm.ts'
import { subjectsById } from '../load.ts'
import type { CommandScope } from '../scope.ts'
import { commandService, type Decided } from '../service.ts'
import { nothingWaits, subjectMeant, waitingForCaller } from './waiting-proposal.ts'

/** V7, H5: gives effect to an agent's proposal, or confirms what was published on one's behalf. */
export const confirmEntry = commandService('entry.confirm', function* (scope, { id }) {
  const subject = yield* subjectMeant(scope, id)
  const state = (yield* subjectsById(scope, [subject])).get(subject)
  if (state?.is === 'proposal') return yield* confirmProposal(scope, state)
  if (state?.is !== 'handoff') return nothingWaits(id)
  const drafts = yield* confirmOnBehalf(scope, state.id)
  // P3: what the caller may not read is as unknown as what never was.
  if (!drafts.ok && drafts.refusal.code === 'unknown_handoff') return nothingWaits(id)
  return drafts.ok ? decided(state.id, drafts.value, {}) : drafts
})

/**
 * The command is decided now, as the agent would be, and its entries name the agent as the one spoken for. They say all
 * that was proposed, so the words of the proposal go: erasing theirs leaves no second copy (R4).
 */
function* confirmProposal(
  scope: CommandScope,
  proposal: ProposalState,
): Script<Outcome<Decided<{ id: string; seq: number } & Record<string, unknown>>>> {
  const { id, agent, entry } = proposal
  const waiting = waitingForCaller(scope, proposal)
  if (!waiting.ok) return waiting
  // V5: who left acts no more, by nobody's confirmation either.
  if (activePerson(scope.gov, agent) === null) {
    return refuse(
      'not_permitted',
      'The agent that proposed this is no longer a member.',
      'Do it yourself if it is still wanted, or decline it.',
    )
  }
  const [proposed] = yield* loadEntries(scope.org, [entry], scope.atSeq)
  const words = (proposed?.words ?? null) as { input: string } | null
  if (proposed === undefined || words === null)
    return refuse('erased', 'The words of this proposal were erased.', 'Ask for it again.')
  const asAgent = { ...scope, caller: { ...scope.caller, person: agent } }
  const inner = yield* serviceOf(proposal.operation as OperationName).decide(asAgent, JSON.parse(words.input))
  if (!inner.ok) return inner
  const drafts = inner.value.drafts.map(one => identified(scope, one, agent))
  const confirmed = draft({
    kind: 'proposal.confirmed',
    subject: id,
    area: null,
    audience: proposal.audience,
    terms: { proposal: id, by: scope.caller.person, entries: drafts.map(one => one.id) },
    words: null,
  })
  return ok({
    drafts: [...drafts, confirmed],
    *effects(written) {
      if (inner.value.effects !== undefined) yield* inner.value.effects(written)
      yield* deleteBodies(scope.org, [proposed.envelope.seq])
    },
    answer: ({ seq }: { seq: number }) => ({ id, seq, operation: proposal.operation }),
  })
}

function identified(scope: CommandScope, one: Draft, agent: Draft['onBehalfOf']): Draft & { id: EntryId } {
  return { ...one, id: one.id ?? scope.ids.fresh<EntryId>('ent'), onBehalfOf: one.onBehalfOf ?? agent! }
}
