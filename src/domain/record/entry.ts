import type { AreaId, EntryId, OrgId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { EntryKind, TermsOf, WordsOf } from './kinds.ts'

/** How an entry reached the record (P2). */
export type Via = 'web' | 'cli' | 'api' | 'mcp' | 'import' | 'job' | 'sample'

/** How the record knew the actor, weakest first (P2). */
export const assurances = ['asserted', 'token', 'session', 'verified'] as const
export type Assurance = (typeof assurances)[number]

/** Who may read an entry, fixed when it is written (P1). */
export type Audience =
  | 'org'
  | { readonly area: AreaId; readonly people: readonly PersonId[] }
  | { readonly people: readonly PersonId[] }

/**
 * The envelope of an entry. Its stored bytes are the leaf of the record's Merkle log and are never re-encoded.
 * Rules read envelopes only; what people wrote is in the words, which can be erased.
 */
export interface Envelope<K extends EntryKind = EntryKind> {
  readonly v: 1
  readonly org: OrgId
  readonly seq: number
  readonly id: EntryId
  readonly at: Instant
  readonly saidAt: Instant | null
  readonly kind: K
  /** Version of the kind. All there are so far are 1. */
  readonly kv: number
  readonly actor: PersonId | null
  readonly onBehalfOf: PersonId | null
  readonly via: Via
  readonly assurance: Assurance
  /** The one thing this entry is about; exactly this subject is evolved by it. */
  readonly subject: string
  readonly area: AreaId | null
  readonly audience: Audience
  readonly terms: TermsOf<K>
  /** `HMAC-SHA256(salt, words)` in hex, or null where the entry has no words. */
  readonly commitment: string | null
}

/** What `decide` returns: an entry without what the append gives it (seq, id, at, actor, commitment). */
export interface Draft<K extends EntryKind = EntryKind> {
  /** Given where another draft of the same command refers to it; else the append makes one. */
  readonly id?: EntryId
  readonly kind: K
  readonly subject: string
  readonly area: AreaId | null
  readonly audience: Audience
  readonly terms: TermsOf<K>
  readonly words: WordsOf<K> | null
  readonly saidAt?: Instant
  readonly onBehalfOf?: PersonId
}

/** Builds a draft with its kind's types checked. */
export function draft<K extends EntryKind>(entry: Draft<K>): Draft {
  return entry as unknown as Draft
}

/** An entry as loaded: its envelope, and its words unless they were erased or never were. */
export interface Entry<K extends EntryKind = EntryKind> {
  readonly envelope: Envelope<K>
  readonly words: WordsOf<K> | null
}

/** Narrows by kind: `is(envelope, 'item.noted')`. */
export function is<K extends EntryKind>(envelope: Envelope, kind: K): envelope is Envelope<K> {
  return envelope.kind === kind
}
