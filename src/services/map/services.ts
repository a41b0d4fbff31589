import { addGrant } from './add-grant.ts'
import { addCalendar, addType, startTypes } from './add-type.ts'
import { addDelegation, revokeDelegation } from './delegations.ts'
import { addFence, removeFence } from './fences.ts'
import { addFreeze, liftFreeze } from './freezes.ts'
import { listTypes } from './list-types.ts'
import { observe } from './observe.ts'
import { revokeGrant } from './revoke-grant.ts'
import { showMap } from './show.ts'

/** The services of the authority map, by operation. */
export const mapServices = {
  'type.add': addType,
  'type.start': startTypes,
  'type.list': listTypes,
  'calendar.add': addCalendar,
  'grant.add': addGrant,
  'grant.revoke': revokeGrant,
  'fence.add': addFence,
  'fence.remove': removeFence,
  'freeze.add': addFreeze,
  'freeze.lift': liftFreeze,
  'delegation.add': addDelegation,
  'delegation.revoke': revokeDelegation,
  'observation.add': observe,
  'map.show': showMap,
} as const
