import type { Holding } from '../authority/holdings.ts'
import type { DecisionState } from '../decisions/states.ts'
import type { Condition, ItemKind } from '../handoff/kinds.ts'
import type { HandoffState, ItemState, QuestionState } from '../handoff/states.ts'
import type { AreaId, EntryId, PersonId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import type { Envelope } from '../record/entry.ts'
import type { ProposalState } from '../record/proposal.ts'
import type { StandingState } from '../standing/states.ts'
import type { Instant } from '../time/instant.ts'

/** B2: the fixed order. */
export const sectionIds = [
  'holds',
  'yours',
  'offered',
  'decisions',
  'questions',
  'contingencies',
  'authority',
  'changed',
  'on',
  'stale',
] as const
export type SectionId = (typeof sectionIds)[number]

/** Everything a brief is computed from: visible to its reader, what is due applied (B4). */
export interface BriefInput {
  readonly gov: Gov
  /** Null for an area's page. */
  readonly person: PersonId | null
  readonly at: Instant
  /** B0: the areas of the brief with all below, and those above it (for holds). */
  readonly areas: ReadonlySet<AreaId>
  readonly above: ReadonlySet<AreaId>
  /** Open items of those areas, and those the person owns, is offered or is asked about; by id. */
  readonly items: readonly ItemState[]
  readonly questions: readonly QuestionState[]
  /** The latest handoff that said something about each area. */
  readonly handoffs: readonly HandoffState[]
  readonly unconfirmed: readonly HandoffState[]
  readonly proposals: readonly ProposalState[]
  /** D7: offers to the reader to keep an answer, each with the entry whose wording to begin with. */
  readonly standing: readonly { readonly state: StandingState; readonly wording: EntryId | null }[]
  readonly changes: readonly Envelope[]
  /** Requests and decisions that wait for the reader; on an area's page those open there. */
  readonly decisions: readonly WaitingDecision[]
  /** What the reader holds by the map. */
  readonly holdings: readonly (Holding & { readonly cites: readonly EntryId[] })[]
  /** H6: whether the reader may accept this item now. */
  readonly mayAccept: (item: ItemState) => boolean
  /** V3: whether it is theirs, or theirs to accept, only by hours that others proposed. */
  readonly restsOnProposal: (item: ItemState) => boolean
}

/** What a request or decision waits for. */
export interface WaitingDecision {
  readonly state: DecisionState
  readonly wants: 'vote' | 'consult' | 'ratify' | 'review' | 'somebody'
}

/** A line by ids and terms; its text comes from the words of `words`. */
export interface LineDraft {
  readonly kind:
    | ItemKind
    | 'handoff'
    | 'proposal'
    | 'question-asked'
    | 'change'
    | 'on'
    | 'hole'
    | 'decision'
    | 'holding'
    | 'standing'
  readonly item: ItemState | null
  readonly words: EntryId | null
  readonly condition: Condition | null
  readonly area: AreaId | null
  readonly owner: PersonId | null
  readonly authors: readonly PersonId[]
  readonly saidAt: Instant
  readonly validUntil: Instant | null
  readonly due: Instant | null
  readonly stale: boolean
  readonly cites: readonly EntryId[]
  readonly fallenAt: Instant | null
  readonly key: string
  /** For a change: what happened. */
  readonly change?: Envelope
  readonly changedSinceAccepted?: boolean
  readonly mayAccept?: boolean
  readonly proposed?: boolean
  readonly waiting?: WaitingDecision
  readonly holding?: Holding
}

/** References in the words of an entry, for folding only; none where erased. */
export type RefsOf = (entry: EntryId) => readonly string[]

export interface SectionDraft {
  readonly id: SectionId
  readonly lines: readonly LineDraft[]
  readonly more: number
}

export interface HeadlineDraft {
  /** Null: all is stable. */
  readonly area: AreaId | null
  readonly condition: Condition
  /** The handoff whose summary stands here, if any. */
  readonly handoff: HandoffState | null
  readonly items: readonly ItemState[]
  readonly holders: readonly PersonId[]
  readonly contingencies: number
  readonly handoffs: number
  /** B2: when the summary was said; without one, when any of it was last said. */
  readonly saidAt: Instant | null
  readonly cites: readonly EntryId[]
}

export interface BriefDraft {
  readonly headlines: readonly HeadlineDraft[]
  readonly sections: readonly SectionDraft[]
}
