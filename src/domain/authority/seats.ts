import { isReachable } from '../availability/reach.ts'
import type { PersonId } from '../ids.ts'
import { canonical } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import { type Chain, chainAt, type Link } from './chain.ts'
import type { Frame, Way } from './frame.ts'
import { instantsAfter, knownInstants } from './instants.ts'
import type { Authority, Question, RequestSoFar } from './question.ts'
import { settlingGrant } from './settle.ts'

/** The chain of a question at an instant and who of it is up (A7). */
export interface Seating {
  readonly chain: Chain
  /** When each was seated. Passing does not take a seat back, but it gives up the turn. */
  readonly seats: ReadonlyMap<PersonId, Instant>
}

/** A7: who is seated at an instant. A question without a request is asked at that instant. */
export function seatingAt(authority: Authority, frame: Frame, q: Question, at: Instant): Seating {
  if (q.request === undefined) return seatedAnew(authority, frame, q, at)
  let last: Seating | null = null
  for (const { seating } of seatingsUntil(authority, frame, q, q.request, at)) last = seating
  return last ?? seatedAnew(authority, frame, q, at)
}

function seatedAnew(authority: Authority, frame: Frame, q: Question, at: Instant): Seating {
  const chain = chainAt(authority.gov, frame, q, at)
  return { chain, seats: seatedFrom(authority, frame, q, chain, nobodyYet, at) }
}

/**
 * Every instant, from where the recorded seats end up to and with `until`, at which who is seated may have changed,
 * with the seating from then on. At least one. `turnsOnly`: without those at which only somebody's reach changes while
 * a whole chain is seated, which bears on no turn.
 */
export function* seatingsUntil(
  authority: Authority,
  frame: Frame,
  q: Question,
  request: RequestSoFar,
  until: Instant,
  people?: ReadonlySet<PersonId>,
  turnsOnly = false,
): Generator<{ at: Instant; seating: Seating }> {
  let at = Math.min(Math.max(request.askedAt, request.seatedUntil ?? request.askedAt), until)
  let seats: ReadonlyMap<PersonId, Instant> = new Map(
    request.seats.map(seat => [canonical(authority.gov, seat.person), seat.at] as const),
  )
  const known = [...knownInstants(frame, q)].sort((a, b) => a - b)
  const boundaryAfter = following(start => instantsAfter(authority, frame, q, start, until, people))
  const chains = chainsOver(authority, frame, q)
  let before: Chain | null = null
  for (;;) {
    const chain = chains(at)
    // A seat is never taken back, so where a chain is seated to its end nothing turns before it changes.
    if (chain !== before || seats.size < chain.links.length)
      seats = seatedFrom(authority, frame, q, chain, seats, at)
    before = chain
    yield { at, seating: { chain, seats } }
    const next =
      turnsOnly && seats.size === chain.links.length
        ? (known.find(one => one > at) ?? Number.POSITIVE_INFINITY)
        : Math.min(nextEscalation(chain, seats, at), boundaryAfter(at))
    if (next > until) return
    at = next
  }
}

/** The first instant after each of rising ones. Those passed over are not even computed. */
function following(instantsFrom: (start: Instant) => Iterator<Instant>): (at: Instant) => Instant {
  let instants: Iterator<Instant> | null = null
  let first = Number.NEGATIVE_INFINITY
  return at => {
    if (first > at) return first
    if (instants === null || first < at) instants = instantsFrom(at)
    const next = instants.next()
    first = next.done === true ? Number.POSITIVE_INFINITY : next.value
    return first
  }
}

/**
 * What may be another seating, or another answer about these people, at each later instant up to `until`, with no new
 * entry. Without a request each is of a question asked at that instant.
 */
export function* seatingsAfter(
  authority: Authority,
  frame: Frame,
  q: Question,
  at: Instant,
  until: Instant,
  people?: ReadonlySet<PersonId>,
  turnsOnly = false,
): Generator<{ at: Instant; seating: Seating }> {
  if (q.request === undefined) {
    const chains = chainsOver(authority, frame, q)
    for (const later of instantsAfter(authority, frame, q, at, until, people)) {
      const chain = chains(later)
      yield { at: later, seating: { chain, seats: seatedFrom(authority, frame, q, chain, nobodyYet, later) } }
    }
    return
  }
  for (const later of seatingsUntil(authority, frame, q, q.request, until, people, turnsOnly))
    if (later.at > at) yield later
}

const nobodyYet: ReadonlyMap<PersonId, Instant> = new Map()

/** The chain at rising instants: it changes only at those the map itself knows. */
export function chainsOver({ gov }: Authority, frame: Frame, q: Question): (at: Instant) => Chain {
  const known = knownInstants(frame, q)
  let chain: Chain | null = null
  return at => {
    if (chain === null || known.has(at)) chain = chainAt(gov, frame, q, at)
    return chain
  }
}

