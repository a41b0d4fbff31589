import { aliases } from '../../domain/people/gov.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { mayRead } from '../../domain/people/visibility.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import { subjectsByKeys } from '../load.ts'
import { pageOf } from '../page.ts'
import { areaByPath, personByHandle } from '../resolve.ts'
import { readService } from '../service.ts'
import { asOf, renderHandoffs } from './view.ts'

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
  const found = (yield* subjectsByKeys(scope, 'handoff', keys)).filter(
    handoff =>
      mayRead(gov, caller.person, handoff.audience) &&
      (area.value === null || handoff.areas.some(one => areas.includes(one))),
  )
  // Later ones have smaller keys, so that a page goes on towards the past.
  const key = (seq: number) => String(Number.MAX_SAFE_INTEGER - seq).padStart(16, '0')
  const numbered = found.map(handoff => ({ handoff, key: key(Number(handoff.id.slice(2))) }))
  const { shown, next } = pageOf(numbered, one => one.key, input)
  const items = yield* renderHandoffs(
    scope,
    shown.map(({ handoff }) => handoff),
  )
  return ok({ items, next, ...asOf(scope) })
})
