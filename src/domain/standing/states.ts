import type { Said } from '../handoff/states.ts'
import type { AreaId, AskedAsId, EntryId, PersonId, StandingId } from '../ids.ts'
import type { Audience } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { Answerable } from './kinds.ts'

/** One wording under which an entry was asked for (D7). Its words are those of the entry `wording`. */
export interface AskedAsState {
  readonly is: 'asked-as'
  readonly id: AskedAsId
  readonly area: AreaId | null
  /** Never wider than the question's or than that of the entry it points at (P1). */
  readonly audience: Audience
  readonly entry: EntryId
  readonly answers: Answerable
  readonly wording: EntryId
  readonly asker: PersonId | null
  readonly kept: Said
  readonly seq: number
}

/** An answer kept for the next who asks, or the offer to keep one (D7). Its words are those of `accepted.entry`. */
export interface StandingState {
  readonly is: 'standing'
  readonly id: StandingId
  readonly area: AreaId | null
  /** While it is only offered, its owner's alone. */
  readonly audience: Audience
  readonly entry: EntryId
  readonly owner: PersonId
  readonly askedAs: readonly AskedAsId[]
  readonly offered: Said
  readonly accepted: (Said & { readonly cites: readonly EntryId[]; readonly validUntil: Instant }) | null
  readonly declined: Said | null
  readonly seq: number
}

/** How a standing answer stands at an instant. */
export type Standing = 'offered' | 'in-force' | 'expired' | 'declined' | 'ended'

/** H9: whether it has expired is a matter of the instant; no entry says so. */
export function standingAt({ accepted, declined }: StandingState, at: Instant): Standing {
  if (declined !== null) return accepted === null ? 'declined' : 'ended'
  if (accepted === null) return 'offered'
  return accepted.validUntil > at ? 'in-force' : 'expired'
}
