import { frameOf } from '../../domain/authority/frame.ts'
import { mayNow } from '../../domain/authority/judged.ts'
import { isStillConsulted } from '../../domain/decisions/consult.ts'
import { questionOf } from '../../domain/decisions/question-of.ts'
import { isToReview } from '../../domain/decisions/review.ts'
import { type DecisionState, isInForce, isUndoable } from '../../domain/decisions/states.ts'
import { numberOf } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { subjectsByKeys } from '../load.ts'
import type { Scope } from '../scope.ts'
import { waitingToRatify } from './render.ts'

/** A decision, and what the caller may do about it now. */
export interface Waiting {
  readonly state: DecisionState
  readonly may: Mine
}

/** What waits for the caller: to vote on, to answer as one consulted, to ratify, to look at again. */
export function* waitingFor(scope: Scope): Script<Waiting[]> {
  const me = scope.caller.person
  const ids = aliases(scope.gov, me)
  const keys = ids.flatMap(id => [
    subjectKeys.requestSeated(id),
    subjectKeys.requestToConsult(id),
    subjectKeys.toRatify(id),
    subjectKeys.toReview(id),
  ])
  const found = yield* subjectsByKeys(scope, 'decision', keys)
  const mine: Waiting[] = []
  for (const state of found) {
    const may = yield* whatIMay(scope, state)
    if (may.vote || may.consult || may.ratify || may.review) mine.push({ state, may })
  }
  return mine.sort((a, b) => soonest(a.state, b.state))
}

function soonest(a: DecisionState, b: DecisionState): number {
  return a.neededBy - b.neededBy || numberOf(a.id) - numberOf(b.id)
}

/** What the caller may do about a request or decision now. */
export interface Mine {
  readonly vote: boolean
  /** A4: vote, and by nothing but breaking the glass. */
  readonly breakGlass: boolean
  readonly consult: boolean
  readonly ratify: boolean
  /** D5: they decided it, and wanted to look at it again by now. */
  readonly review: boolean
  readonly reverse: boolean
}

/** Nobody has anything to do about what was decided elsewhere. */
export const nothingToDo: Mine = {
  vote: false,
  breakGlass: false,
  consult: false,
  ratify: false,
  review: false,
  reverse: false,
}

/** A10, D2, D4, D5: what of it is the caller's to do at this instant. */
export function* whatIMay(scope: Scope, state: DecisionState): Script<Mine> {
  const { gov, caller, at } = scope
  const isMe = (person: DecisionState['asker'] | null) =>
    person !== null && canonical(gov, person) === caller.person
  const ratify = isInForce(state) && waitingToRatify(scope, state).some(isMe)
  if (state.end !== null) {
    const review = isToReview(gov, state, caller.person, at)
    return { ...nothingToDo, ratify, review, reverse: ratify && isUndoable(state, at) }
  }
  const q = questionOf(state, at)
  const authority = yield* authorityFor(scope, [q], [caller.person])
  const voted = state.votes.some(vote => isMe(vote.person))
  const plain = mayNow(authority, caller.person, q, at)
  const vote = !voted && plain.outcome === 'yes'
  const glass = vote ? plain : mayNow(authority, caller.person, { ...q, breakGlass: true }, at)
  const breakGlass = !voted && glass.outcome === 'yes' && glass.way?.grant.breakGlass === true
  const grants = frameOf(authority, q).ways.map(way => way.grant)
  const consult = state.consult.some(isMe) && isStillConsulted(gov, state, grants, caller.person)
  return { ...nothingToDo, vote, breakGlass, consult }
}
