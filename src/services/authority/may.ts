import type { Bound } from '../../domain/authority/answers.ts'
import { may } from '../../domain/authority/may.ts'
import { reach } from '../../domain/availability/reach.ts'
import { withAncestors } from '../../domain/people/org-chart.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { personByHandle } from '../resolve.ts'
import { readService } from '../service.ts'
import { authorityFor } from './load.ts'
import { questionOf } from './question.ts'
import { changeView, computedFrom, instantOrNull, namesOf, viaView } from './view.ts'

/** A12a. */
export const mayDecide = readService('authority.may', function* (scope, { handle, ...asked }) {
  const person = personByHandle(scope, handle, 'handle', { left: true })
  if (!person.ok) return person
  const q = yield* questionOf(scope, asked)
  if (!q.ok) return q
  const { area, type } = q.value
  const authority = yield* authorityFor(scope, [q.value], [person.value])
  const found = may(authority, person.value, q.value, scope.at)
  const above = withAncestors(scope.gov, area)
  const about = { type, covers: (of: typeof area) => above.includes(of) }
  const { change } = found
  return ok({
    outcome: found.outcome,
    entitled: found.entitled,
    turn: found.turn,
    reach: reach(authority.reachabilityOf(person.value), scope.at, about),
    codes: [...found.codes],
    path:
      found.path === null
        ? null
        : {
            ...viaView(scope, found.path),
            bounds: found.path.bounds.map(bound => ({ ...bound, limit: limitOf(bound) })),
          },
    failing: found.failing.map(one => ({ ...viaView(scope, one), codes: [...one.codes] })),
    missing: [...found.missing],
    change: changeView(scope, change),
    names: namesOf(scope, [person.value, ...(change?.kind === 'delegate' ? [change.from] : [])]),
    ...computedFrom(scope),
    validUntil: instantOrNull(found.validUntil),
  })
})

/** Validity is two instants, the second empty where there is no end. */
function limitOf({ dimension, limit }: Bound): string | number | string[] {
  if (typeof limit !== 'object') return limit
  if (dimension !== 'validity') return [...limit]
  return limit.map(at => (at === '' ? '' : formatInstant(Number(at))))
}
