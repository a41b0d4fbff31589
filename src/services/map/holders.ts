import type { GrantTerms, Party } from '../../domain/authority/kinds.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { handleOf, personByHandle, teamByName, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'

type Named = Pick<Scope, 'gov' | 'names'>

/** `@handle`, `team:NAME`, `role:manager` or `role:tech-lead`, each once, in order. */
export function partiesNamed(scope: Scope, typed: readonly string[], field: string): Outcome<Party[]> {
  const found = new Map<string, Party>()
  for (const [index, name] of typed.entries()) {
    const party = partyNamed(scope, name.trim(), `${field}[${index}]`)
    if (!party.ok) return party
    found.set(JSON.stringify(party.value), party.value)
  }
  return ok([...found.values()])
}

function partyNamed(scope: Scope, name: string, path: string): Outcome<Party> {
  if (name.startsWith('role:')) {
    const role = name.slice(5).replace('techlead', 'tech-lead').replace('tech_lead', 'tech-lead')
    if (role === 'manager' || role === 'tech-lead') return ok({ role })
    return refuse('unknown_role', 'There are two roles.', 'Write role:manager or role:tech-lead.', { path })
  }
  if (name.startsWith('team:')) {
    const team = teamByName(scope, name, path)
    return team.ok ? ok({ team: team.value }) : team
  }
  const person = personByHandle(scope, name, path)
  return person.ok ? ok({ person: person.value }) : person
}

/** As they are typed; a path table by its dialect. */
export function partyText(scope: Named, holder: GrantTerms['holders'][number]): string {
  if ('person' in holder) return `@${handleOf(scope, holder.person)}`
  if ('team' in holder) return `team:${teamNameOf(scope, holder.team)}`
  if ('role' in holder) return `role:${holder.role}`
  return `table:${holder.table.dialect}`
}
