import type { AreaId, EntryId, HandoffId, ItemId, PersonId, QuestionId } from '../ids.ts'
import type { Audience } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { Condition, HandoffTerms, ItemKind, ItemTerms, Target, UnnamedTerms } from './kinds.ts'

/** Who said something, when, and in which entry. */
export interface Said {
  readonly by: PersonId | null
  readonly at: Instant
  readonly entry: EntryId
}

/** The one live offer an item may be in (H8). Ends when accepted, withdrawn, kept or closed; a default does not end it (H7). */
export interface Offer {
  /** Null when it comes from a release or from an owner who left. */
  readonly handoff: HandoffId | null
  readonly to: Target
  readonly graceAt: Instant
  /** Who offers: the author of the handoff, or whoever released it. */
  readonly by: PersonId | null
  readonly declinedBy: readonly PersonId[]
  /** Whether the default of H7 has been applied. */
  readonly defaulted: boolean
}

/** H7: what nobody accepted in time, or all named people declined, and to whom it fell. */
export interface Fallen extends Said {
  readonly to: PersonId
  readonly previousOwner: PersonId | null
  readonly reason: 'grace' | 'declined'
}

/** An item folded from its stream. Terms only; its words are in the entry `words.entry`. */
export interface ItemState extends ItemTerms {
  readonly is: 'item'
  readonly id: ItemId
  readonly author: PersonId | null
  readonly audience: Audience
  /** Whoever it was ever given to: they may read it whatever the audience (P1). */
  readonly receivers: readonly PersonId[]
  /** Where its current words were said. */
  readonly words: Said
  readonly publishedAt: Instant
  /** Every handoff that said it, oldest first. */
  readonly handoffs: readonly HandoffId[]
  /** P1: those of them whose own entry does not name it, and what it said there. */
  readonly unnamed?: readonly (UnnamedTerms & {
    readonly handoff: HandoffId
    readonly condition: Condition
  })[]
  /** Every entry holding words of the line itself, for withdrawal (H5). */
  readonly said: readonly EntryId[]
  readonly offer: Offer | null
  /** The standing acceptance, and how the item stood before it, for undo (H6). */
  readonly accepted:
    | (Said & {
        readonly acceptance: EntryId
        readonly previousOwner: PersonId | null
        readonly offer: Offer | null
        readonly fallen: Fallen | null
      })
    | null
  /** H7: fell to its owner by default, and nobody has accepted since. */
  readonly fallen: Fallen | null
  /** H5: amended after acceptance; "changed since you accepted". */
  readonly changedSinceAccepted: Said | null
  readonly notes: readonly Said[]
  readonly confirmed: Said | null
  /** `answeredBy`: by which entry a question was answered (D7). */
  readonly closed:
    | (Said & { readonly how: 'closed' | 'ended' | 'withdrawn'; readonly answeredBy?: EntryId })
    | null
  readonly reopened: Said | null
  /** Contingencies: what was seen of them (A11), oldest first. */
  readonly observations?: readonly (Said & { readonly agent: boolean; readonly observedAt: Instant })[]
  /** The seq of the last entry about it. */
  readonly seq: number
}

export interface HandoffState extends HandoffTerms {
  readonly is: 'handoff'
  readonly id: HandoffId
  readonly audience: Audience
  readonly published: Said
  readonly onBehalfOf: PersonId | null
  /** The author confirmed what was published for them. */
  readonly confirmedByAuthor: Said | null
  readonly amendments: readonly Said[]
  readonly words: EntryId
  readonly acceptances: readonly (Said & {
    readonly items: readonly ItemId[]
    readonly undone: boolean
    readonly questions: readonly QuestionId[]
  })[]
  readonly declines: readonly (Said & { readonly items: readonly ItemId[] })[]
  readonly seq: number
}

/** H13: an imported report; it offers nothing and opens nothing. */
export interface ReportState {
  readonly is: 'report'
  readonly id: HandoffId
  readonly author: PersonId | null
  readonly area: AreaId
  readonly audience: Audience
  readonly saidAt: Instant | null
  readonly items: readonly { readonly kind: ItemKind }[]
  readonly source: {
    readonly importer: string
    readonly root: string
    readonly key: string
    readonly digest: string
  }
  readonly entry: EntryId
  readonly seq: number
}

export interface QuestionState {
  readonly is: 'question'
  readonly id: QuestionId
  /** Null for a question that was left with an owner instead of asked on a line (Q4). */
  readonly item: ItemId | null
  readonly area: AreaId | null
  readonly audience: Audience
  readonly asked: Said
  readonly answerer: PersonId | null
  /** `answeredBy`: by pointing at this entry, which says it (D7). */
  readonly answered: (Said & { readonly answeredBy?: EntryId }) | null
  readonly seq: number
}
