import type { Said } from '../handoff/states.ts'
import type { DecisionId, EntryId, PersonId } from '../ids.ts'
import type { Audience } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionSubject, DecisionTerms, VoteWay } from './kinds.ts'

/** How a request ended. A decision is only `decided`. */
export type DecisionEnd =
  | (Omit<DecisionTerms['decision.decided'], 'decision'> & {
      readonly how: 'decided'
      readonly at: Instant
      readonly entry: EntryId
    })
  | { readonly how: 'lapsed'; readonly at: Instant; readonly entry: EntryId }
  | { readonly how: 'withdrawn'; readonly at: Instant; readonly entry: EntryId }
  | {
      readonly how: 'answered'
      readonly at: Instant
      readonly entry: EntryId
      readonly by: EntryId
    }

export interface Vote {
  readonly person: PersonId
  readonly at: Instant
  readonly entry: EntryId
  readonly option: string
  readonly ways: readonly VoteWay[]
  readonly outsideHours: boolean
  readonly breakGlass: boolean
  readonly dissent: readonly PersonId[]
  readonly reviewBy: Instant | null
  readonly contingency: string | null
}

/** A request and the decision it may have become, folded from its stream; terms only. */
export interface DecisionState extends DecisionSubject {
  readonly is: 'decision'
  readonly id: DecisionId
  readonly audience: Audience
  readonly asker: PersonId
  readonly asked: Said
  readonly options: readonly string[]
  readonly neededBy: Instant
  readonly consult: readonly PersonId[]
  readonly inform: readonly PersonId[]
  readonly differsFrom: readonly string[]
  readonly reverses: DecisionId | null
  readonly supersedes: string | null
  readonly seats: readonly { readonly person: PersonId; readonly at: Instant }[]
  /** The last of each person, in the order they were cast. */
  readonly votes: readonly Vote[]
  readonly passes: readonly Said[]
  readonly consulted: readonly Said[]
  readonly end: DecisionEnd | null
  readonly ratified: readonly Said[]
  /** By which later decision, and when. */
  readonly reversed: { readonly by: DecisionId; readonly at: Instant } | null
  readonly superseded: { readonly by: DecisionId; readonly at: Instant } | null
  readonly seq: number
}

/** D4: whether it was said that what was decided can still be undone at `at`. */
export function isUndoable({ reversible }: DecisionState, at: Instant): boolean {
  return typeof reversible === 'object' && reversible !== null ? reversible.until > at : reversible === 'yes'
}

/** Whether it says what holds now: decided, and neither reversed nor superseded. */
export function isInForce(state: DecisionState): boolean {
  return state.end?.how === 'decided' && state.reversed === null && state.superseded === null
}
