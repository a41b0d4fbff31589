import { decideAddAdministrator } from '../../domain/people/decide-person.ts'
import { decided } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const addAdmin = commandService('admin.add', function* (scope, input) {
  const person = personByHandle(scope, input.handle, 'handle')
  if (!person.ok) return person
  const added = decideAddAdministrator(scope.gov, person.value)
  return added.ok ? decided(person.value, added.value, {}) : added
})
