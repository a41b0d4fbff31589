import { decideMerge } from '../../domain/people/decide-person.ts'
import { decided } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const mergePeople = commandService('person.merge', function* (scope, input) {
  const from = personByHandle(scope, input.from, 'from')
  if (!from.ok) return from
  const into = personByHandle(scope, input.into, 'into')
  if (!into.ok) return into
  const merged = decideMerge(scope.gov, from.value, into.value)
  return merged.ok ? decided(into.value, [merged.value], {}) : merged
})
