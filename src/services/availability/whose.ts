import { proposedBy } from '../../domain/availability/decide-declare.ts'
import type { PersonId } from '../../domain/ids.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { personByHandle } from '../resolve.ts'
import type { Scope } from '../scope.ts'

/** V3: whom a declaration is about, and who proposes it if it is not that person. */
export function whose(
  scope: Scope,
  handle: string | undefined,
): Outcome<{ person: PersonId; proposedBy: PersonId | null }> {
  if (handle === undefined) return ok({ person: scope.caller.person, proposedBy: null })
  const person = personByHandle(scope, handle, 'for')
  if (!person.ok) return person
  const proposer = proposedBy(scope.gov, scope.caller.person, person.value)
  return proposer.ok ? ok({ person: person.value, proposedBy: proposer.value }) : proposer
}
