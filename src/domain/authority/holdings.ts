import type { AreaId, PersonId } from '../ids.ts'
import { activeHuman, canonical, type Gov } from '../people/gov.ts'
import { membersOf, withAncestors } from '../people/org-chart.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionType, GrantTerms, Role } from './kinds.ts'
import { administratorsGrant, mapIndexOf } from './map-index.ts'

/** Something a person holds by the map: a grant that names them, or what was delegated to them. */
export interface Holding {
  /** The grant or delegation. */
  readonly id: string
  readonly types: readonly DecisionType[]
  readonly areas: readonly AreaId[]
  /** As what: by name or team, in a role, by the files of a repository, or from whoever delegated it. */
  readonly as: 'holder' | 'administrator' | Role | 'owner of files' | 'delegate'
  readonly from: PersonId | null
  readonly starts: Instant
  readonly until: Instant | null
  readonly breakGlass: boolean
}

/** B2: what this person holds at an instant, why and until when; grants first, in the order they were made. */
export function holdingsOf(gov: Gov, person: PersonId, at: Instant): Holding[] {
  return everyHoldingOf(gov, person).filter(one => one.starts <= at && (one.until === null || at < one.until))
}

/** The same at any instant: what is over or still to come as well. */
export function everyHoldingOf(gov: Gov, person: PersonId): readonly Holding[] {
  const index = mapIndexOf(gov)
  let all = index.memo.get('holdings') as ReadonlyMap<PersonId, readonly Holding[]> | undefined
  if (all === undefined) {
    all = everyHolding(gov)
    index.memo.set('holdings', all)
  }
  return all.get(person) ?? []
}

function everyHolding(gov: Gov): Map<PersonId, Holding[]> {
  const held = new Map<PersonId, Holding[]>()
  const add = (person: PersonId, holding: Holding) => {
    const list = held.get(person)
    if (list === undefined) held.set(person, [holding])
    else list.push(holding)
  }
  for (const admin of gov.admins)
    if (activeHuman(gov, admin) !== null) add(canonical(gov, admin), administration(gov))
  const rolesOf = roleAreas(gov)
  for (const grant of gov.map.grants.values()) {
    const base = holdingOf(grant)
    for (const [person, as] of namedIn(gov, grant)) add(person, { ...base, as, areas: [grant.area] })
    for (const holder of grant.holders) {
      if (!('role' in holder)) continue
      for (const [person, areas] of rolesOf(holder.role)) {
        const within = areas.filter(area => withAncestors(gov, area).includes(grant.area))
        if (within.length > 0) add(person, { ...base, as: holder.role, areas: within })
      }
    }
  }
  for (const given of gov.map.delegations.values()) {
    const to = activeHuman(gov, given.to)
    if (to === null) continue
    const { delegation, types, area, starts, until } = given
    const from = canonical(gov, given.from)
    add(to.id, {
      id: delegation,
      types,
      areas: [area],
      as: 'delegate',
      from,
      starts,
      until,
      breakGlass: false,
    })
  }
  return held
}

function administration(gov: Gov): Holding {
  const base = { id: administratorsGrant, types: ['map'], areas: [gov.rootArea], from: null }
  return { ...base, as: 'administrator', starts: 0, until: null, breakGlass: false }
}

function holdingOf({ grant, types, from, until, breakGlass }: GrantTerms): Omit<Holding, 'as' | 'areas'> {
  return { id: grant, types, from: null, starts: from, until, breakGlass }
}

/** Those a grant names itself: people, teams, and whoever stands anywhere in a path table. */
function namedIn(gov: Gov, grant: GrantTerms): Map<PersonId, 'holder' | 'owner of files'> {
  const named = new Map<PersonId, 'holder' | 'owner of files'>()
  const add = (ids: readonly PersonId[], as: 'holder' | 'owner of files') => {
    for (const id of ids) {
      const person = activeHuman(gov, id)
      if (person !== null && !named.has(person.id)) named.set(person.id, as)
    }
  }
  for (const holder of grant.holders) {
    if ('person' in holder) add([holder.person], 'holder')
    else if ('team' in holder) add(membersOf(gov, holder.team), 'holder')
    else if ('table' in holder) {
      for (const one of holder.table.holders) {
        if ('person' in one) add([one.person], 'owner of files')
        else if ('team' in one) add(membersOf(gov, one.team), 'owner of files')
      }
    }
  }
  return named
}

/** The areas in which each person has a role. */
function roleAreas(gov: Gov): (role: Role) => ReadonlyMap<PersonId, readonly AreaId[]> {
  const roles = { manager: new Map<PersonId, AreaId[]>(), 'tech-lead': new Map<PersonId, AreaId[]>() }
  const add = (role: Role, people: readonly PersonId[], area: AreaId) => {
    for (const id of people) {
      const person = activeHuman(gov, id)
      if (person === null) continue
      const list = roles[role].get(person.id)
      if (list === undefined) roles[role].set(person.id, [area])
      else list.push(area)
    }
  }
  for (const area of gov.areas.values()) {
    if (area.retired) continue
    add('manager', area.managers, area.id)
    add('tech-lead', area.techLeads, area.id)
  }
  return role => roles[role]
}
