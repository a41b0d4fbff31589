import { decideSetPerson } from '../../domain/people/decide-person.ts'
import { decided } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'
import { zoneNamed } from './zone-named.ts'

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const setPerson = commandService('person.set', function* (scope, input) {
  const person = personByHandle(scope, input.handle, 'handle')
  if (!person.ok) return person
  const zone = zoneNamed(scope, input.zone)
  if (!zone.ok) return zone
  const change = { name: input.name, zone: zone.value ?? undefined, auditor: input.auditor }
  const set = decideSetPerson(scope.gov, scope.caller.person, person.value, change)
  return set.ok ? decided(person.value, [set.value], {}) : set
})
