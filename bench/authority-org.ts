import type { DelegationTerms, GrantTerms } from '../src/domain/authority/kinds.ts'
import type { Authority } from '../src/domain/authority/question.ts'
import type { Reachability } from '../src/domain/availability/reach.ts'
import { parseWindows } from '../src/domain/availability/windows.ts'
import type { AreaId, PersonId } from '../src/domain/ids.ts'
import { emptyGov, type Gov } from '../src/domain/people/gov.ts'
import { currentZoneTable as table } from '../src/domain/time/zone-tables.ts'

/** The organisation the goals name: 10,000 people, 1,000 areas, 50 types, 20,000 grants of three holders, 10 % delegated. */
export const size = { people: 10_000, areas: 1_000, types: 50, grants: 20_000, zones: 40 }

export const people = Array.from({ length: size.people }, (_, n) => `per_${n}` as PersonId)
export const areas = Array.from({ length: size.areas }, (_, n) => `are_${n}` as AreaId)
/** Ten families of four below them. */
export const types = Array.from({ length: size.types }, (_, n) =>
  n < 10 ? `kind${n}` : `kind${n % 10}.part${Math.floor(n / 10)}`,
)

/** A small generator with a seed (mulberry32), so that every run asks the same. */
export function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function organisation(seed: number): { gov: Gov; authority: Authority } {
  const chance = chanceOf(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T
  const gov = emptyGov()
  gov.seq = 1
  gov.rootArea = areas[0] as AreaId
  for (const id of people) gov.people.set(id, { ...nobody, id })
  areas.forEach((id, n) => {
    // Four levels: the root, ten, a hundred, the rest.
    const parent =
      n === 0 ? null : (areas[n <= 10 ? 0 : n <= 110 ? ((n - 11) % 10) + 1 : ((n - 111) % 100) + 11] ?? null)
    gov.areas.set(id, {
      id,
      parent,
      team: null,
      managers: [],
      techLeads: [],
      restricted: false,
      retired: false,
    })
  })
  for (const type of types) gov.map.types.set(type, 'none')
  for (let n = 0; n < size.grants; n++) {
    const holders = [pick(people), pick(people), pick(people)]
    const amount =
      chance() < 0.2 ? { amount: { minor: Math.ceil(chance() * 10) * 10_000, currency: 'EUR' } } : {}
    const grant = grantOf(`G-${n}`, pick(types), pick(areas), holders, amount)
    gov.map.grants.set(grant.grant, grant)
    if (chance() < 0.1) delegate(gov, grant, pick(people))
  }
  return { gov, authority: authorityOf(gov) }
}

const nobody = {
  agent: false,
  sponsor: null,
  zone: null,
  windows: null,
  auditor: false,
  active: true,
  follows: [],
}

function grantOf(
  grant: string,
  type: string,
  area: AreaId,
  holders: readonly PersonId[],
  limits: GrantTerms['limits'],
): GrantTerms {
  return {
    grant,
    key: grant,
    types: [type],
    area,
    holders: holders.map(person => ({ person })),
    mode: 'succession',
    quorum: 1,
    askerMayDecide: true,
    limits,
    consult: [],
    inform: [],
    escalateAfterMs: 30 * 60_000,
    from: 0,
    until: null,
    delegable: true,
    breakGlass: false,
    source: null,
  }
}

function delegate(gov: Gov, { types: of, area, holders }: GrantTerms, to: PersonId): void {
  const first = holders[0]
  if (first === undefined || !('person' in first)) return
  const delegation: DelegationTerms = {
    delegation: `L-${gov.map.delegations.size}`,
    from: first.person,
    to,
    types: of,
    area,
    limits: {},
    starts: 0,
    until: Date.UTC(2027, 0, 1),
    standIn: false,
    clipped: false,
  }
  gov.map.delegations.set(delegation.delegation, delegation)
}

/** Everyone works nine to half past five on weekdays, in one of 40 zones. */
function authorityOf(gov: Gov): Authority {
  const parsed = parseWindows('mon-fri 09:00-17:30')
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  const zones = table.zoneNames.filter(zone => zone.includes('/')).filter((_, n) => n % 10 === 0)
  const hours = zones.slice(0, size.zones).map(zone => ({ zone, rules: parsed.value, proposedBy: null }))
  const reach = hours.map((windows): Reachability => ({ table, windows, spans: [] }))
  return {
    gov,
    reachabilityOf: person => reach[Number(person.slice(4)) % reach.length] as Reachability,
    contingencies: [],
  }
}
