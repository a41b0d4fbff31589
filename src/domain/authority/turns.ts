import type { PersonId } from '../ids.ts'
import { canonical } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import { frameOf } from './frame.ts'
import type { Authority, Question, RequestSoFar } from './question.ts'
import { seatingsUntil } from './seats.ts'

/** One turn: somebody was seated at exactly this instant (D3). */
export interface Turn {
  readonly person: PersonId
  readonly at: Instant
}

/** D3: the turns of a request up to and with `at` that its recorded seats do not hold yet, in order. */
export function turnsDue(
  authority: Authority,
  q: Question & { readonly request: RequestSoFar },
  at: Instant,
): Turn[] {
  const { gov } = authority
  const seated = new Map(q.request.seats.map(seat => [canonical(gov, seat.person), seat.at] as const))
  const turns: Turn[] = []
  for (const { seating } of seatingsUntil(authority, frameOf(authority, q), q, q.request, at)) {
    for (const [person, seatedAt] of seating.seats) {
      if (seated.get(person) === seatedAt) continue
      seated.set(person, seatedAt)
      turns.push({ person, at: seatedAt })
    }
  }
  return turns
}
