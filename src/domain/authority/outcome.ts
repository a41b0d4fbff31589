import { isReachable } from '../availability/reach.ts'
import type { Instant } from '../time/instant.ts'
import type { Outcome } from './answers.ts'
import type { Link } from './chain.ts'
import type { Frame } from './frame.ts'
import type { Authority, AuthorityCode, Question } from './question.ts'
import { hasPassed, hasVoted, type Seating } from './seats.ts'
import { settlingGrant } from './settle.ts'
import { mapTypes } from './types.ts'

/** A12: the outcome of a seating. */
export function outcomeOf(
  authority: Authority,
  frame: Frame,
  q: Question,
  seating: Seating,
  at: Instant,
): Outcome {
  const up = upIn(authority, q, seating, at)
  if (settlingGrant(expectedOf(authority, frame, q, up, at)) !== null) return 'yes'
  if (settlingGrant(up) !== null) return 'asleep'
  if (settlingGrant(seating.chain.possible) !== null) return 'needs'
  return 'nobody'
}

/** A7: those who may: in the chain, seated, and have not passed. */
export function upIn(authority: Authority, { request }: Question, seating: Seating, at: Instant): Link[] {
  const { chain, seats } = seating
  return chain.links.filter(
    ({ person }) =>
      seats.has(person) && (request === undefined || !hasPassed(authority, request, person, at)),
  )
}

/** Of those who may, the available, and those who have voted already. */
function expectedOf(
  authority: Authority,
  frame: Frame,
  { request }: Question,
  up: readonly Link[],
  at: Instant,
): Link[] {
  return up.filter(
    ({ person }) =>
      (request !== undefined && hasVoted(authority, request, person, at)) ||
      isReachable(authority.reachabilityOf(person), at, frame.reaching),
  )
}

/** What the question is about that the organisation does not have. */
export function unknownSubject({ gov }: Authority, { type, area }: Question): AuthorityCode | null {
  if (!gov.map.types.has(type) && !(mapTypes as readonly string[]).includes(type)) return 'unknown_type'
  const found = gov.areas.get(area)
  return found === undefined || found.retired ? 'unknown_area' : null
}
