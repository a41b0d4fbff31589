import type { WhoAnswer } from '../../domain/authority/answers.ts'
import { who } from '../../domain/authority/who.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { authorityFor } from './load.ts'
import { questionOf } from './question.ts'
import { computedFrom, instantOrNull, meanwhileView, namesOf, viaView } from './view.ts'

/** A12. */
export const whoMay = readService('authority.who', function* (scope, input) {
  const q = yield* questionOf(scope, input)
  if (!q.ok) return q
  const authority = yield* authorityFor(scope, [q.value])
  return ok({ ...whoView(scope, who(authority, q.value, scope.at)), ...computedFrom(scope) })
})

export function whoView(scope: Scope, found: WhoAnswer) {
  const people = new Set([
    ...found.chain.map(({ person }) => person),
    ...found.meanwhile.flatMap(one =>
      one.kind === 'on_call' ? [one.person] : one.kind === 'break_glass' ? one.people : [],
    ),
  ])
  return {
    outcome: found.outcome,
    holders: found.holders.map(({ person, via, reach, proposed, until }) => ({
      person: handleOf(scope, person),
      via: via.map(way => viaView(scope, way)),
      reach,
      proposed,
      until: instantOrNull(until),
    })),
    ...(found.next !== null && {
      next: { person: handleOf(scope, found.next.person), at: formatInstant(found.next.at) },
    }),
    meanwhile: found.meanwhile.map(one => meanwhileView(scope, one)),
    chain: found.chain.map(row => ({
      ...row,
      person: handleOf(scope, row.person),
      seatedAt: instantOrNull(row.seatedAt),
      codes: [...row.codes],
    })),
    codes: [...found.codes],
    missing: [...found.missing],
    bands: found.bands.map(band => ({
      ...band,
      holders: band.holders.map(person => handleOf(scope, person)),
    })),
    names: namesOf(scope, people),
    validUntil: instantOrNull(found.validUntil),
  }
}
