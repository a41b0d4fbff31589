import { gapsOf, type ReachBook } from '../../domain/authority/gaps.ts'
import type { Question } from '../../domain/authority/question.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { ok } from '../../domain/refusal.ts'
import { dayMs } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { readService } from '../service.ts'
import { groupedPairs, groupsView, type PairWithGaps } from './gap-groups.ts'
import { authorityFor } from './load.ts'
import { pairsAsked } from './pairs-asked.ts'
import { periodOf } from './period.ts'
import { computedFrom } from './view.ts'

/** A13: of one type in one area; without a type, of every type that asks for coverage, in the area and below. */
export const readGaps = readService('authority.gaps', function* (scope, input) {
  const span = periodOf(scope, input, from => ({ from: scope.at, until: (from ?? scope.at) + 7 * dayMs }))
  if (!span.ok) return span
  const asked = pairsAsked(scope, input, (_type, top) => withDescendants(scope.gov, [top]))
  if (!asked.ok) return asked
  const { from, until } = span.value
  const questions = asked.value.map((pair): Question => ({ ...pair, assurance: 'verified' }))
  const authority = yield* authorityFor(scope, questions)
  const book: ReachBook = new Map()
  const pairs = questions.map((q): PairWithGaps => ({ ...q, gaps: gapsOf(authority, q, from, until, book) }))
  const groups = groupedPairs(authority, pairs, from)
  return ok({
    ...groupsView(scope, groups),
    from: formatInstant(from),
    until: formatInstant(until),
    ...computedFrom(scope),
  })
})
