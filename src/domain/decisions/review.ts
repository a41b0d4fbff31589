import type { PersonId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import { type DecisionState, isInForce } from './states.ts'

/**
 * D5: whom a decision asks to look at it again from its `reviewBy` on: those who decided it, until one of them has said
 * after that date that it stands. `who` tells merged people to be one.
 */
export function reviewersOf(
  { end, ratified }: DecisionState,
  who: (person: PersonId) => PersonId = person => person,
): readonly PersonId[] {
  if (end?.how !== 'decided' || end.reviewBy === null) return []
  const { reviewBy } = end
  const voters = end.voters.map(who)
  const isLookedAt = ratified.some(({ by, at }) => at >= reviewBy && by !== null && voters.includes(who(by)))
  return isLookedAt ? [] : voters
}

/** D5: whether a decision in force asks this person, by who they are now, to look at it again at `at`. */
export function isToReview(gov: Gov, state: DecisionState, person: PersonId, at: Instant): boolean {
  const { end } = state
  if (end?.how !== 'decided' || end.reviewBy === null || end.reviewBy > at || !isInForce(state)) return false
  return reviewersOf(state, one => canonical(gov, one)).includes(person)
}
