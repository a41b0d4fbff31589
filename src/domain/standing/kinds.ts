import type { AskedAsId, DecisionId, EntryId, ItemId, PersonId, QuestionId, StandingId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/** What can be answered by pointing at an entry: a request, a line that is a question, a question about a line. */
export type Answerable = DecisionId | ItemId | QuestionId

export interface StandingTerms {
  /** D7: how an entry was asked for. The wording is not copied: it stays where its asker said it, and is erased there. */
  'asked-as.kept': {
    readonly askedAs: AskedAsId
    /** What answers it. */
    readonly entry: EntryId
    readonly answers: Answerable
    /** The entry in which it was asked. */
    readonly wording: EntryId
    readonly asker: PersonId | null
    readonly by: PersonId
  }
  /** D7: asked for again and again; its owner may keep an answer for the next who asks. */
  'standing.offered': {
    readonly standing: StandingId
    readonly entry: EntryId
    readonly owner: PersonId
    /** The wordings it is offered for, as far as the owner may read them (P1). */
    readonly askedAs: readonly AskedAsId[]
  }
  /** Said by its owner, for the first time or anew; it holds until `validUntil` (H9). */
  'standing.accepted': {
    readonly standing: StandingId
    readonly by: PersonId
    readonly cites: readonly EntryId[]
    readonly validUntil: Instant
  }
  /** The owner keeps none, or no longer. */
  'standing.declined': { readonly standing: StandingId; readonly by: PersonId }
}

export interface StandingWords {
  'standing.accepted': {
    readonly question: string
    readonly answer: string
    readonly refs: readonly string[]
  }
  'standing.declined': { readonly reason: string | null }
}
