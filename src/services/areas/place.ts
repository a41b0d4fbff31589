import { type Place, splitPath } from '../../domain/people/decide-area.ts'
import { foldCase } from '../../domain/people/names.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { isReserved } from '../../storage/reservations.ts'
import type { Script } from '../../storage/sql.ts'
import { areaByPath } from '../resolve.ts'
import type { Scope } from '../scope.ts'

/** Where a new path puts an area; its parent must exist. */
export function* placeAt(scope: Scope, path: string, field: string): Script<Outcome<Place>> {
  const { parent: above, segment } = splitPath(path)
  const parent = areaByPath(scope, above, field)
  if (!parent.ok) return parent
  const reserved = yield* isReserved(scope.org, 'path', scope.env.crypto.keyed(`path:${foldCase(path)}`))
  return ok({ parent: parent.value, segment, reserved })
}
