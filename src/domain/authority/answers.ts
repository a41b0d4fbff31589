import type { Reach } from '../availability/reach.ts'
import type { AreaId, EntryId, ItemId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionType } from './kinds.ts'
import type { AuthorityCode, Dimension, Tri } from './question.ts'

/** A way from a grant to a person: their own place in it, or that of the one who delegated or pre-authorised. */
export interface Via {
  readonly grant: string
  readonly delegation: string | null
  readonly contingency: ItemId | null
  readonly observation: EntryId | null
}

/** A12: one of `{P : may(P)}`. */
export interface HolderNow {
  readonly person: PersonId
  readonly via: readonly Via[]
  readonly reach: Reach
  /** V3: whether their reach rests on what somebody else proposed. */
  readonly proposed: boolean
  /** When this row stops being so with no new entry: the way ends, or their reach changes; null: nothing ends it. */
  readonly until: Instant | null
}

export interface ChainRow {
  readonly person: PersonId
  /** `unknown` where a dimension is missing; such rows stand after the entitled of the same grant order. */
  readonly entitled: Tri
  readonly turn: boolean
  readonly reach: Reach
  readonly proposed: boolean
  readonly seatedAt: Instant | null
  /** Why they are not up, or not expected: `not_your_turn passed unreachable not_stated`. */
  readonly codes: readonly AuthorityCode[]
}

/** A12: what may be done while nobody decides, in this order. */
export type Meanwhile =
  | { readonly kind: 'contingency'; readonly item: ItemId; readonly until: Instant }
  | {
      readonly kind: 'on_call'
      readonly person: PersonId
      readonly type: DecisionType
      readonly until: Instant | null
    }
  | {
      readonly kind: 'break_glass'
      readonly grant: string
      readonly people: readonly PersonId[]
      readonly until: Instant | null
    }
  | { readonly kind: 'leave_question'; readonly until: Instant | null }

export interface Band {
  readonly currency: string
  /** Up to and including this amount in minor units; null: above all limits. */
  readonly upTo: number | null
  readonly outcome: Outcome
  readonly holders: readonly PersonId[]
}

export type Outcome = 'yes' | 'asleep' | 'nobody' | 'needs'

export interface WhoAnswer {
  readonly outcome: Outcome
  readonly holders: readonly HolderNow[]
  readonly next: { readonly person: PersonId; readonly at: Instant } | null
  readonly meanwhile: readonly Meanwhile[]
  readonly chain: readonly ChainRow[]
  readonly codes: readonly AuthorityCode[]
  readonly missing: readonly Dimension[]
  readonly bands: readonly Band[]
  /** A12a, A13: the first later instant at which the answer would differ with no new entry; null: none within the horizon. */
  readonly validUntil: Instant | null
}

/** One clause of a way that suffices: what bounds it and how much room is left. */
export interface Bound {
  readonly dimension: Dimension | 'validity'
  /** Whose bound it is: the grant's, the delegation's or the contingency's. */
  readonly of: string
  readonly limit: string | number | readonly string[]
  /** Amounts only: minor units left. */
  readonly margin: number | null
}

export interface Failing extends Omit<Via, 'grant'> {
  /** Null: a delegation whose giver holds nothing here any more. */
  readonly grant: string | null
  readonly codes: readonly AuthorityCode[]
}

/** A12a: the one thing that alone would make it yes. */
export type Change =
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'state'; readonly dimension: Dimension }
  | { readonly kind: 'smaller_amount'; readonly minor: number; readonly currency: string }
  | { readonly kind: 'observe'; readonly item: ItemId }
  | { readonly kind: 'delegate'; readonly from: PersonId }
  | { readonly kind: 'lift'; readonly freeze: string }
  | { readonly kind: 'extend'; readonly grant: string }

export interface MayAnswer {
  readonly outcome: 'yes' | 'no' | 'needs'
  readonly entitled: Tri
  readonly turn: boolean
  readonly codes: readonly AuthorityCode[]
  /** The way that suffices alone, with each bound; null unless the outcome is yes. */
  readonly path: (Via & { readonly bounds: readonly Bound[] }) | null
  /** For each grant that names the person, every failing clause. */
  readonly failing: readonly Failing[]
  readonly missing: readonly Dimension[]
  readonly change: Change | null
  readonly validUntil: Instant | null
}

/** A13: a maximal span in which nobody could decide a question asked then. */
export interface Gap {
  readonly type: DecisionType
  readonly area: AreaId
  readonly from: Instant
  readonly until: Instant
  readonly outcome: 'asleep' | 'nobody'
}
