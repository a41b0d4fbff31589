import { canonical } from '../../domain/people/gov.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import { type StandingState, standingAt } from '../../domain/standing/states.ts'
import { asOf } from '../decided.ts'
import { idsByKeys, subjectsById } from '../load.ts'
import { newestFirst, pageByIds } from '../page-by-ids.ts'
import { areaByPath } from '../resolve.ts'
import { readService } from '../service.ts'
import { isReadableStanding } from './load-standing.ts'
import { renderStanding } from './render-standing.ts'

/** Standing answers, the newest first: those in force and those offered to the caller, unless a state is asked for. */
export const listStanding = readService('standing.list', function* (scope, input) {
  const area = input.area === undefined ? ok(null) : areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const within = area.value === null ? null : new Set(withDescendants(scope.gov, [area.value]))
  const wanted = input.state === undefined ? ['offered', 'in-force'] : [input.state]
  const isAsked = (one: StandingState) =>
    isReadableStanding(scope, one) &&
    wanted.includes(standingAt(one, scope.at)) &&
    (within === null || (one.area !== null && within.has(one.area))) &&
    (input.mine !== true || canonical(scope.gov, one.owner) === scope.caller.person)
  const ids = yield* idsByKeys(scope, [subjectKeys.allStanding])
  const { shown, next } = yield* pageByIds<StandingState>(ids, newestFirst, input, function* (piece) {
    const states = yield* subjectsById(scope, piece)
    return piece.flatMap(id => {
      const state = states.get(id)
      return state?.is === 'standing' && isAsked(state) ? [state] : []
    })
  })
  return ok({ items: yield* renderStanding(scope, shown), next, ...asOf(scope) })
})
