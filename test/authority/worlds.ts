import type { DelegationTerms, GrantLimits, GrantTerms, Holder } from '../../src/domain/authority/kinds.ts'
import { emptyMap, type Freeze } from '../../src/domain/authority/map.ts'
import type { Authority, Contingency, Question } from '../../src/domain/authority/question.ts'
import { coversType, withWider } from '../../src/domain/authority/types.ts'
import type { Reachability } from '../../src/domain/availability/reach.ts'
import type { DeclaredSpan } from '../../src/domain/availability/spans.ts'
import type { AreaId, EntryId, ItemId, PersonId, SpanId, TeamId } from '../../src/domain/ids.ts'
import type { PathTable } from '../../src/domain/owners/path-table.ts'
import { activeHuman, canonical, emptyGov, type Gov } from '../../src/domain/people/gov.ts'
import { withAncestors } from '../../src/domain/people/org-chart.ts'
import { dayMs, type Instant, minuteMs } from '../../src/domain/time/instant.ts'
import { currentZoneTable as table } from '../../src/domain/time/zone-tables.ts'
import { type Chance, chance } from './chance.ts'
import { peopleOf } from './reference.ts'

/* Worlds so small that a person can read them: five people, seven areas, a morning cut into ticks of twenty minutes. */

export interface World {
  readonly gov: Gov
  readonly contingencies: readonly Contingency[]
  readonly reach: ReadonlyMap<PersonId, Reachability>
  readonly question: Question
  readonly at: Instant
}

/** Monday, 16 November 2026, 09:00 UTC. */
export const start: Instant = Date.UTC(2026, 10, 16, 9)
export const tickMs = 20 * minuteMs
const people = ['per_ana', 'per_ben', 'per_li', 'per_noor', 'per_sam'] as PersonId[]
const areas = ['are_root', 'are_1', 'are_2', 'are_3', 'are_4', 'are_5', 'are_6'] as AreaId[]
const teams = ['tea_1', 'tea_2', 'tea_3'] as TeamId[]
export const types = ['deploy', 'deploy.prod', 'deploy.prod.eu', 'spend', 'spend.travel', 'people'] as const
export const paths = ['docs/guide.md', 'src/main.ts', 'go.mod'] as const
const nobody: Reachability = { table, windows: null, spans: [] }

/** What the engine is handed for one question (A11: contingencies of the question's area and above). */
export function authorityOf(world: World, area: AreaId = world.question.area): Authority {
  const above = withAncestors(world.gov, area)
  return {
    gov: world.gov,
    reachabilityOf: person => world.reach.get(person) ?? nobody,
    contingencies: world.contingencies.filter(one => above.includes(one.area)),
  }
}

/** Every id of a person that can be asked about, the merged and those who left among them. */
export function peopleIn(world: World): PersonId[] {
  return [...world.gov.people.keys()].sort()
}

/**
 * All instants at which anything can change: half ticks around the morning, and the edges of weekly hours for the
 * nine weeks that an answer looks ahead.
 */
export function instantsOf(world: World): Instant[] {
  const found: Instant[] = []
  for (let half = -6; half <= 48; half++) found.push(start + (half * tickMs) / 2)
  const midnight = start - 9 * 60 * minuteMs
  for (const { windows } of world.reach.values())
    for (const { from, until } of windows?.rules ?? [])
      for (let week = 1; week < 9; week++)
        for (const minute of [from, until]) found.push(midnight + week * 7 * dayMs + minute * minuteMs)
  return [...new Set(found)].sort((a, b) => a - b)
}

