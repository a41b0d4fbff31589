import type { DecisionType } from '../authority/kinds.ts'
import type { AreaId, DecisionId, EntryId, PersonId } from '../ids.ts'
import type { Source } from '../people/kinds.ts'
import { type Audience, type Envelope, is } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'

/** How a decision of another tool stands. `other`: it says something else, which is kept in words; it is not in force. */
export const importedStates = [
  'in-force',
  'proposed',
  'rejected',
  'withdrawn',
  'superseded',
  'other',
] as const
export type ImportedDecisionStanding = (typeof importedStates)[number]

/**
 * D5: a decision taken elsewhere. It carries no proof: authority is not proved here. It is linked by source keys (I1),
 * so that the order in which files are read says nothing.
 */
export interface ImportedDecisionTerms {
  'decision.imported': {
    readonly decision: DecisionId
    readonly type: DecisionType
    readonly area: AreaId
    readonly standing: ImportedDecisionStanding
    readonly deciders: readonly PersonId[]
    readonly authors: readonly PersonId[]
    readonly consulted: readonly PersonId[]
    readonly informed: readonly PersonId[]
    /** Keys of sources of the same import. */
    readonly supersedes: readonly string[]
    readonly supersededBy: readonly string[]
    readonly seeAlso: readonly string[]
    readonly source: Source
  }
}

export interface ImportedDecisionWords {
  'decision.imported': {
    readonly title: string
    readonly outcome: string
    /** Its number there, e.g. `KEP-127`. */
    readonly number: string | null
    /** How it says it stands, as written. */
    readonly status: string
    /** People it names who are nobody's handle here. */
    readonly others: readonly string[]
    readonly refs: readonly string[]
  }
}

export interface ImportedDecisionState {
  readonly is: 'imported-decision'
  readonly id: DecisionId
  readonly type: DecisionType
  readonly area: AreaId
  readonly audience: Audience
  readonly standing: ImportedDecisionStanding
  readonly deciders: readonly PersonId[]
  readonly authors: readonly PersonId[]
  readonly consulted: readonly PersonId[]
  /** Null where its file has no date. */
  readonly saidAt: Instant | null
  readonly supersedes: readonly string[]
  readonly supersededBy: readonly string[]
  readonly source: Source
  /** By a decision taken here. */
  readonly superseded: { readonly by: DecisionId; readonly at: Instant } | null
  readonly entry: EntryId
  /** The seq of the import's last entry about it; `seq` is later where anybody said something else since (I1). */
  readonly importedSeq: number
  readonly seq: number
}

/** A later entry of the same key replaces it. */
export function evolveImportedDecision(e: Envelope<'decision.imported'>): ImportedDecisionState {
  const { decision, type, area, standing, deciders, authors, consulted } = e.terms
  const { supersedes, supersededBy, source } = e.terms
  return {
    is: 'imported-decision',
    id: decision,
    type,
    area,
    audience: e.audience,
    standing,
    deciders,
    authors,
    consulted,
    saidAt: e.saidAt,
    supersedes,
    supersededBy,
    source,
    superseded: null,
    entry: e.id,
    importedSeq: e.seq,
    seq: e.seq,
  }
}

/** D5: a decision taken here may supersede one taken elsewhere. */
export function supersededImport(state: ImportedDecisionState, e: Envelope): ImportedDecisionState {
  if (!is(e, 'decision.superseded')) return state
  return { ...state, standing: 'superseded', superseded: { by: e.terms.by, at: e.at }, seq: e.seq }
}

/** Whether it says what holds now; another file of the same import may say that it is replaced. */
export function isImportedInForce({ standing }: ImportedDecisionState, isReplaced: boolean): boolean {
  return standing === 'in-force' && !isReplaced
}
