import type { WhoAnswer } from '../../domain/authority/answers.ts'
import { horizonMs } from '../../domain/authority/instants.ts'
import { without } from '../../domain/authority/weekend.ts'
import { who } from '../../domain/authority/who.ts'
import type { PersonId } from '../../domain/ids.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { dayMs, type Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { handleOf, personByHandle } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { authorityFor } from './load.ts'
import { questionOf } from './question.ts'
import { computedFrom, instantOrNull, meanwhileView, namesOf, viaView } from './view.ts'

/** A12. */
export const whoMay = readService('authority.who', function* (scope, input) {
  const q = yield* questionOf(scope, input)
  if (!q.ok) return q
  const gone = peopleGone(scope, input.without)
  if (!gone.ok) return gone
  const loaded = yield* authorityFor(scope, [q.value], gone.value)
  const authority = gone.value.length === 0 ? loaded : without(loaded, awayFrom(scope.at, gone.value))
  return ok({ ...whoView(scope, who(authority, q.value, scope.at)), ...computedFrom(scope) })
})

/** For as long as an answer looks ahead. */
function awayFrom(at: Instant, people: readonly PersonId[]) {
  return { without: people, from: at, until: at + horizonMs + dayMs }
}

/** People by handle who are taken out of a question. */
export function peopleGone(scope: Scope, handles: readonly string[] = []): Outcome<PersonId[]> {
  const gone: PersonId[] = []
  for (const [index, handle] of handles.entries()) {
    const person = personByHandle(scope, handle, `without[${index}]`)
    if (!person.ok) return person
    gone.push(person.value)
  }
  return ok(gone)
}

/** A12: an answer as outputs show it, by handles and areas' paths; where the record stands is added by the caller. */
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
    // Whether the glass is broken is asked only where nothing else would do.
    missing: found.missing.filter(one => one !== 'breakGlass' || found.outcome === 'needs'),
    bands: found.bands.map(band => ({
      ...band,
      holders: band.holders.map(person => handleOf(scope, person)),
    })),
    names: namesOf(scope, people),
    validUntil: instantOrNull(found.validUntil),
  }
}
