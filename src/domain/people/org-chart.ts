import type { AreaId, PersonId, TeamId } from '../ids.ts'
import { activePerson, canonical, type Gov } from './gov.ts'

/** Lookups derived from the governance state; computed once for each `gov.seq`. */
interface Chart {
  readonly children: ReadonlyMap<AreaId, readonly AreaId[]>
  readonly members: ReadonlyMap<TeamId, readonly PersonId[]>
  readonly teamsOf: ReadonlyMap<PersonId, readonly TeamId[]>
  readonly areasOfTeam: ReadonlyMap<TeamId, readonly AreaId[]>
  readonly rolesOf: ReadonlyMap<PersonId, readonly AreaId[]>
}

const charts = new WeakMap<Gov, { seq: number; chart: Chart }>()

function chartOf(gov: Gov): Chart {
  const cached = charts.get(gov)
  if (cached?.seq === gov.seq) return cached.chart
  const chart = drawChart(gov)
  charts.set(gov, { seq: gov.seq, chart })
  return chart
}

function drawChart(gov: Gov): Chart {
  const children = new Map<AreaId, AreaId[]>()
  const areasOfTeam = new Map<TeamId, AreaId[]>()
  const rolesOf = new Map<PersonId, AreaId[]>()
  for (const area of gov.areas.values()) {
    if (area.retired) continue
    if (area.parent !== null) push(children, area.parent, area.id)
    if (area.team !== null) push(areasOfTeam, area.team, area.id)
    for (const person of new Set([...area.managers, ...area.techLeads]))
      push(rolesOf, canonical(gov, person), area.id)
  }
  const members = new Map<TeamId, PersonId[]>()
  const teamsOf = new Map<PersonId, TeamId[]>()
  for (const team of gov.teams.keys()) {
    const people = expandTeam(gov, team)
    members.set(team, people)
    for (const person of people) push(teamsOf, person, team)
  }
  return { children, members, teamsOf, areasOfTeam, rolesOf }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** A2a: active members in order, nested teams in place; a team met twice counts once. */
function expandTeam(gov: Gov, team: TeamId): PersonId[] {
  const seenTeams = new Set<TeamId>()
  const people = new Set<PersonId>()
  const visit = (id: TeamId) => {
    if (seenTeams.has(id)) return
    seenTeams.add(id)
    for (const member of gov.teams.get(id)?.members ?? []) {
      if ('team' in member) visit(member.team)
      else {
        const person = activePerson(gov, member.person)
        if (person !== null) people.add(person.id)
      }
    }
  }
  visit(team)
  return [...people]
}

/** The active members of a team, in its order. */
export function membersOf(gov: Gov, team: TeamId): readonly PersonId[] {
  return chartOf(gov).members.get(team) ?? []
}

export function teamsOf(gov: Gov, person: PersonId): readonly TeamId[] {
  return chartOf(gov).teamsOf.get(person) ?? []
}

/** Areas in which the person is a manager or tech lead. */
export function areasLedBy(gov: Gov, person: PersonId): readonly AreaId[] {
  return chartOf(gov).rolesOf.get(person) ?? []
}

/** Whether an area that is not retired has a lead of its own: there a role is filled anew (A2a). */
export function isLed(gov: Gov, area: AreaId): boolean {
  const found = gov.areas.get(area)
  return found !== undefined && !found.retired && found.managers.length + found.techLeads.length > 0
}

export function areasOfTeam(gov: Gov, team: TeamId): readonly AreaId[] {
  return chartOf(gov).areasOfTeam.get(team) ?? []
}

export function childrenOf(gov: Gov, area: AreaId): readonly AreaId[] {
  return chartOf(gov).children.get(area) ?? []
}

/** The area itself, then its parents up to the root. */
export function withAncestors(gov: Gov, area: AreaId): AreaId[] {
  const chain: AreaId[] = []
  let current: AreaId | null = area
  while (current !== null && !chain.includes(current)) {
    chain.push(current)
    current = gov.areas.get(current)?.parent ?? null
  }
  return chain
}

/** The areas themselves with everything below them, parents first, each once. */
export function withDescendants(gov: Gov, areas: Iterable<AreaId>): AreaId[] {
  const found = new Set<AreaId>()
  const stack = [...areas].reverse()
  for (let area = stack.pop(); area !== undefined; area = stack.pop()) {
    if (found.has(area)) continue
    found.add(area)
    stack.push(...[...childrenOf(gov, area)].reverse())
  }
  return [...found]
}

/**
 * H0: the people of `onNext` in order: the area's team, its tech leads, its managers, then the same for each parent.
 * Humans only, each once, without those left out (the author). What is said in a restricted area falls only to people
 * who may read there (P1).
 */
export function onNextCandidates(gov: Gov, area: AreaId, without: readonly PersonId[]): PersonId[] {
  const left = new Set(without.map(person => canonical(gov, person)))
  const restricted = restrictedBy(gov, area)
  const order = new Set<PersonId>()
  for (const id of withAncestors(gov, area)) {
    const at = gov.areas.get(id)
    if (at === undefined) continue
    const people = [...(at.team === null ? [] : membersOf(gov, at.team)), ...at.techLeads, ...at.managers]
    for (const id of people) {
      const person = activePerson(gov, id)
      if (person === null || person.agent || left.has(person.id)) continue
      if (restricted === null || belongsTo(gov, person.id, restricted)) order.add(person.id)
    }
  }
  return [...order]
}

/** The managers of the nearest area, from here up, that has any. */
export function managersFor(gov: Gov, area: AreaId): readonly PersonId[] {
  for (const id of withAncestors(gov, area)) {
    const managers = gov.areas.get(id)?.managers.filter(person => activePerson(gov, person) !== null) ?? []
    if (managers.length > 0) return managers
  }
  return []
}

/** P1: the nearest restricted area from here up, or null when everyone in the organisation may read. */
export function restrictedBy(gov: Gov, area: AreaId): AreaId | null {
  return withAncestors(gov, area).find(id => gov.areas.get(id)?.restricted) ?? null
}

/** P1: whether a person is of the area's team, or holds a role there or above. */
export function belongsTo(gov: Gov, person: PersonId, area: AreaId): boolean {
  const team = gov.areas.get(area)?.team
  if (team && membersOf(gov, team).includes(person)) return true
  return withAncestors(gov, area).some(id => {
    const at = gov.areas.get(id)
    return (
      at !== undefined && [...at.managers, ...at.techLeads].some(holder => canonical(gov, holder) === person)
    )
  })
}
