import { comesWithRoles } from '../../domain/authority/comes-with.ts'
import type { AuthorityProof, Role } from '../../domain/authority/kinds.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import type { AreaHolders } from '../../domain/people/decide-area.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { holdsOfTheMap } from '../authority/holds-of-the-map.ts'
import { underMap } from '../authority/under-map.ts'
import { personByHandle, teamByName } from '../resolve.ts'
import type { Scope } from '../scope.ts'

interface Typed {
  readonly name?: string | undefined
  readonly team?: string | null | undefined
  readonly managers?: readonly string[] | undefined
  readonly techLeads?: readonly string[] | undefined
  readonly restricted?: boolean | undefined
}

/** The team and people named for an area, as ids. */
export function holdersNamed(scope: Scope, typed: Typed): Outcome<AreaHolders> {
  const team = typed.team == null ? ok(typed.team) : teamByName(scope, typed.team, 'team')
  if (!team.ok) return team
  const managers = peopleNamed(scope, typed.managers, 'managers')
  if (!managers.ok) return managers
  const techLeads = peopleNamed(scope, typed.techLeads, 'techLeads')
  if (!techLeads.ok) return techLeads
  return ok({
    name: typed.name,
    team: team.value,
    managers: managers.value,
    techLeads: techLeads.value,
    restricted: typed.restricted,
  })
}

/** A16: roles hold authority, so that naming them is more than changing an area. */
export function rolesNamed({ managers, techLeads }: Typed): Role[] {
  return [
    ...(managers === undefined ? [] : (['manager'] as const)),
    ...(techLeads === undefined ? [] : (['tech-lead'] as const)),
  ]
}

/** A16: whoever names the leads of an area needs `map.role` there, and what of the map these roles hold. */
export function* mayNameRoles(
  scope: Scope,
  roles: readonly Role[],
  area: AreaId,
): Script<Outcome<AuthorityProof>> {
  const proof = yield* underMap(scope, 'map.role', [area])
  if (!proof.ok) return proof
  return (yield* holdsOfTheMap(scope, comesWithRoles(scope.gov, roles, area, scope.at))) ?? proof
}

function peopleNamed(
  scope: Scope,
  handles: readonly string[] | undefined,
  path: string,
): Outcome<PersonId[] | undefined> {
  if (handles === undefined) return ok(undefined)
  const people: PersonId[] = []
  for (const [index, handle] of handles.entries()) {
    const person = personByHandle(scope, handle, `${path}[${index}]`)
    if (!person.ok) return person
    people.push(person.value)
  }
  return ok(people)
}
