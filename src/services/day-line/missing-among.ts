import type { Reachability } from '../../domain/availability/reach.ts'
import { missingHandoffs } from '../../domain/handoff/missing.ts'
import type { PersonId } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { dayMs } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { isReadableItem } from '../handoff/check-context.ts'
import { subjectsByKeys } from '../load.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { publishedBy } from './handoffs-across.ts'

/** How far back a publication matters, as in the brief. */
const publicationsMs = 15 * dayMs

/** H12 among these people, by the open items of theirs that the caller may read (P1). */
export function* missingAmong(
  scope: Scope,
  people: readonly PersonId[],
  reachOf: (person: PersonId) => Reachability,
) {
  const { gov, at } = scope
  const keys = people.flatMap(person => aliases(gov, person)).map(subjectKeys.openOwnedBy)
  const items = (yield* subjectsByKeys(scope, 'item', keys)).filter(item => isReadableItem(scope, item))
  const owners = people.filter(person =>
    items.some(({ owner }) => owner !== null && canonical(gov, owner) === person),
  )
  const published = yield* publishedBy(scope, owners, at - publicationsMs)
  const facts = owners.map(person => ({
    person,
    reachability: reachOf(person),
    openItems: items.filter(({ owner }) => owner !== null && canonical(gov, owner) === person),
    publishedAt: published(person),
  }))
  return missingHandoffs(facts, at, gov.settings.graceMs).map(({ person, shiftEndedAt, backAt }) => ({
    person: handleOf(scope, person),
    shiftEndedAt: formatInstant(shiftEndedAt),
    backAt: backAt === null ? null : formatInstant(backAt),
  }))
}
