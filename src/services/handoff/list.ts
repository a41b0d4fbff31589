import type { HandoffState } from '../../domain/handoff/states.ts'
import { aliases } from '../../domain/people/gov.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { idsByKeys, subjectsById } from '../load.ts'
import { isOpen } from '../may-read.ts'
import { newestFirst, pageByIds } from '../page-by-ids.ts'
import { areaByPath, personByHandle } from '../resolve.ts'
import { readService } from '../service.ts'
import { renderHandoffs } from './view.ts'

/** Handoffs, newest first: of an author, in an area with all below, or in the whole organisation. */
export const listHandoffs = readService('handoff.list', function* (scope, input) {
  const { gov, caller } = scope
  const author =
    input.author === undefined
      ? ok(input.mine === true ? caller.person : null)
      : personByHandle(scope, input.author, 'author', { left: true })
  if (!author.ok) return author
  const area = input.area === undefined ? ok(null) : areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const areas = withDescendants(gov, [area.value ?? gov.rootArea])
  const people = author.value === null ? null : aliases(gov, author.value)
  const keys = people === null ? areas.map(subjectKeys.handoffIn) : people.map(subjectKeys.handoffBy)
  const within = new Set(areas)
  const isShown = (handoff: HandoffState) =>
    isOpen(scope, handoff.audience) && (area.value === null || handoff.areas.some(one => within.has(one)))
  const ids = yield* idsByKeys(scope, keys)
  const { shown, next } = yield* pageByIds(ids, newestFirst, input, function* (piece) {
    const states = yield* subjectsById(scope, piece)
    return piece.flatMap(id => {
      const state = states.get(id)
      return state?.is === 'handoff' && isShown(state) ? [state] : []
    })
  })
  const items = yield* renderHandoffs(scope, shown)
  return ok({ items, next, ...asOf(scope) })
})
