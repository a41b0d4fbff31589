import type { PersonId } from '../../domain/ids.ts'
import { decideAddPerson } from '../../domain/people/decide-person.ts'
import { foldCase } from '../../domain/people/names.ts'
import { isReserved } from '../../storage/reservations.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'
import { zoneNamed } from './zone-named.ts'

export const addPerson = commandService('person.add', function* (scope, input) {
  const proof = yield* underMap(scope, 'map.people', [scope.gov.rootArea])
  if (!proof.ok) return proof
  const zone = zoneNamed(scope, input.zone)
  if (!zone.ok) return zone
  const sponsor = input.sponsor === undefined ? null : personByHandle(scope, input.sponsor, 'sponsor')
  if (sponsor !== null && !sponsor.ok) return sponsor
  const hash = scope.env.crypto.keyed(`handle:${foldCase(input.handle)}`)
  const reserved = yield* isReserved(scope.org, 'handle', hash)
  const person = scope.ids.fresh<PersonId>('per')
  const added = decideAddPerson(scope.gov, scope.names, reserved, {
    person,
    handle: input.handle,
    name: input.name,
    zone: zone.value,
    agent: input.agent ?? false,
    sponsor: sponsor?.value ?? null,
  })
  return added.ok ? decided(person, [proven(added.value, proof.value)], {}) : added
})
