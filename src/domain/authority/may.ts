import type { PersonId } from '../ids.ts'
import { activeHuman, canonical } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import type { MayAnswer, Via } from './answers.ts'
import { boundsOf } from './bounds.ts'
import { changeFor } from './change.ts'
import { changeUntil } from './change-until.ts'
import { failingOf, missingFor } from './failing.ts'
import { type Frame, frameOf } from './frame.ts'
import { horizonMs, knownInstants } from './instants.ts'
import { judged, type MayNow, unknownOf } from './judged.ts'
import type { Authority, AuthorityCode, Question } from './question.ts'
import { seatingAt, seatingsAfter, watchedFor } from './seats.ts'

/** A12a: whether this person may decide this now, and why, or why not and what alone would change it. */
export function may(authority: Authority, person: PersonId, q: Question, at: Instant): MayAnswer {
  const refused = unknownOf(authority, person, q)
  if (refused !== null) return { ...plainNo, codes: [refused] }
  const frame = frameOf(authority, q)
  const who = canonical(authority.gov, person)
  const now = judged(authority, frame, who, q, seatingAt(authority, frame, q, at), at)
  const answer = explained(authority, frame, who, q, now, at)
  const change = now.outcome === 'yes' ? null : changeFor(authority, frame, who, q, at)
  return { ...answer, change, validUntil: validUntil(authority, frame, who, q, { ...answer, change }, at) }
}

const plainNo: MayAnswer = {
  outcome: 'no',
  entitled: 'no',
  turn: false,
  codes: [],
  path: null,
  failing: [],
  missing: [],
  change: null,
  validUntil: null,
}

/** The answer with its explanation, but for what would change it and until when it holds. */
function explained(
  authority: Authority,
  frame: Frame,
  person: PersonId,
  q: Question,
  now: MayNow,
  at: Instant,
): MayAnswer {
  const { outcome, entitled, turn, way, path } = now
  if (way !== null && path !== null) {
    const bounds = boundsOf(way, q)
    return { ...plainNo, outcome, entitled, turn, path: { ...path, bounds } }
  }
  const failing = failingOf(authority, frame, person, q, now.codes, at)
  const all = new Set<AuthorityCode>([...now.codes, ...failing.flatMap(one => one.codes)])
  if (all.size === 0 || (failing.length === 0 && activeHuman(authority.gov, person) === null))
    all.add('not_a_holder')
  const missing = missingFor(frame, person, q, at)
  return { ...plainNo, outcome, entitled, turn, codes: [...all], failing, missing }
}

/** A12a: the first later instant at which the answer would differ with no new entry. */
function validUntil(
  authority: Authority,
  frame: Frame,
  person: PersonId,
  q: Question,
  answer: MayAnswer,
  at: Instant,
): Instant | null {
  const until = sameUntil(authority, frame, person, q, answer, at)
  // What is waited for comes when it comes, and then it is another answer.
  if (answer.outcome === 'yes' || answer.change?.kind === 'wait') return until
  const asked = { authority, frame, person, q, at }
  return changeUntil(asked, answer.change, until ?? at + horizonMs + 1) ?? until
}

/** The same, whatever would change it. */
function sameUntil(
  authority: Authority,
  frame: Frame,
  person: PersonId,
  q: Question,
  answer: MayAnswer,
  at: Instant,
): Instant | null {
  const watched = watchedFor(frame, person, q)
  const known = knownInstants(frame, q)
  for (const { at: later, seating } of seatingsAfter(
    authority,
    frame,
    q,
    at,
    at + horizonMs,
    watched,
    true,
  )) {
    const then = judged(authority, frame, person, q, seating, later)
    // Between the instants the map itself knows, only turns change.
    const turned = then.outcome !== answer.outcome || then.codes.some(code => !answer.codes.includes(code))
    if (!turned && !known.has(later) && answer.outcome !== 'yes') continue
    if (!sameMay(answer, explained(authority, frame, person, q, then, later))) return later
  }
  return null
}

function sameMay(a: MayAnswer, b: MayAnswer): boolean {
  return (
    a.outcome === b.outcome &&
    a.entitled === b.entitled &&
    a.turn === b.turn &&
    a.codes.join() === b.codes.join() &&
    a.missing.join() === b.missing.join() &&
    samePath(a.path, b.path) &&
    JSON.stringify(a.failing) === JSON.stringify(b.failing)
  )
}

/** Bounds and margins follow from the way and the question; they are not compared. */
function samePath(a: Via | null, b: Via | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.grant === b.grant &&
    a.delegation === b.delegation &&
    a.contingency === b.contingency &&
    a.observation === b.observation
  )
}
