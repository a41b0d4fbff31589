import { decideAddAdministrator } from '../../domain/people/decide-person.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'

export const addAdmin = commandService('admin.add', function* (scope, input) {
  const proof = yield* underMap(scope, 'map', [scope.gov.rootArea])
  if (!proof.ok) return proof
  const person = personByHandle(scope, input.handle, 'handle')
  if (!person.ok) return person
  const added = decideAddAdministrator(scope.gov, person.value)
  return added.ok
    ? decided(
        person.value,
        added.value.map(one => proven(one, proof.value)),
        {},
      )
    : added
})