/** Those who keep their seats, and those seated now, until the ones counted on could settle it or the chain ends. */
export function seatedFrom(
  authority: Authority,
  frame: Frame,
  q: Question,
  { links }: Chain,
  before: ReadonlyMap<PersonId, Instant>,
  at: Instant,
): Map<PersonId, Instant> {
  const seats = new Map<PersonId, Instant>()
  const counted: Link[] = []
  const delegates = delegatesIn(links)
  const seat = (link: Link) => {
    if (seats.has(link.person)) return
    seats.set(link.person, before.get(link.person) ?? at)
    if (!link.atOnce && isCountedOn(authority, frame, q, link, seats, at)) counted.push(link)
  }
  const seatWithDelegates = (link: Link) => {
    if (seats.has(link.person)) return
    seat(link)
    if (link.atOnce) return
    for (const delegate of delegates.get(link.person) ?? []) seatWithDelegates(delegate)
  }
  for (const link of links) if (link.atOnce || before.has(link.person)) seatWithDelegates(link)
  for (const link of links) {
    if (seats.has(link.person)) continue
    if (settlingGrant(counted) !== null) break
    seatWithDelegates(link)
  }
  return seats
}

/** A8: whether they are in the chain by what this person delegated. */
export function isDelegateOf({ ways }: Link, giver: PersonId): boolean {
  return ways.some(({ delegation, place }) => delegation !== null && place === giver)
}

const knownDelegates = new WeakMap<readonly Link[], ReadonlyMap<PersonId, ReadonlySet<Link>>>()

/** A8: of each giver in a chain those who hold by their delegation, in its order; found once for each chain. */
function delegatesIn(links: readonly Link[]): ReadonlyMap<PersonId, ReadonlySet<Link>> {
  const known = knownDelegates.get(links)
  if (known !== undefined) return known
  const found = new Map<PersonId, Set<Link>>()
  for (const link of links) {
    for (const { delegation, place } of link.ways) {
      if (delegation === null) continue
      const given = found.get(place)
      if (given === undefined) found.set(place, new Set([link]))
      else given.add(link)
    }
  }
  knownDelegates.set(links, found)
  return found
}

/** Counted on to settle it: they voted, or are reachable, have not passed, and not yet had their time. */
function isCountedOn(
  authority: Authority,
  frame: Frame,
  { request }: Question,
  link: Link,
  seats: ReadonlyMap<PersonId, Instant>,
  at: Instant,
): boolean {
  const { person } = link
  if (request !== undefined) {
    if (hasVoted(authority, request, person, at)) return true
    if (hasPassed(authority, request, person, at)) return false
  }
  if (at - (seats.get(person) ?? at) >= escalateAfter(link)) return false
  return isReachable(authority.reachabilityOf(person), at, frame.reaching)
}

/** Whether somebody, by who they are now, had voted by `at`. */
export function hasVoted(
  { gov }: Authority,
  { votes }: RequestSoFar,
  person: PersonId,
  at: Instant,
): boolean {
  return votes.some(vote => vote.at <= at && canonical(gov, vote.person) === person)
}

/** The same of giving up the turn. */
export function hasPassed(
  { gov }: Authority,
  { passes }: RequestSoFar,
  person: PersonId,
  at: Instant,
): boolean {
  return passes.some(pass => pass.at <= at && canonical(gov, pass.person) === person)
}

function escalateAfter({ ways }: Link): number {
  return ways[0]?.grant.escalateAfterMs ?? 0
}

/** The first later instant at which somebody has been seated for as long as their grant gives them. */
function nextEscalation({ links }: Chain, seats: ReadonlyMap<PersonId, Instant>, at: Instant): Instant {
  let next = Number.POSITIVE_INFINITY
  for (const link of links) {
    const seatedAt = seats.get(link.person)
    if (seatedAt === undefined || link.atOnce) continue
    const ends = seatedAt + escalateAfter(link)
    if (ends > at && ends < next) next = ends
  }
  return next
}

/** A7: whose reach can bear on this person's turn: those who may be seated before them. */
export function watchedFor(frame: Frame, person: PersonId, { request }: Question): Set<PersonId> {
  const mine = (way: Way) => way.person === person
  if (!frame.ways.some(mine)) return new Set()
  if (request !== undefined) return new Set(frame.ways.map(way => way.person))
  const last = frame.ways.findLastIndex(mine)
  const before = new Set(frame.ways.slice(0, last).map(way => way.person))
  // Whoever is seated is so with their delegates, wherever these stand.
  for (let size = 0; size !== before.size; ) {
    size = before.size
    for (const { delegation, place, person: taker } of frame.ways)
      if (delegation !== null && before.has(place)) before.add(taker)
  }
  return before
}