export function worldOf(seed: number): World {
  const c = chance(seed)
  const gov = organisationOf(c)
  const area = c.often(0.8) ? c.one(areas.slice(3)) : c.one(areas)
  const type = c.often(0.08)
    ? c.one(['map', 'map.grant', 'map.freeze'])
    : c.one(c.often(0.7) ? types.slice(1) : types)
  const focus = { area, type, above: withAncestors(gov, area) }
  const grants = Array.from({ length: 1 + c.below(c.often(0.3) ? 6 : 4) }, (_, i) =>
    grantOf(c, gov, focus, i),
  )
  for (const grant of c.shuffled(grants)) gov.map.grants.set(grant.grant, grant)
  if (type.startsWith('map') || c.often(0.1))
    gov.admins = c.some(people, 1 + c.below(2)).map(id => canonical(gov, id))
  for (let i = 0; c.often(i === 0 ? 0.3 : 0.2); i++) {
    const fence = `E-${i}`
    gov.map.fences.set(fence, { fence, type: typeNear(c, focus), area: areaNear(c, focus) })
  }
  for (let i = 0; c.often(i === 0 ? 0.4 : 0.15); i++) {
    const freeze = freezeOf(c, grants, focus, i)
    gov.map.freezes.set(freeze.freeze, freeze)
  }
  for (let i = 0; i < 3 && c.often(i === 0 ? 0.65 : 0.4); i++) {
    const delegation = delegationOf(c, gov, grants, focus, i)
    gov.map.delegations.set(delegation.delegation, delegation)
  }
  const at = start + c.below(8) * tickMs + (c.often(0.2) ? tickMs / 2 : 0) - (c.often(0.1) ? 1 : 0)
  const contingencies: Contingency[] = []
  for (let i = 0; i < 2 && c.often(i === 0 ? 0.5 : 0.3); i++)
    contingencies.push(contingencyOf(c, gov, grants, focus, at, i))
  const question = questionOf(c, gov, grants, focus, at)
  const hours = c.often(0.05)
  const reach = new Map([...gov.people.keys()].map(person => [person, reachOf(c, person, focus, hours)]))
  return { gov, contingencies, reach, question, at }
}

interface Focus {
  readonly area: AreaId
  readonly type: string
  /** The area and those above it, nearest first. */
  readonly above: readonly AreaId[]
}

function organisationOf(c: Chance): Gov {
  const gov = emptyGov()
  Object.assign(gov, { seq: 1, rootArea: areas[0] })
  const agent = c.often(0.4) ? c.one(people) : null
  const gone = c.often(0.25) ? c.one(people) : null
  for (const id of people) {
    const sponsor = id === agent ? c.one(people.filter(one => one !== agent)) : null
    const rest = { zone: null, windows: null, auditor: false, follows: [] }
    gov.people.set(id, { id, agent: id === agent, sponsor, active: id !== gone, ...rest })
  }
  const [from, into] = c.some(
    people.filter(id => id !== agent),
    2,
  ) as [PersonId, PersonId]
  if (c.often(0.25)) {
    gov.mergedInto.set(from, into)
    gov.people.set(from, {
      ...(gov.people.get(from) as NonNullable<ReturnType<Gov['people']['get']>>),
      active: false,
    })
  }
  for (const id of teams) {
    const members = c.some(people, 1 + c.below(3)).map(person => ({ person }))
    const nested = c.often(0.4) ? [{ team: c.one(teams) }] : []
    gov.teams.set(id, { id, members: c.shuffled([...members, ...nested]), retired: false })
  }
  for (const [i, id] of areas.entries()) {
    const parent = i === 0 ? null : (areas[c.often(0.5) ? i - 1 : c.below(i)] as AreaId)
    const role = () => (c.often(0.4) ? c.some(people, 1 + c.below(2)) : [])
    const rest = { team: null, restricted: false, retired: false }
    gov.areas.set(id, { id, parent, managers: role(), techLeads: role(), ...rest })
  }
  gov.map = emptyMap()
  for (const type of types) gov.map.types.set(type, 'none')
  return gov
}

function areaNear(c: Chance, { above }: Focus): AreaId {
  return c.often(0.85) ? c.one(above) : c.one(areas)
}

function typeNear(c: Chance, { type }: Focus): string {
  return c.often(0.85) ? c.one(withWider(type)) : c.one(types)
}

/** Mostly around the morning's middle, so that edges meet often. */
function edge(c: Chance): Instant {
  return start + c.below(9) * tickMs
}

function spanOf(c: Chance): { from: Instant; until: Instant } {
  if (c.often(0.4)) return { from: start - tickMs, until: start + 9 * tickMs }
  const [from, until] = [edge(c), edge(c)].sort((a, b) => a - b) as [Instant, Instant]
  return { from, until: from === until ? until + tickMs : until }
}

function limitsOf(c: Chance, share: number): GrantLimits {
  return {
    ...(c.often(share) && { amount: { minor: 1 + c.below(3), currency: c.often(0.85) ? 'EUR' : 'USD' } }),
    ...(c.often(share / 3) && { risk: c.one(['low', 'medium', 'high'] as const) }),
    ...(c.often(share / 4) && { reversible: true }),
    ...(c.often(share / 4) && { environments: c.some(['prod', 'test'], 1) }),
    ...(c.often(share / 4) && { assurance: c.one(['token', 'session', 'verified'] as const) }),
  }
}

