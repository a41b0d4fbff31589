/** Branded identifiers. A brand stops a person from being passed where an area is wanted; at run time all are strings. */
declare const brand: unique symbol
type Branded<B extends string> = string & { readonly [brand]: B }

export type OrgId = Branded<'org'>
export type EntryId = Branded<'entry'>
export type PersonId = Branded<'person'>
export type TeamId = Branded<'team'>
export type AreaId = Branded<'area'>
export type SpanId = Branded<'span'>
/** `H-12`, numbered densely per organisation. */
export type HandoffId = Branded<'handoff'>
/** `I-118`. */
export type ItemId = Branded<'item'>
/** `D-7`: a decision, or a request for one. */
export type DecisionId = Branded<'decision'>
/** One wording under which an entry was asked for. */
export type AskedAsId = Branded<'asked-as'>
/** `S-2`: a standing answer, or the offer of one. */
export type StandingId = Branded<'standing'>
/** `Q-3`: a question asked about an item. */
export type QuestionId = Branded<'question'>

/**
 * The prefix of each kind of identifier; those of one letter are followed by a number, the others by a UUIDv7. `G` is a
 * grant, `F` a freeze, `E` a fence, `L` a delegation.
 */
export type IdPrefix = 'org' | 'ent' | 'per' | 'tea' | 'are' | 'spa' | 'tok' | 'pro' | 'ask'
export type NumberedPrefix = 'H' | 'I' | 'Q' | 'G' | 'F' | 'E' | 'L' | 'D' | 'S'

/** The number of a numbered identifier: 119 of `I-119`. They are given in the order in which things were said first. */
export function numberOf(id: string): number {
  return Number(id.slice(2))
}

/** Source of identifiers, handed to pure code so that it needs no chance of its own. */
export interface IdSource {
  /** A fresh unique id, e.g. `per_0198…`. */
  fresh<T extends string>(prefix: IdPrefix): T
  /** The next human-readable id of the organisation, e.g. `I-119`. */
  numbered<T extends string>(prefix: NumberedPrefix): T
}
