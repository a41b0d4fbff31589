import type { WindowRule } from '../availability/spans.ts'
import type { AreaId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { Coverage, DecisionType, DelegationTerms, GrantTerms } from './kinds.ts'

/** The authority map of one organisation: part of the governance state, terms only. */
export interface AuthorityMap {
  /** Every declared type, parents before children (A1). */
  readonly types: Map<DecisionType, Coverage>
  readonly calendars: Map<string, { readonly zone: string; readonly rules: readonly WindowRule[] }>
  /** Live and expired, without the revoked. */
  readonly grants: Map<string, GrantTerms>
  readonly fences: Map<string, Fence>
  /** Without the lifted. */
  readonly freezes: Map<string, Freeze>
  /** Without the revoked; of those, stand-ins stay with the end they found (A16). */
  readonly delegations: Map<string, DelegationTerms>
  /** The entry that last said each grant, fence, freeze or delegation: what a proof rests on. */
  readonly saidBy: Map<string, string>
}

export interface Fence {
  readonly fence: string
  readonly type: DecisionType
  readonly area: AreaId
}

export interface Freeze {
  readonly freeze: string
  readonly types: readonly DecisionType[] | 'all'
  readonly area: AreaId
  readonly from: Instant
  readonly until: Instant | null
  readonly except: readonly string[]
  readonly by: PersonId
}

/** The map before its first entry; types of the map itself need none. */
export function emptyMap(): AuthorityMap {
  return {
    types: new Map(),
    calendars: new Map(),
    grants: new Map(),
    fences: new Map(),
    freezes: new Map(),
    delegations: new Map(),
    saidBy: new Map(),
  }
}

/** A copy that can be folded on while somebody still reads this one. */
export function copyOfMap(map: AuthorityMap): AuthorityMap {
  return {
    types: new Map(map.types),
    calendars: new Map(map.calendars),
    grants: new Map(map.grants),
    fences: new Map(map.fences),
    freezes: new Map(map.freezes),
    delegations: new Map(map.delegations),
    saidBy: new Map(map.saidBy),
  }
}
