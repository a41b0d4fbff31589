import type { PersonId } from '../ids.ts'
import { activeHuman } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import type { Change } from './answers.ts'
import { chainAt, type Link } from './chain.ts'
import { type Asked, type Attempt, attempts, giving, isMade, madeNow } from './change.ts'
import { knownInstants } from './instants.ts'
import { judged } from './judged.ts'
import type { Question, RequestSoFar } from './question.ts'
import { isDelegateOf, type Seating, seatingAt, seatingsAfter, watchedFor } from './seats.ts'

/**
 * A12a: the first instant after `asked.at` and before `until` at which something else than `change`, or nothing, would
 * make it yes with no new entry; null: none. For answers of which waiting is not what would change them.
 */
export function changeUntil(asked: Asked, change: Change | null, until: Instant): Instant | null {
  if (activeHuman(asked.authority.gov, asked.person) === null) return null
  const isOther = (at: Instant) => text(madeNow({ ...asked, at })) !== text(change)
  const known = [...knownInstants(asked.frame, asked.q)].sort((a, b) => a - b)
  let first = known.find(at => at > asked.at && at < until && isOther(at)) ?? null
  let reached = false
  for (const attempt of attempts(asked, 'ever')) {
    const isIt = text(attempt.change) === text(change)
    // What comes after it in the order of the rule has no say before it ceases to help.
    if (reached && !isIt) break
    reached ||= isIt
    for (const at of turnsOf(asked, attempt, first ?? until)) {
      if (!isOther(at)) continue
      first = at
      break
    }
  }
  return first
}

function text(change: Change | null): string {
  return JSON.stringify(change)
}

/** The instants before `until` at which this change begins or ceases to help. */
function turnsOf(asked: Asked, attempt: Attempt, until: Instant): Generator<Instant> {
  const { request } = asked.q
  return request !== undefined && attempt.change.kind === 'delegate'
    ? turnsOfGiving(asked, attempt.change.from, { ...asked.q, request }, until)
    : turnsAsIfMade(asked, attempt, until)
}

/** As if it had been made from the start: each turn of the person in that world. */
function* turnsAsIfMade(asked: Asked, attempt: Attempt, until: Instant): Generator<Instant> {
  const { person, at } = asked
  const { authority, frame, q, open } = attempt
  const watched = watchedIn(asked, attempt, until)
  if (watched === null) return
  // Where nobody's reach bears on it, it turns at what the map itself knows, or not at all.
  if (watched.size === 0 && q.request === undefined) return
  let was = open(at) && isMade(asked, attempt)
  for (const { at: later, seating } of seatingsAfter(authority, frame, q, at, until - 1, watched)) {
    const is = open(later) && judged(authority, frame, person, q, seating, later).outcome === 'yes'
    if (is !== was) yield later
    was = is
  }
}

/** Whose reach can bear on the person's turn in that world; null where they are never in its chain. */
function watchedIn(
  { person, at }: Asked,
  { authority, frame, q }: Attempt,
  until: Instant,
): Set<PersonId> | null {
  const watched = new Set<PersonId>()
  let isEver = false
  for (const instant of [at, ...knownInstants(frame, q)]) {
    if (instant < at || instant >= until) continue
    const { links } = chainAt(authority.gov, frame, q, instant)
    const link = links.find(one => one.person === person)
    if (link === undefined) continue
    isEver = true
    if (q.request !== undefined || waitsForOthers(link, links))
      for (const { person: one } of links) watched.add(one)
  }
  if (!isEver) return null
  const bearing = watchedFor(frame, person, q)
  return new Set([...watched].filter(one => bearing.has(one)))
}

/** A7: the first in the order of a chain is up whoever is reachable, and so are their delegates. */
function waitsForOthers(link: Link, links: readonly Link[]): boolean {
  if (link.atOnce) return false
  const first = links.find(one => !one.atOnce)
  return first !== link && (first === undefined || !isDelegateOf(link, first.person))
}

/**
 * Of a request under way: a delegation helps from the instant at which it is made, not as if it had been there. So it is
 * made anew at each instant, on the seats as they are just before; and just after it, on those that this one brought.
 */
function* turnsOfGiving(
  { authority, frame, person, at }: Asked,
  from: PersonId,
  q: Question & { readonly request: RequestSoFar },
  until: Instant,
): Generator<Instant> {
  const helps = (before: { readonly at: Instant; readonly seating: Seating }, later: Instant) => {
    const seats = [...before.seating.seats].map(([one, seatedAt]) => ({ person: one, at: seatedAt }))
    const resumed = { ...q, request: { ...q.request, seats, seatedUntil: before.at } }
    const asked: Asked = { authority, frame, person, q: resumed, at: later }
    return isMade(asked, giving(asked, from))
  }
  const everybody = new Set(frame.ways.map(way => way.person))
  let before = { at, seating: seatingAt(authority, frame, q, at) }
  let was = isMade({ authority, frame, person, q, at }, giving({ authority, frame, person, q, at }, from))
  const turned = (is: boolean) => {
    const turns = is !== was
    was = is
    return turns
  }
  if (turned(helps(before, at + 1))) yield at + 1
  for (const now of seatingsAfter(authority, frame, q, at, until - 1, everybody)) {
    if (turned(helps(before, now.at))) yield now.at
    if (turned(helps(now, now.at + 1))) yield now.at + 1
    before = now
  }
}
