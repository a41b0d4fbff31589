import type { Span } from '../time/instant.ts'
import type { SealState, SearchKind } from './qualifiers.ts'
import type { Sought } from './tokens.ts'

/** A query in which every name is the ids it means, and every date the instants it covers. */
export type ResolvedSearch =
  | SoughtText
  | { readonly is: 'facets'; readonly any: readonly string[] }
  | { readonly is: 'kind'; readonly kind: SearchKind }
  | { readonly is: 'state' | 'condition' | 'risk'; readonly name: string }
  | { readonly is: 'environment' | 'type'; readonly name: string }
  | { readonly is: 'area'; readonly areas: ReadonlySet<string> }
  | { readonly is: 'owner' | 'waiting-on'; readonly people: ReadonlySet<string> }
  | { readonly is: 'stale'; readonly yes: boolean }
  | { readonly is: 'moment'; readonly of: SearchMoment; readonly span: Span }
  | {
      readonly is: 'amount'
      readonly from: number
      readonly until: number
      readonly openFrom: boolean
      readonly openUntil: boolean
      readonly currency: string | null
    }
  | { readonly is: 'absent'; readonly key: string }
  /** R2 */
  | { readonly is: 'sealed'; readonly as: SealState }
  /** What `recorded` and `sealed` mean once the record was asked: later than `after`, up to `until`. */
  | { readonly is: 'seqs'; readonly after: number; readonly until: number }
  | { readonly is: 'nothing' }
  | { readonly is: 'not'; readonly of: ResolvedSearch }
  | { readonly is: 'and' | 'or'; readonly of: readonly ResolvedSearch[] }

export type SearchMoment = 'said' | 'recorded' | 'valid-until' | 'due'

/** Words one after the other, or any of these mentions and facets. */
export interface SoughtText extends Sought {
  readonly is: 'text'
  /** Words that mentions are kept as (`mentionToken`). */
  readonly mentions: readonly string[]
  /** The id of what is meant itself, where the text is one. */
  readonly subject: string | null
}
