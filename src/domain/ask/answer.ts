import type { Reach } from '../availability/reach.ts'
import type { AreaId, EntryId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { Form } from './phrases.ts'
import type { Told } from './told.ts'

/** Q3: why a question is refused. */
export const refusalCodes = [
  'no_record',
  'stale',
  'not_understood',
  'not_permitted',
  'ambiguous',
  'out_of_scope',
  'unknown_subject',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** One sentence of an answer with what it rests on: there is none that rests on nothing. */
export interface Sentence {
  readonly text: Told
  readonly cites: readonly EntryId[]
  /** When the newest of it was said, and until when it holds; null: until something new is said. */
  readonly saidAt: Instant
  readonly validUntil: Instant | null
}

/** Q3: whom to turn to where nothing declared answers. */
export interface Redirected {
  readonly person: PersonId
  readonly reach: Reach
  readonly mayDecide: boolean
}

/** Q3: the three outcomes; there is no fourth. */
export type Reply =
  | { readonly outcome: 'answer'; readonly sentences: readonly Sentence[] }
  | {
      readonly outcome: 'redirect'
      readonly to: Redirected
      readonly sentences: readonly Sentence[]
      /** What no declared line answers, in a sentence. */
      readonly reason: Told
    }
  | {
      readonly outcome: 'refuse'
      readonly code: RefusalCode
      readonly reason: Told
      /** What would make it answerable. */
      readonly next: Told
      /** Entries that say something of it, but cannot answer: what is stale. */
      readonly about: readonly EntryId[]
      readonly nearest: readonly Form[]
    }

/** A reply, and the area the question belongs to, if any: whose owner gets a question that is left (Q4). */
export interface Replied {
  readonly reply: Reply
  readonly area: AreaId | null
  /** Whoever would know, before the owner of the area: the owner of the line asked about. */
  readonly owner: PersonId | null
}
