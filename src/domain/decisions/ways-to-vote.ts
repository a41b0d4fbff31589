import type { Link } from '../authority/chain.ts'
import { standingOf } from '../authority/clauses.ts'
import { frameOf, type Way } from '../authority/frame.ts'
import type { Authority, Question } from '../authority/question.ts'
import { hasPassed, seatingAt } from '../authority/seats.ts'
import type { PersonId } from '../ids.ts'
import { canonical } from '../people/gov.ts'
import type { Assurance } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { VoteWay } from './kinds.ts'

/** Somebody who would vote, and how they are known. */
export interface VoterKnown {
  readonly person: PersonId
  readonly assurance: Assurance
}

/**
 * A7, D2: whether it is this person's turn, judged as everybody's is (properly signed in), and by which of their ways
 * they may vote as they are known: who breaks the glass votes by nothing else (A4). Both are computed again when the record is verified.
 */
export function waysToVote(
  authority: Authority,
  { person, assurance }: VoterKnown,
  q: Question,
  at: Instant,
): { readonly up: Link | null; readonly ways: readonly Way[] } {
  const judged: Question = { ...q, assurance: 'verified' }
  const frame = frameOf(authority, judged)
  const who = canonical(authority.gov, person)
  const { chain, seats } = seatingAt(authority, frame, judged, at)
  const up = chain.links.find(link => link.person === who && seats.has(who)) ?? null
  const passed = q.request !== undefined && hasPassed(authority, q.request, who, at)
  if (up === null || passed) return { up: null, ways: [] }
  const asKnown: Question = { ...q, assurance }
  const broken = q.breakGlass === true ? up.ways.filter(way => way.grant.breakGlass) : []
  const meant = broken.length > 0 ? broken : up.ways
  return { up, ways: meant.filter(way => standingOf(frame, way, asKnown, at) === 'yes') }
}

/** A way as it is kept with the vote: what A9 counts with. */
export function votedBy({ grant, place }: Way): VoteWay {
  return { grant: grant.grant, quorum: grant.quorum, place }
}