function holdersOf(c: Chance): Holder[] {
  if (c.often(0.12)) return [{ table: tableOf(c) }]
  const count = 1 + c.below(3)
  return Array.from({ length: count }, () => {
    if (c.often(0.6)) return { person: c.one(people) }
    if (c.often(0.5)) return { team: c.one(teams) }
    return { role: c.one(['manager', 'tech-lead'] as const) }
  })
}

function tableOf(c: Chance): PathTable {
  const holders = [{ person: c.one(people) }, { team: c.one(teams) }, { unknown: '' }]
  const rules = ['*', 'docs/', '*.ts'].map((pattern, i) => {
    return { pattern, line: i + 1, owners: c.some([0, 1, 2], c.below(3)) }
  })
  return { dialect: 'codeowners', file: 'CODEOWNERS', holders, rules: rules.slice(0, 1 + c.below(3)) }
}

function grantOf(c: Chance, gov: Gov, focus: Focus, i: number): GrantTerms {
  const quorum = c.often(0.65) ? 1 : c.often(0.75) ? 2 : 3
  const { from, until } = spanOf(c)
  const always = c.often(0.6)
  return {
    grant: `G-${i + 1}`,
    key: c.one(['a', 'b', 'B', `G-${i + 1}`]),
    types: [...new Set([typeNear(c, focus), ...(c.often(0.25) ? [typeNear(c, focus)] : [])])],
    area: c.often(0.1) ? c.one([...gov.areas.keys()]) : areaNear(c, focus),
    holders: holdersOf(c),
    mode: c.often(0.2) ? 'any' : 'succession',
    quorum,
    askerMayDecide: c.often(0.9) ? quorum === 1 : quorum !== 1,
    limits: limitsOf(c, 0.3),
    consult: [],
    inform: [],
    escalateAfterMs: c.one([20, 30, 40]) * minuteMs,
    from: always ? 0 : from,
    until: always || c.often(0.2) ? null : until,
    delegable: c.often(0.85),
    breakGlass: c.often(0.2),
    source: null,
  }
}

function freezeOf(c: Chance, grants: readonly GrantTerms[], focus: Focus, i: number): Freeze {
  const { from, until } = spanOf(c)
  const glass = grants.filter(grant => grant.breakGlass || c.often(0.3)).map(grant => grant.grant)
  const narrow = [typeNear(c, focus)].filter(type => type !== 'map' && type !== 'map.freeze')
  return {
    freeze: `F-${i + 1}`,
    types: narrow.length === 0 || c.often(0.3) ? 'all' : narrow,
    area: areaNear(c, focus),
    from,
    until: c.often(0.15) ? null : until,
    except: c.often(0.75) ? glass : [],
    by: c.one(people),
  }
}

/** A holder of some grant of the question, more often than not: chance alone would hardly ever find one. */
function holderNear(c: Chance, gov: Gov, grants: readonly GrantTerms[], focus: Focus): PersonId {
  const grant = c.one(
    grants.filter(
      one => focus.above.includes(one.area) && one.types.some(type => coversType(type, focus.type)),
    ),
  )
  const held = grant === undefined ? [] : peopleOf(gov, grant, { ...focus, path: c.one(paths) })
  return held.length > 0 && c.often(0.85) ? c.one(held).person : c.one(people)
}

function delegationOf(
  c: Chance,
  gov: Gov,
  grants: readonly GrantTerms[],
  focus: Focus,
  i: number,
): DelegationTerms {
  const giver = holderNear(c, gov, grants, focus)
  return {
    delegation: `L-${3 - i}`,
    from: giver,
    to: c.one(people.filter(person => person !== giver || c.often(0.1))),
    types: [typeNear(c, focus)],
    area: areaNear(c, focus),
    limits: limitsOf(c, 0.2),
    ...startsUntil(spanOf(c)),
    standIn: false,
    clipped: false,
  }
}

function startsUntil({ from, until }: { from: Instant; until: Instant }) {
  return { starts: from, until }
}

