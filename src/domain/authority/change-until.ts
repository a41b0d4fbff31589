import type { PersonId } from '../ids.ts'
import { activeHuman } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import type { Change } from './answers.ts'
import { type Chain, chainAt, exclusionsOf, isExcluded, type Link } from './chain.ts'
import { type Asked, type Attempt, attempts, giving, isMade, madeNow } from './change.ts'
import { knownInstants } from './instants.ts'
import { judged } from './judged.ts'
import {
  chainsOver,
  isDelegateOf,
  type Seating,
  seatedFrom,
  seatingAt,
  seatingsAfter,
  watchedFor,
} from './seats.ts'

/**
 * A12a: the first instant after `asked.at` and before `until` at which something else than `change`, or nothing, would
 * make it yes with no new entry; null: none. For answers of which waiting is not what would change them.
 */
export function changeUntil(asked: Asked, change: Change | null, until: Instant): Instant | null {
  if (activeHuman(asked.authority.gov, asked.person) === null) return null
  const isOther = (at: Instant) => text(madeNow({ ...asked, at })) !== text(change)
  const known = [...knownInstants(asked.frame, asked.q)].sort((a, b) => a - b)
  let first = known.find(at => at > asked.at && at < until && isOther(at)) ?? null
  const courses = { turns: courseOf(asked, until, true), all: courseOf(asked, until, false) }
  let reached = false
  for (const attempt of attempts(asked, 'ever')) {
    const isIt = text(attempt.change) === text(change)
    // What comes after it in the order of the rule has no say before it ceases to help.
    if (reached && !isIt) break
    reached ||= isIt
    for (const at of turnsOf(asked, attempt, first ?? until, courses)) {
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
function turnsOf(asked: Asked, attempt: Attempt, until: Instant, courses: Courses): Generator<Instant> {
  return asked.q.request !== undefined && attempt.change.kind === 'delegate'
    ? turnsOfGiving(asked, attempt.change.from, until, courses)
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
  for (const { at: later, seating } of seatingsAfter(authority, frame, q, at, until - 1, watched, true)) {
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
function* turnsOfGiving(asked: Asked, from: PersonId, until: Instant, courses: Courses): Generator<Instant> {
  const { authority, frame, person, q, at } = asked
  const attempt = giving(asked, from)
  const known = knownInstants(attempt.frame, q)
  const chains = chainsOver(authority, attempt.frame, q)
  const helps = ({ seats }: Seating, later: Instant) => {
    const chain = chains(later)
    const seating = { chain, seats: seatedFrom(authority, attempt.frame, q, chain, seats, later) }
    return judged(authority, attempt.frame, person, q, seating, later).outcome === 'yes'
  }
  let was = isMade(asked, attempt)
  const turned = (is: boolean) => {
    const turns = is !== was
    was = is
    return turns
  }
  let before = seatingAt(authority, frame, q, at)
  if (turned(helps(before, at + 1))) yield at + 1
  const course = isPlainGiver(asked, from) ? courses.turns : courses.all
  for (const { at: later, seating } of course()) {
    if (later >= until) return
    const isSame = seating.seats.size === before.seats.size && !known.has(later) && !known.has(later + 1)
    if (!isSame || !isSeatedWith(chains(later), person, from, seating)) {
      if (turned(helps(before, later))) yield later
      if (turned(helps(seating, later + 1))) yield later + 1
    }
    before = seating
  }
}

/** A7: whether they have no place here, or one that they take at once or with this giver, whoever is reachable. */
function isSeatedWith({ links }: Chain, person: PersonId, giver: PersonId, { seats }: Seating): boolean {
  const link = links.find(one => one.person === person)
  if (link === undefined || link.atOnce) return true
  const theirs = links.find(one => one.person === giver)
  return theirs !== undefined && !theirs.atOnce && seats.has(giver) && isDelegateOf(link, giver)
}

/** A7: whether their delegates are seated whenever they are: they hold in turn only, and who asks does not leave them out. */
function isPlainGiver({ authority, frame, q }: Asked, giver: PersonId): boolean {
  const excluded = exclusionsOf(authority.gov, q)
  return frame.ways.every(
    way =>
      way.person !== giver ||
      (way.grant.mode !== 'any' &&
        way.contingency === null &&
        (excluded === null || !isExcluded(way, excluded))),
  )
}

/** What is seated at each later instant as the map stands; walked once, as far as anybody asks. */
type Course = () => Generator<{ readonly at: Instant; readonly seating: Seating }>

/** `turns`: where only turns change; `all`: also where only somebody's reach does. */
type Courses = Readonly<Record<'turns' | 'all', Course>>

function courseOf({ authority, frame, q, at }: Asked, until: Instant, turnsOnly: boolean): Course {
  const everybody = new Set(frame.ways.map(way => way.person))
  const ahead = seatingsAfter(authority, frame, q, at, until - 1, everybody, turnsOnly)
  const walked: { at: Instant; seating: Seating }[] = []
  return function* () {
    for (let n = 0; ; n++) {
      if (n === walked.length) {
        const next = ahead.next()
        if (next.done === true) return
        walked.push(next.value)
      }
      yield walked[n] as (typeof walked)[number]
    }
  }
}
