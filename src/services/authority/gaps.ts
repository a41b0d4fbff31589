import { unknownType } from '../../domain/authority/decide-grant.ts'
import { gapsOf, type ReachBook } from '../../domain/authority/gaps.ts'
import type { DecisionType } from '../../domain/authority/kinds.ts'
import type { Question } from '../../domain/authority/question.ts'
import type { AreaId } from '../../domain/ids.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { dayMs } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { areaByPath } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { typesToCover } from './demanded.ts'
import { groupedPairs, groupsView, type Pair } from './gap-groups.ts'
import { authorityFor } from './load.ts'
import { periodOf } from './period.ts'
import { computedFrom } from './view.ts'

/** A13: of one type in one area; without a type, of every type that asks for coverage, in the area and below. */
export const readGaps = readService('authority.gaps', function* (scope, input) {
  const span = periodOf(scope, input, from => ({ from: scope.at, until: (from ?? scope.at) + 7 * dayMs }))
  if (!span.ok) return span
  const asked = pairsAsked(scope, input)
  if (!asked.ok) return asked
  const { from, until } = span.value
  const questions = asked.value.map((pair): Question => ({ ...pair, assurance: 'verified' }))
  const authority = yield* authorityFor(scope, questions)
  const book: ReachBook = new Map()
  const pairs = questions.map((q): Pair => ({ ...q, gaps: gapsOf(authority, q, from, until, book) }))
  const groups = groupedPairs(authority, pairs, from)
  return ok({
    ...groupsView(scope, groups),
    from: formatInstant(from),
    until: formatInstant(until),
    ...computedFrom(scope),
  })
})

function pairsAsked(
  scope: Scope,
  { type, area: path }: { readonly type?: string | undefined; readonly area?: string | undefined },
): Outcome<{ type: DecisionType; area: AreaId }[]> {
  const unknown = type === undefined ? null : unknownType(scope.gov, [type], 'type')
  if (unknown !== null) return unknown
  const area = path === undefined ? ok(scope.gov.rootArea) : areaByPath(scope, path, 'area')
  if (!area.ok) return area
  const types = type === undefined ? typesToCover(scope.gov) : [type]
  const areas =
    type === undefined || path === undefined ? withDescendants(scope.gov, [area.value]) : [area.value]
  return ok(types.flatMap(one => areas.map(at => ({ type: one, area: at }))))
}
