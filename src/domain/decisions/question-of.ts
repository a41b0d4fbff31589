import type { Question, RequestSoFar } from '../authority/question.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionSubject } from './kinds.ts'
import type { DecisionState } from './states.ts'

type AsVerified = Question & { readonly assurance: 'verified' }

/**
 * The question a subject puts to the map; what it does not state is left out. Whoever decides is taken as verified: how
 * somebody is known counts when they vote (P2), not for whose turn it is.
 */
export function questionAbout(subject: DecisionSubject): AsVerified {
  const { type, area, amount, risk, reversible, environment, path } = subject
  return {
    type,
    area,
    assurance: 'verified',
    ...(amount === null ? {} : { amount }),
    ...(risk === null ? {} : { risk }),
    ...(reversible === null ? {} : { reversible }),
    ...(environment === null ? {} : { environment }),
    ...(path === null ? {} : { path }),
  }
}

/** The same as a request under way (A7). All turns up to `recordedUntil` are among its seats. */
export function questionOf(
  state: DecisionState,
  recordedUntil: Instant,
): AsVerified & { readonly request: RequestSoFar } {
  const { asked, votes, passes, seats, asker } = state
  const request: RequestSoFar = {
    askedAt: asked.at,
    votes: votes.map(({ person, at, option }) => ({ person, at, option })),
    passes: passes.flatMap(({ by, at }) => (by === null ? [] : [{ person: by, at }])),
    seats,
    seatedUntil: Math.max(asked.at, recordedUntil),
  }
  return { ...questionAbout(state), asker, request }
}
