import type { ItemState } from '../../domain/handoff/states.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { isReadableItem } from '../handoff/check-context.ts'
import { renderItems } from '../handoff/view.ts'
import { idsByKeys, itemsById } from '../load.ts'
import { pageByIds } from '../page-by-ids.ts'
import { areaByPath, personByHandle } from '../resolve.ts'
import { readService } from '../service.ts'

/** Open items (or closed ones) in an area with all below, held by a person, or both; by number. */
export const listItems = readService('item.list', function* (scope, input) {
  const { gov } = scope
  const owner =
    input.owner === undefined ? ok(null) : personByHandle(scope, input.owner, 'owner', { left: true })
  if (!owner.ok) return owner
  const area = input.area === undefined ? ok(null) : areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const areas = withDescendants(gov, [area.value ?? gov.rootArea])
  const byOwner = owner.value !== null && input.closed !== true
  const keys = byOwner
    ? aliases(gov, owner.value!).map(subjectKeys.openOwnedBy)
    : areas.map(input.closed === true ? subjectKeys.closedIn : subjectKeys.openIn)
  const within = new Set(areas)
  const isShown = (item: ItemState) =>
    isReadableItem(scope, item) &&
    (area.value === null || within.has(item.area)) &&
    (owner.value === null || (item.owner !== null && canonical(gov, item.owner) === owner.value))
  const ids = yield* idsByKeys(scope, keys)
  const keyOf = (id: string) => id.slice(2).padStart(12, '0')
  const { shown, next } = yield* pageByIds(ids, keyOf, input, function* (piece) {
    const states = yield* itemsById(scope, piece)
    return piece.flatMap(id => states.get(id) ?? []).filter(isShown)
  })
  return ok({ items: yield* renderItems(scope, shown), next, ...asOf(scope) })
})
