import type { AuthorityProof, DecisionType, Risk } from '../authority/kinds.ts'
import type { AreaId, DecisionId, EntryId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/** What a decision was about, as rules read it (D1). Null: not stated. */
export interface DecisionSubject {
  readonly type: DecisionType
  readonly area: AreaId
  readonly amount: { readonly minor: number; readonly currency: string } | null
  readonly risk: Risk | null
  readonly reversible: 'yes' | 'no' | { readonly until: Instant } | null
  readonly environment: string | null
  readonly path: string | null
}

/** A way a vote was cast by: what A9 counts with, kept with the vote. */
export interface VoteWay {
  readonly grant: string
  readonly quorum: number
  readonly place: PersonId
}

export interface DecisionTerms {
  'decision.requested': DecisionSubject & {
    readonly decision: DecisionId
    readonly asker: PersonId
    /** `yes` and `no` where none were given; else `a`, `b`, … */
    readonly options: readonly string[]
    readonly neededBy: Instant
    /** A10: everyone who is consulted or told by a grant that bears on it, as it stood when it was asked. */
    readonly consult: readonly PersonId[]
    readonly inform: readonly PersonId[]
    /** D1: asked although this one answers something similar. */
    readonly differsFrom: readonly string[]
    /** D4, D5: what a yes does to an earlier decision. */
    readonly reverses: DecisionId | null
    readonly supersedes: string | null
  }
  /** D3, due: a turn, at exactly this instant; each exactly once. */
  'request.seated': {
    readonly decision: DecisionId
    readonly person: PersonId
    /** Whose turn came with theirs, in order; absent where nobody's did. */
    readonly with?: readonly PersonId[]
    readonly effectiveAt: Instant
  }
  'decision.voted': {
    readonly decision: DecisionId
    readonly by: PersonId
    readonly option: string
    readonly ways: readonly VoteWay[]
    /** A7: nobody is expected to decide out of hours, and anyone who may, may. */
    readonly outsideHours: boolean
    readonly breakGlass: boolean
    readonly proof: AuthorityProof
    /** Who objected; what they said is in the words (D2). */
    readonly dissent: readonly PersonId[]
    readonly reviewBy: Instant | null
  }
  'decision.passed': { readonly decision: DecisionId; readonly by: PersonId }
  'consult.answered': { readonly decision: DecisionId; readonly by: PersonId }
  /** D2: settled by A9. Each vote's own entry holds its proof. */
  'decision.decided': {
    readonly decision: DecisionId
    readonly option: string
    readonly grant: string
    readonly voters: readonly PersonId[]
    readonly votes: readonly EntryId[]
    readonly effectiveAt: Instant
    /** D4, A4, A11: who finds it on their return, to ratify or reverse. */
    readonly toRatify: readonly PersonId[]
    readonly reviewBy: Instant | null
  }
  /** D6, due: silence is no decision. */
  'decision.lapsed': { readonly decision: DecisionId; readonly effectiveAt: Instant }
  /** The asker no longer asks. */
  'decision.withdrawn': { readonly decision: DecisionId; readonly by: PersonId }
  /** D7: an entry that is there already answers it. */
  'decision.answered': {
    readonly decision: DecisionId
    readonly by: PersonId
    readonly entry: EntryId
  }
  'decision.ratified': { readonly decision: DecisionId; readonly by: PersonId }
  /** By a later decision, settled as yes. */
  'decision.reversed': { readonly decision: DecisionId; readonly by: DecisionId }
  'decision.superseded': { readonly decision: DecisionId; readonly by: DecisionId }
}

export interface DecisionWords {
  'decision.requested': {
    readonly text: string
    readonly context: string | null
    readonly options: readonly string[]
    readonly refs: readonly string[]
    readonly different: string | null
  }
  'decision.voted': {
    readonly rationale: string
    /** In the order of the terms. */
    readonly dissent: readonly string[]
    readonly revisit: string | null
  }
  'decision.passed': { readonly reason: string | null }
  'consult.answered': { readonly text: string }
  'decision.withdrawn': { readonly reason: string | null }
  'decision.ratified': { readonly note: string | null }
}