function contingencyOf(
  c: Chance,
  gov: Gov,
  grants: readonly GrantTerms[],
  focus: Focus,
  at: Instant,
  i: number,
): Contingency {
  const humans = people.filter(person => activeHuman(gov, person)?.id === person)
  const seen = Array.from({ length: c.below(3) }, (_, n) => {
    const by = c.one(people)
    const sponsor = gov.people.get(by)?.agent ? (gov.people.get(by)?.sponsor ?? null) : null
    const entry = `ent_${i}${n}` as EntryId
    return {
      entry,
      by,
      sponsor,
      observedAt: Math.min(c.often(0.6) ? at - c.below(4) * (tickMs / 2) : edge(c), at),
    }
  })
  const onGrid = seen.map(one => ({
    ...one,
    observedAt: one.observedAt - ((one.observedAt - start) % (tickMs / 2)),
  }))
  return {
    item: `I-${2 - i}` as ItemId,
    author: holderNear(c, gov, grants, focus),
    area: c.often(0.9) ? c.one(focus.above) : c.one(areas),
    type: typeNear(c, focus),
    limits: limitsOf(c, 0.15),
    by: c.some(humans, 1 + c.below(2)),
    twoPeople: c.often(0.3),
    ...spanOf(c),
    maxAgeMs: c.one([20, 30, 40]) * minuteMs,
    observations: onGrid.filter(one => one.observedAt <= at),
  }
}

function questionOf(c: Chance, gov: Gov, grants: readonly GrantTerms[], focus: Focus, at: Instant): Question {
  const person = () => holderNear(c, gov, grants, focus)
  const askedAt = start + c.below(Math.floor((at - start) / tickMs) + 1) * tickMs
  const since = () => Math.min(askedAt + c.below(6) * (tickMs / 2), at - ((at - start) % (tickMs / 2)))
  const voters = c.some(people, 5)
  const asks = c.often(0.65) && askedAt <= at
  const mark = (one: PersonId) => ({
    person: c.often(0.5) ? one : canonical(gov, one),
    at: Math.max(since(), askedAt),
  })
  const votes = asks ? voters.slice(0, c.often(0.35) ? 1 + c.below(2) : 0) : []
  const passes = asks ? voters.slice(2, c.often(0.3) ? 3 + c.below(2) : 2) : []
  const same = (one: PersonId) => votes.some(vote => canonical(gov, vote) === canonical(gov, one))
  const request = {
    askedAt,
    votes: votes.map(one => ({ ...mark(one), option: 'yes' })),
    passes: passes.filter(one => !same(one)).map(mark),
    seats: [],
    seatedUntil: null,
  }
  return {
    type: focus.type,
    area: focus.area,
    ...(c.often(0.75) && { amount: { minor: 1 + c.below(4), currency: c.often(0.92) ? 'EUR' : 'USD' } }),
    ...(c.often(0.75) && { risk: c.one(['low', 'medium', 'high'] as const) }),
    ...(c.often(0.75) && { reversible: c.one(['yes', 'no', { until: edge(c) }] as const) }),
    ...(c.often(0.75) && { environment: c.one(['prod', 'test']) }),
    ...(c.often(0.75) && { path: c.one(paths) }),
    ...(c.often(0.9) && { assurance: c.one(['session', 'verified', 'verified', 'verified'] as const) }),
    ...(c.often(0.3) && { breakGlass: true }),
    ...(c.often(0.5) && { asker: c.often(0.75) ? person() : c.one(people) }),
    ...(asks && { request }),
  }
}

function reachOf(c: Chance, person: PersonId, focus: Focus, hours: boolean): Reachability {
  const spans = Array.from({ length: c.below(c.often(0.5) ? 5 : 2) }, (_, i): DeclaredSpan => {
    const kind = c.one(['cover', 'cover', 'cover', 'oncall', 'offline', 'leave'] as const)
    const on =
      kind === 'oncall'
        ? { area: areaNear(c, focus), types: [typeNear(c, focus)] }
        : { area: null, types: [] }
    const rest = { wake: false, proposedBy: c.often(0.1) ? c.one(people) : null, handoff: null }
    const { from, until } = spanOf(c)
    return {
      id: `spa_${person}_${i}` as SpanId,
      person,
      kind,
      from,
      until: c.often(0.05) ? null : until,
      ...on,
      ...rest,
    }
  })
  if (!hours || c.often(0.4))
    return { table, windows: c.often(0.3) ? { zone: 'Etc/UTC', rules: [], proposedBy: null } : null, spans }
  const from = 9 * 60 + c.below(5) * 20
  const rules = [{ days: [1], from, until: from + 20 * (1 + c.below(4)) }]
  return { table, windows: { zone: 'Etc/UTC', rules, proposedBy: null }, spans }
}
