import { decideLeave, whoLeaves } from '../../domain/people/decide-person.ts'
import { aliases } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { removePasskeysOf } from '../../storage/passkeys.ts'
import { endSessionsOf } from '../../storage/sessions.ts'
import { revokeLinksOf } from '../../storage/sign-in-links.ts'
import { revokeTokensOf } from '../../storage/tokens.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { subjectsByKeys } from '../load.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'

/** V5. */
export const leavePerson = commandService('person.leave', function* (scope, input) {
  const person = personByHandle(scope, input.handle, 'handle')
  if (!person.ok) return person
  const proof = yield* underMap(scope, 'map.people', [scope.gov.rootArea])
  if (!proof.ok) return proof
  const keys = aliases(scope.gov, person.value).map(subjectKeys.openOwnedBy)
  const items = yield* subjectsByKeys(scope, 'item', keys)
  const left = decideLeave(scope.gov, person.value, items, scope.at)
  if (!left.ok) return left
  const withProof = left.value.map(one => (one.kind === 'person.left' ? proven(one, proof.value) : one))
  const leaving = whoLeaves(scope.gov, person.value)
  return decided(person.value, withProof, { orphaned: items.map(({ id }) => id as string) }, function* () {
    for (const id of leaving) {
      yield* revokeTokensOf(scope.org, id, scope.at)
      yield* endSessionsOf(scope.org, id, scope.at)
      yield* revokeLinksOf(scope.org, id, null, scope.at)
      yield* removePasskeysOf(scope.org, id)
    }
  })
})
