import type { WindowRule } from '../availability/spans.ts'
import type { Limits } from '../handoff/kinds.ts'
import type { AreaId, EntryId, ItemId, PersonId, TeamId } from '../ids.ts'
import type { PathTable } from '../owners/path-table.ts'
import type { Source } from '../people/kinds.ts'
import type { Assurance } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'

/** A decision type by dotted name, e.g. `deploy.production` (A1). A declared name, not words: rules read it. */
export type DecisionType = string

/** What authority is asked about, before any amount or other dimension: a type, in an area. */
export interface TypeInArea {
  readonly type: DecisionType
  readonly area: AreaId
}

/** A13: when somebody must be there to decide. A calendar is named as it was declared. */
export type Coverage = 'none' | 'always' | { readonly calendar: string }

export const risks = ['low', 'medium', 'high'] as const
export type Risk = (typeof risks)[number]

export type Role = 'manager' | 'tech-lead'

/** A2: who holds a grant, in order. */
export type Holder =
  | { readonly person: PersonId }
  | { readonly team: TeamId }
  | { readonly role: Role }
  /** A2b: whoever the table names for the question's file. */
  | { readonly table: PathTable }

/** A2, A10: who must be asked or told; a duty, never authority. */
export type Party = Exclude<Holder, { readonly table: PathTable }>

/** A2: the bounds of a grant or delegation. Absent is unbounded. */
export interface GrantLimits {
  readonly amount?: { readonly minor: number; readonly currency: string }
  /** The highest risk covered. */
  readonly risk?: Risk
  /** Only what is still reversible beyond the instant of decision. */
  readonly reversible?: boolean
  readonly environments?: readonly string[]
  readonly assurance?: Assurance
}

export interface GrantTerms {
  readonly grant: string
  /** A6: orders grants of one area and type; given by the importer, else the grant's id. */
  readonly key: string
  readonly types: readonly DecisionType[]
  readonly area: AreaId
  readonly holders: readonly Holder[]
  readonly mode: 'succession' | 'any'
  readonly quorum: number
  readonly askerMayDecide: boolean
  readonly limits: GrantLimits
  readonly consult: readonly Party[]
  readonly inform: readonly Party[]
  readonly escalateAfterMs: number
  readonly from: Instant
  /** Null: no end set. */
  readonly until: Instant | null
  readonly delegable: boolean
  readonly breakGlass: boolean
  readonly source: Source | null
}

export interface DelegationTerms {
  readonly delegation: string
  readonly from: PersonId
  readonly to: PersonId
  readonly types: readonly DecisionType[]
  readonly area: AreaId
  readonly limits: GrantLimits
  readonly starts: Instant
  readonly until: Instant
  /** A16: written by another for someone suddenly absent. */
  readonly standIn: boolean
  /** A8: whether it was written for more than its giver held. */
  readonly clipped: boolean
}

/**
 * A14, D2: why somebody could do this when they did; re-evaluated from the record alone. Everything in it is an id, a
 * number or an instant, so it survives the erasure of words.
 */
export interface AuthorityProof {
  readonly type: DecisionType
  readonly area: AreaId
  readonly person: PersonId
  /** The grant; `map` for an administrator's own (A16). */
  readonly grant: string
  readonly delegation: string | null
  readonly contingency: ItemId | null
  readonly observation: EntryId | null
  readonly at: Instant
  /** The record it was evaluated on: the state after this seq. */
  readonly atSeq: number
  readonly zoneData: string
  readonly rules: string
}

/** Entries of the map: bounded, folded into memory with the rest of the governance state (`Gov.map`). */
export interface MapTerms {
  'type.added': {
    readonly type: DecisionType
    readonly coverage: Coverage
    readonly source?: Source | null
    readonly proof: AuthorityProof | null
  }
  'calendar.added': {
    readonly calendar: string
    readonly zone: string
    readonly rules: readonly WindowRule[]
    readonly proof: AuthorityProof | null
  }
  'grant.added': GrantTerms & { readonly proof: AuthorityProof | null }
  'grant.revoked': {
    readonly grant: string
    readonly source?: Source | null
    readonly proof: AuthorityProof | null
  }
  'fence.added': {
    readonly fence: string
    readonly type: DecisionType
    readonly area: AreaId
    readonly proof: AuthorityProof | null
  }
  'fence.removed': { readonly fence: string; readonly proof: AuthorityProof | null }
  'freeze.added': {
    readonly freeze: string
    /** `all`: every type but those of the map itself. */
    readonly types: readonly DecisionType[] | 'all'
    readonly area: AreaId
    readonly from: Instant
    /** Null: until it is lifted. */
    readonly until: Instant | null
    readonly except: readonly string[]
    readonly by: PersonId
    readonly proof: AuthorityProof | null
  }
  /** `proof` is null where whoever placed it lifts it (A4). */
  'freeze.lifted': { readonly freeze: string; readonly proof: AuthorityProof | null }
  'delegation.added': DelegationTerms & { readonly proof: AuthorityProof | null }
  /** `proof` where neither its giver nor whoever received it ends it. */
  'delegation.revoked': {
    readonly delegation: string
    readonly by: PersonId
    readonly proof?: AuthorityProof | null
  }
}

export interface MapWords {
  'freeze.added': { readonly reason: string }
}

/** A11: what was seen; an entry of the contingency's own stream, so that it is loaded with it. */
export interface ObservationTerms {
  'item.observed': {
    readonly item: ItemId
    readonly by: PersonId
    readonly agent: boolean
    readonly observedAt: Instant
  }
}

export interface ObservationWords {
  'item.observed': { readonly saw: string; readonly ref?: string }
}

export type { Limits }
