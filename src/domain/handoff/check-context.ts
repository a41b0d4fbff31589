import type { WrittenTime } from '../availability/kinds.ts'
import type { AreaId, ItemId, PersonId, TeamId } from '../ids.ts'
import type { Outcome } from '../refusal.ts'
import type { Instant, Span } from '../time/instant.ts'
import type { Finding } from './document.ts'
import type {
  Condition,
  ContingencyTerms,
  HandoffTerms,
  ItemKind,
  ItemTerms,
  ItemWords,
  Target,
} from './kinds.ts'

/** An open item that a handoff may carry forward. Its texts are in the stored form. */
export interface OpenItem {
  readonly owner: PersonId | null
  readonly area: AreaId
  readonly kind: ItemKind
  readonly condition: Condition
  readonly text: string
  readonly next: string | null
  /** How many handoffs in a row, up to the last one, said it with this text and next. */
  readonly sameTextCount: number
}

/** A type of decision in an area and the span in which nobody could take it. */
export interface UncoveredText {
  readonly type: string
  readonly area: string
  readonly from: Instant
  readonly until: Instant
  /** Handles of people who could be asked. */
  readonly could?: readonly string[]
}

/** What the completeness check knows of the world: facts and look-ups, handed in by whoever loaded them. */
export interface CheckContext {
  readonly author: PersonId
  /** Where a handoff that names no area belongs; null if the author has none. */
  readonly defaultArea: AreaId | null
  readonly now: Instant
  readonly graceMs: number
  readonly ownedOpenItems: readonly ItemId[]
  /** The author's own cover spans (V2). */
  readonly authorCover: readonly Span[]
  personByHandle(handle: string): PersonId | null
  areaByPath(path: string): AreaId | null
  teamByName(name: string): TeamId | null
  openItem(id: ItemId): OpenItem | null
  /** Whether this is an item that was closed, ended or withdrawn. */
  isClosed?(id: ItemId): boolean
  /** T4, with the author's zone where the text names none. */
  parseLocal(text: string): Outcome<{ readonly instant: Instant } & WrittenTime>
  /** An instant as the author would type it, in their zone. */
  formatLocal(instant: Instant): string
  /** Whether somebody who may accept from this target is reachable within the span. */
  reachableEligible(target: Target, area: AreaId, from: Instant, until: Instant): boolean
  /** H3: how much of what a contingency pre-authorises is held by whoever says it; null while its type is not declared. */
  contingencyHeld?(
    terms: ContingencyTerms,
    area: AreaId,
    from: Instant,
    until: Instant,
  ): 'whole' | 'part' | 'none' | null
  /** H3: what this absence leaves without anyone to decide, each as a reader understands it. */
  uncovered?(offlineAt: Instant, backAt: Instant | null): readonly UncoveredText[]
  /** The Markdown the document was read from: findings then stand at its lines and columns. */
  readonly source?: string
}

export interface PlacedFinding extends Finding {
  /** 1-based, where one place of the Markdown is meant. */
  readonly column?: number
}

export interface ResolvedItem {
  /** `items[2]` */
  readonly path: string
  /** The open item carried forward; null for a new one, which gets its id when published. */
  readonly carries: ItemId | null
  readonly terms: ItemTerms
  readonly words: ItemWords
}

/** A handoff with every name, path and time resolved, ready to be published. */
export interface ResolvedHandoff
  extends Omit<HandoffTerms, 'handoff' | 'author' | 'items' | 'overrides' | 'incomplete'> {
  /** In the stored form. */
  readonly summary: string
  readonly items: readonly ResolvedItem[]
}
