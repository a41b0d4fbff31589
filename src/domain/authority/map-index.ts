import type { AreaId, PersonId } from '../ids.ts'
import { activeHuman, canonical, type Gov } from '../people/gov.ts'
import type { DecisionType, DelegationTerms, GrantTerms } from './kinds.ts'
import type { Fence, Freeze } from './map.ts'

/** Lookups over the map, computed once for each state of the governance. */
export interface MapIndex {
  readonly grants: ReadonlyMap<AreaId, ReadonlyMap<DecisionType, readonly GrantTerms[]>>
  readonly fences: ReadonlyMap<AreaId, readonly Fence[]>
  readonly freezes: ReadonlyMap<AreaId, readonly Freeze[]>
  /** Delegations to active humans, by giver, ordered by id (A6). */
  readonly given: ReadonlyMap<PersonId, readonly DelegationTerms[]>
  /** The same by receiver. */
  readonly received: ReadonlyMap<PersonId, readonly DelegationTerms[]>
  /** Whatever was worked out from this state, by question. */
  readonly memo: Map<string, unknown>
}

/** A16: what an administrator holds. */
export const administratorsGrant = 'map'

const indexes = new WeakMap<Gov, { seq: number; index: MapIndex }>()

/** The index of this state; computed again after each entry folded into it. */
export function mapIndexOf(gov: Gov): MapIndex {
  const kept = indexes.get(gov)
  if (kept?.seq === gov.seq) return kept.index
  const index = indexed(gov)
  indexes.set(gov, { seq: gov.seq, index })
  return index
}

function indexed(gov: Gov): MapIndex {
  const { map } = gov
  const grants = new Map<AreaId, Map<DecisionType, GrantTerms[]>>()
  for (const grant of [administrators(gov), ...map.grants.values()]) {
    const byType = grants.get(grant.area) ?? new Map<DecisionType, GrantTerms[]>()
    grants.set(grant.area, byType)
    for (const type of new Set(grant.types)) push(byType, type, grant)
  }
  const fences = new Map<AreaId, Fence[]>()
  for (const fence of map.fences.values()) push(fences, fence.area, fence)
  const freezes = new Map<AreaId, Freeze[]>()
  for (const freeze of [...map.freezes.values()].sort((a, b) => byText(a.freeze, b.freeze)))
    push(freezes, freeze.area, freeze)
  const given = delegationsBy(gov, ({ from }) => from)
  const received = delegationsBy(gov, ({ to }) => to)
  return { grants, fences, freezes, given, received, memo: new Map() }
}

function delegationsBy(
  gov: Gov,
  keyOf: (delegation: DelegationTerms) => PersonId,
): Map<PersonId, DelegationTerms[]> {
  const found = new Map<PersonId, DelegationTerms[]>()
  for (const delegation of gov.map.delegations.values()) {
    const [from, to] = [canonical(gov, delegation.from), canonical(gov, delegation.to)]
    const now = { ...delegation, from, to }
    if (from !== to && activeHuman(gov, to) !== null) push(found, keyOf(now), now)
  }
  for (const list of found.values()) list.sort((a, b) => byText(a.delegation, b.delegation))
  return found
}

/** A16: `map` on the root, for everyone who was made administrator; it means that and nothing more. */
function administrators(gov: Gov): GrantTerms {
  return {
    grant: administratorsGrant,
    key: administratorsGrant,
    types: ['map'],
    area: gov.rootArea,
    holders: gov.admins.map(person => ({ person })),
    mode: 'any',
    quorum: 1,
    askerMayDecide: true,
    limits: {},
    consult: [],
    inform: [],
    escalateAfterMs: gov.settings.escalateAfterMs,
    from: 0,
    until: null,
    delegable: false,
    breakGlass: false,
    source: null,
  }
}

/** By code unit, wherever it runs: the order of A6. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
