import type { Reachability } from '../availability/reach.ts'
import type { AreaId, EntryId, ItemId, PersonId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import type { Assurance } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionType, GrantLimits, Risk } from './kinds.ts'

/** What is asked of the map. A dimension left out is not stated: clauses about it are unknown (A3). */
export interface Question {
  readonly type: DecisionType
  readonly area: AreaId
  readonly amount?: { readonly minor: number; readonly currency: string }
  readonly risk?: Risk
  /** Whether it can be undone: yes, until an instant, or no. */
  readonly reversible?: 'yes' | 'no' | { readonly until: Instant }
  readonly environment?: string
  /** A2b: a file of the area's repository. */
  readonly path?: string
  /** P2: how those who decide will be known. */
  readonly assurance?: Assurance
  /** A4: break-glass is invoked. */
  readonly breakGlass?: boolean
  /** A9: who asks; null or absent when nobody in particular does. */
  readonly asker?: PersonId | null
  /** A7: a request under way; without it the question is asked at the instant of the answer. */
  readonly request?: RequestSoFar
}

/** What has happened to a request, as far as turns read it (A7). Everything is at or before the instant asked about. */
export interface RequestSoFar {
  readonly askedAt: Instant
  /** The last vote of each person. */
  readonly votes: readonly { readonly person: PersonId; readonly at: Instant; readonly option: string }[]
  readonly passes: readonly { readonly person: PersonId; readonly at: Instant }[]
  /** Seats in the record, in order; turns go on from `seatedUntil`, before which they are not computed again. */
  readonly seats: readonly { readonly person: PersonId; readonly at: Instant }[]
  /** The instant up to which `seats` is all; null when none was recorded yet. */
  readonly seatedUntil: Instant | null
}

/** A11: a pre-authorised action that is declared and in force or not, with what was observed. */
export interface Contingency {
  readonly item: ItemId
  readonly author: PersonId
  readonly area: AreaId
  readonly type: DecisionType
  readonly limits: GrantLimits
  /** Whom it lets act, resolved to humans. */
  readonly by: readonly PersonId[]
  readonly twoPeople: boolean
  /** When it was said, and when it ends. */
  readonly from: Instant
  readonly until: Instant
  readonly maxAgeMs: number
  readonly observations: readonly Observation[]
}

export interface Observation {
  readonly entry: EntryId
  readonly by: PersonId
  /** The sponsor, where an agent saw it. */
  readonly sponsor: PersonId | null
  readonly observedAt: Instant
}

/** All that an authority question is computed from. */
export interface Authority {
  readonly gov: Gov
  reachabilityOf(person: PersonId): Reachability
  /** Those whose area is the question's or above it. */
  readonly contingencies: readonly Contingency[]
}

/** A3: true, false, or not known for want of a dimension. */
export type Tri = 'yes' | 'no' | 'unknown'

/** A12a: why an answer is no, or a row of the chain not up. */
export type AuthorityCode =
  | 'not_a_holder'
  | 'inactive'
  | 'excluded_asker'
  | 'outside_validity'
  | 'over_amount'
  | 'other_currency'
  | 'over_risk'
  | 'irreversible'
  | 'wrong_environment'
  | 'frozen'
  | 'fenced'
  | 'not_your_turn'
  | 'observation_missing'
  | 'observation_stale'
  | 'source_revoked'
  | 'clipped'
  | 'vacant_role'
  | 'weak_assurance'
  | 'not_stated'
  | 'already_settled'
  | 'passed'
  | 'unknown_type'
  | 'unknown_area'
  | 'unknown_person'
  | 'unknown_currency'
  | 'unreachable'

/** A question's dimension that may be missing. */
export type Dimension = 'amount' | 'risk' | 'reversible' | 'environment' | 'path' | 'assurance' | 'breakGlass'
