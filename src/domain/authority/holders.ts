import type { AreaId, PersonId } from '../ids.ts'
import { holdersOf } from '../owners/path-table.ts'
import { activeHuman, type Gov } from '../people/gov.ts'
import { membersOf, withAncestors } from '../people/org-chart.ts'
import type { GrantTerms, Holder, Party, Role } from './kinds.ts'

/** Who stands in a grant for a question in an area, each once, in order. */
export interface Places {
  readonly people: readonly PersonId[]
  /** A2a: one of its roles is filled nowhere from the question's area up to the grant's. */
  readonly vacant: boolean
  /** A2b: it has a path table, and the question names no path: everyone the table knows. */
  readonly pathMissing: boolean
}

/** A2a, A2b, V7: the grant's holders as active humans. */
export function placesOfGrant(gov: Gov, grant: GrantTerms, area: AreaId, path: string | undefined): Places {
  const people = new Set<PersonId>()
  let [vacant, pathMissing] = [false, false]
  const add = (ids: Iterable<PersonId>) => {
    for (const id of ids) {
      const person = activeHuman(gov, id)
      if (person !== null) people.add(person.id)
    }
  }
  for (const holder of grant.holders) {
    if ('person' in holder) add([holder.person])
    else if ('team' in holder) add(membersOf(gov, holder.team))
    else if ('role' in holder) {
      const filled = roleAt(gov, holder.role, area, grant.area)
      vacant ||= filled.length === 0
      add(filled)
    } else {
      pathMissing ||= path === undefined
      add(tableHolders(gov, holder.table, path))
    }
  }
  return { people: [...people], vacant, pathMissing }
}

/** A10: who is meant by somebody to consult or tell; a role is that of the nearest area where it is filled. */
export function partyMembers(gov: Gov, party: Party, area: AreaId): readonly PersonId[] {
  if ('person' in party) {
    const person = activeHuman(gov, party.person)
    return person === null ? [] : [person.id]
  }
  return 'team' in party ? membersOf(gov, party.team) : roleAt(gov, party.role, area, gov.rootArea)
}

/** A2a: all people of the role in the nearest area where it is filled, from the question's up to the grant's. */
function roleAt(gov: Gov, role: Role, area: AreaId, top: AreaId): readonly PersonId[] {
  for (const id of withAncestors(gov, area)) {
    const at = gov.areas.get(id)
    const people = (role === 'manager' ? at?.managers : at?.techLeads) ?? []
    const active = people.filter(person => activeHuman(gov, person) !== null)
    if (active.length > 0) return active
    if (id === top) break
  }
  return []
}

function tableHolders(
  gov: Gov,
  table: Extract<Holder, { table: unknown }>['table'],
  path: string | undefined,
): PersonId[] {
  const found =
    path === undefined ? { kind: 'holders' as const, holders: table.holders } : holdersOf(table, path)
  if (found.kind === 'none') return []
  return found.holders.flatMap(holder => {
    if ('person' in holder) return [holder.person]
    return 'team' in holder ? [...membersOf(gov, holder.team)] : []
  })
}
