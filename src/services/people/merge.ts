import { comesWithMerging } from '../../domain/authority/comes-with.ts'
import { decideMerge } from '../../domain/people/decide-person.ts'
import { mergeSignIn } from '../../storage/merging.ts'
import { holdsOfTheMap } from '../authority/holds-of-the-map.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'

/** V5: one person from here on, and with one name everything that signs them in. */
export const mergePeople = commandService('person.merge', function* (scope, input) {
  const proof = yield* underMap(scope, 'map.people', [scope.gov.rootArea])
  if (!proof.ok) return proof
  const from = personByHandle(scope, input.from, 'from')
  if (!from.ok) return from
  const into = personByHandle(scope, input.into, 'into')
  if (!into.ok) return into
  const merged = decideMerge(scope.gov, from.value, into.value)
  if (!merged.ok) return merged
  const refused = yield* holdsOfTheMap(
    scope,
    comesWithMerging(scope.gov, [from.value, into.value], scope.caller.person, scope.at),
  )
  if (refused !== null) return refused
  return decided(into.value, [proven(merged.value, proof.value)], {}, () =>
    mergeSignIn(scope.org, from.value, into.value, scope.at),
  )
})
