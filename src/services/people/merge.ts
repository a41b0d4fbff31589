import { decideMerge } from '../../domain/people/decide-person.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'

export const mergePeople = commandService('person.merge', function* (scope, input) {
  const proof = yield* underMap(scope, 'map.people', [scope.gov.rootArea])
  if (!proof.ok) return proof
  const from = personByHandle(scope, input.from, 'from')
  if (!from.ok) return from
  const into = personByHandle(scope, input.into, 'into')
  if (!into.ok) return into
  const merged = decideMerge(scope.gov, from.value, into.value)
  return merged.ok ? decided(into.value, [proven(merged.value, proof.value)], {}) : merged
})
