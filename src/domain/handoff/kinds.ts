import type { WrittenTime } from '../availability/kinds.ts'
import type { AreaId, EntryId, HandoffId, ItemId, PersonId, QuestionId, TeamId } from '../ids.ts'
import type { Source } from '../people/kinds.ts'
import { type Instant, minuteMs } from '../time/instant.ts'

/** H1: the fixed reading order. */
export const itemKinds = ['hold', 'contingency', 'blocker', 'question', 'work', 'watch', 'done'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Best to worst; a handoff's condition is the worst of its items'. */
export const conditions = ['stable', 'fragile', 'unstable'] as const
export type Condition = (typeof conditions)[number]

export const templates = ['weekend', 'leave', 'oncall'] as const
export type Template = (typeof templates)[number]

/** To whom a handoff is offered (H1); several people may be named. */
export type Target =
  | { readonly kind: 'people'; readonly people: readonly PersonId[] }
  | { readonly kind: 'team'; readonly team: TeamId }
  | { readonly kind: 'on-next' }
  | { readonly kind: 'anyone' }
  /** The brief of the author's own next shift: offered to nobody. */
  | { readonly kind: 'me' }

/** H6: how long an acceptance may be taken back. */
export const undoMs = 10 * minuteMs

export interface Limits {
  readonly reversible?: boolean
  readonly amount?: { readonly minor: number; readonly currency: string }
  readonly risk?: 'low' | 'medium' | 'high'
  readonly environments?: readonly string[]
  readonly twoPeople?: boolean
}

/** The part of a contingency that rules read; kept as written until its type is declared (A11). */
export interface ContingencyTerms {
  readonly type: string
  readonly limits: Limits
  readonly by: Target
  readonly maxAgeMs: number
}

/** What rules read of an item. Whether it says something is a term; what it says is in the words. */
export interface ItemTerms {
  readonly kind: ItemKind
  readonly area: AreaId
  readonly owner: PersonId | null
  readonly condition: Condition
  readonly due: Instant | null
  /** H9: stale after this. */
  readonly validUntil: Instant | null
  /** Holds and contingencies end by themselves at this instant. */
  readonly endsAt: Instant | null
  readonly has: {
    readonly next: boolean
    readonly tried: boolean
    readonly why: boolean
    readonly unblocker: boolean
  }
  readonly unblocker: PersonId | null
  readonly answerer: PersonId | null
  readonly contingency: ContingencyTerms | null
  readonly mentions: readonly PersonId[]
  readonly written?: { readonly due?: WrittenTime; readonly until?: WrittenTime }
}

/** Texts hold mentions as `@<per_…>` and areas as `#<are_…>`, rendered on reading (R4). */
export interface ItemWords {
  readonly text: string
  readonly next?: string
  readonly why?: string
  readonly tried?: string
  readonly unblocker?: string
  /** Ticket ids and links found in the texts, in order, without repetition. */
  readonly refs: readonly string[]
  /** H3: why it was published despite a warning; only where the handoff's entry does not name the line. */
  readonly overrideReasons?: Readonly<Record<string, string>>
}

/** P1: said in a line with fewer readers than its handoff, whose entry then names nothing of the line. */
export interface UnnamedTerms {
  /** How many of the lines that the handoff's entry names stand before it. */
  readonly after: number
  /** Warning codes of this line, overridden when publishing (H3). */
  readonly overrides: readonly string[]
}

/** H6, H7: an item's live offer; `graceAt` null means that no default follows (a handoff to oneself makes no offer at all). */
export interface OfferTerms {
  readonly handoff: HandoffId
  readonly to: Target
  readonly graceAt: Instant
}

export interface HandoffTerms {
  readonly handoff: HandoffId
  readonly author: PersonId
  readonly areas: readonly AreaId[]
  readonly to: Target
  readonly offlineAt: Instant
  /** Null is "never". */
  readonly backAt: Instant | null
  readonly condition: Condition
  readonly template: Template | null
  /** In the order they were written; those only that every reader of this entry may read (P1). */
  readonly items: readonly ItemId[]
  /** Kinds declared "none". */
  readonly none: readonly ItemKind[]
  /** Warning codes overridden when publishing (H3). */
  readonly overrides: readonly string[]
  readonly incomplete: boolean
  /** Made by the client; a second publish of it is refused (H4). */
  readonly draftId: string | null
  readonly written: { readonly offline?: WrittenTime; readonly back?: WrittenTime }
}

export interface HandoffEntryTerms {
  'handoff.published': HandoffTerms
  'handoff.amended': HandoffTerms
  /** H13: another tool's report; no absence, no offer, no open items. */
  'handoff.imported': {
    readonly handoff: HandoffId
    readonly author: PersonId | null
    readonly area: AreaId
    readonly condition: Condition
    readonly items: readonly { readonly kind: ItemKind }[]
    readonly source: Source
  }
  /** The read-back; each item accepted has an `item.accepted` of its own. */
  'handoff.accepted': {
    readonly handoff: HandoffId
    readonly items: readonly ItemId[]
    readonly questions: readonly QuestionId[]
  }
  'handoff.declined': { readonly handoff: HandoffId; readonly items: readonly ItemId[] }
  /** Undo of an acceptance within ten minutes (H6). */
  'handoff.undone': {
    readonly handoff: HandoffId
    readonly acceptance: EntryId
    readonly items: readonly ItemId[]
  }
  /** The absent author confirms what was published on their behalf (H5). */
  'handoff.confirmed': { readonly handoff: HandoffId }
  'item.published': {
    readonly item: ItemId
    readonly handoff: HandoffId
    readonly offer: OfferTerms | null
    readonly unnamed?: UnnamedTerms
  } & ItemTerms
  /** Carried forward: said again in a later handoff, which replaces any earlier offer (H8). */
  'item.carried': {
    readonly item: ItemId
    readonly handoff: HandoffId
    readonly offer: OfferTerms | null
    readonly unnamed?: UnnamedTerms
  } & ItemTerms
  'item.amended': {
    readonly item: ItemId
    readonly handoff: HandoffId
    readonly unnamed?: UnnamedTerms
  } & ItemTerms
  'item.accepted': {
    readonly item: ItemId
    readonly handoff: HandoffId | null
    readonly acceptance: EntryId
    readonly owner: PersonId
  }
  'item.declined': { readonly item: ItemId; readonly handoff: HandoffId | null; readonly by: PersonId }
  /** Undo: the owner is again who it was before the acceptance. */
  'item.returned': { readonly item: ItemId; readonly owner: PersonId | null; readonly by: PersonId }
  /** H7: the author is back early and keeps what nobody accepted; the offer ends. */
  'item.kept': { readonly item: ItemId; readonly owner: PersonId }
  /** H7, due: nobody accepted in time. `to` null keeps it with its owner. */
  'item.defaulted': {
    readonly item: ItemId
    readonly to: PersonId | null
    readonly reason: 'grace' | 'declined'
    readonly effectiveAt: Instant
  }
  'item.released': {
    readonly item: ItemId
    readonly by: PersonId
    readonly offer: { readonly to: Target; readonly graceAt: Instant }
  }
  /** V5: its owner left the organisation. */
  'item.orphaned': {
    readonly item: ItemId
    readonly left: PersonId
    readonly offer: { readonly to: Target; readonly graceAt: Instant }
  }
  'item.noted': { readonly item: ItemId; readonly by: PersonId }
  'item.confirmed': {
    readonly item: ItemId
    readonly by: PersonId
    readonly validUntil: Instant
    readonly written?: WrittenTime
  }
  'item.closed': { readonly item: ItemId; readonly by: PersonId }
  /** D7: a line that is a question, closed by an entry that answers it. */
  'item.referred': { readonly item: ItemId; readonly by: PersonId; readonly entry: EntryId }
  'item.reopened': { readonly item: ItemId; readonly by: PersonId }
  /** H5: the author took back this line; its words are erased. */
  'item.withdrawn': { readonly item: ItemId; readonly by: PersonId; readonly entries: readonly EntryId[] }
  /** Due: a hold or contingency reached its end. */
  'item.ended': { readonly item: ItemId; readonly effectiveAt: Instant }
  'question.asked': {
    readonly question: QuestionId
    readonly item: ItemId
    readonly by: PersonId
    readonly answerer: PersonId | null
  }
  /** Of a question that was left, `item` is null. */
  'question.answered': {
    readonly question: QuestionId
    readonly item: ItemId | null
    readonly by: PersonId
  }
  /** D7: answered by an entry that says it already; of a question that was left, `item` is null. */
  'question.referred': {
    readonly question: QuestionId
    readonly item: ItemId | null
    readonly by: PersonId
    readonly entry: EntryId
  }
  /** Q4: asked of the record, which had no answer, and left with whoever owns what it is about. */
  'question.left': {
    readonly question: QuestionId
    readonly by: PersonId
    readonly answerer: PersonId
  }
}

export interface HandoffWords {
  'handoff.published': {
    readonly summary: string
    readonly overrideReasons?: Readonly<Record<string, string>>
  }
  'handoff.amended': { readonly summary: string; readonly overrideReasons?: Readonly<Record<string, string>> }
  'handoff.imported': {
    readonly title: string
    readonly summary: string
    readonly items: readonly {
      readonly kind: ItemKind
      readonly text: string
      readonly refs: readonly string[]
    }[]
  }
  'handoff.accepted': { readonly readBack: string | null }
  /** Null where it speaks of lines with fewer readers, and stands in an entry for those (P1). */
  'handoff.declined': { readonly reason: string | null }
  'item.published': ItemWords
  'item.carried': ItemWords
  'item.amended': ItemWords
  'item.released': { readonly reason: string }
  'item.noted': { readonly text: string; readonly refs: readonly string[] }
  'item.closed': { readonly outcome: string; readonly refs: readonly string[] }
  'question.asked': { readonly text: string; readonly refs: readonly string[] }
  'question.answered': { readonly text: string; readonly refs: readonly string[] }
  'question.left': { readonly text: string; readonly refs: readonly string[] }
}
