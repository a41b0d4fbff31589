import type { MapPlace } from '../../domain/authority/comes-with.ts'
import { isOnlyReceived } from '../../domain/authority/held.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { underMap } from './under-map.ts'

/**
 * A16: nobody gives away of the map, or comes by it, what they do not hold there themselves: else to name the members of
 * a team, or the lead of an area, would be as much as all that these hold. Null: nothing stands in the way.
 */
export function* holdsOfTheMap(
  scope: Scope,
  places: readonly MapPlace[],
): Script<{ ok: false; refusal: Refusal } | null> {
  const once = new Map(places.map(place => [`${place.type} ${place.area}`, place]))
  for (const place of once.values()) {
    const proof = yield* underMap(scope, place.type, [place.area])
    if (!proof.ok) return proof
    if (isOnlyReceived(scope.gov, scope.caller.person, place, scope.at)) return received(place)
  }
  return null
}

function received({ type }: MapPlace) {
  return refuse(
    'received_authority',
    `All you hold of ${type} came by delegation, and cannot be passed on again.`,
    'Ask whoever holds it themselves.',
  )
}
