import type { Outcome } from '../../src/domain/authority/answers.ts'
import type { Authority, Question } from '../../src/domain/authority/question.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { canonical } from '../../src/domain/people/gov.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { chainOf, couldSettle, counts, entitled, reachable, type Way, waysOf } from './reference.ts'

/** All that the rules say about a question at one instant. */
export interface Moment {
  readonly at: Instant
  readonly ways: readonly Way[]
  readonly chain: readonly PersonId[]
  readonly seats: ReadonlyMap<PersonId, Instant>
  /** A12: `{P : may(P)}` in chain order. */
  readonly holders: readonly PersonId[]
  readonly outcome: Outcome
}

/**
 * A7: the question at each of the instants that are not before `from`. The instants are all at which anything could
 * change; those from the asking on are walked through one after the other, for seats depend on what was before.
 */
export function momentsOf(
  a: Authority,
  q: Question,
  instants: readonly Instant[],
  from: Instant,
  enough: (moment: Moment) => boolean = () => false,
): Moment[] {
  const moments: Moment[] = []
  const request = q.request
  const start = request === undefined ? from : (request.seatedUntil ?? request.askedAt)
  let seats = new Map<PersonId, Instant>()
  for (const { person, at } of request?.seatedUntil == null ? [] : request.seats)
    if (!seats.has(canonical(a.gov, person))) seats.set(canonical(a.gov, person), at)
  const walk = [...new Set([...instants, start, from])].filter(at => at >= start).sort((x, y) => x - y)
  for (const at of walk) {
    if (request === undefined) seats = new Map()
    const ways = waysOf(a, q, at)
    seats = seated(a, q, at, ways, seats)
    if (at < from) continue
    const moment = momentOf(a, q, at, ways, seats)
    moments.push(moment)
    if (enough(moment)) break
  }
  return moments
}

/** The question at one instant. */
export function moment(a: Authority, q: Question, instants: readonly Instant[], at: Instant): Moment {
  return momentsOf(a, q, instants, at, () => true)[0] as Moment
}

/** A7: the seats at an instant, from those just before it. */
function seated(
  a: Authority,
  q: Question,
  at: Instant,
  ways: readonly Way[],
  before: ReadonlyMap<PersonId, Instant>,
): Map<PersonId, Instant> {
  const live = ways.filter(counts)
  const chain = chainOf(ways)
  const seats = new Map([...before].filter(([person]) => chain.includes(person)))
  const sit = (person: PersonId) => {
    if (!seats.has(person)) seats.set(person, at)
  }
  const atOnce = new Set(
    live.filter(way => way.grant.mode === 'any' || way.contingency !== null).map(way => way.person),
  )
  for (const person of atOnce) sit(person)
  const countedOn = (person: PersonId) => {
    if (atOnce.has(person) || !seats.has(person)) return false
    if (voted(a, q, person, at)) return true
    const first = live.find(way => way.person === person) as Way
    const lately = at - (seats.get(person) as Instant) < first.grant.escalateAfterMs
    return lately && !passed(a, q, person, at) && reachable(a, q, person, at)
  }
  for (;;) {
    seatDelegates(live, seats, atOnce, sit)
    if (couldSettle(live, chain.filter(countedOn))) return seats
    const next = chain.find(person => !seats.has(person))
    if (next === undefined) return seats
    sit(next)
  }
}

/** A7: whoever is seated is so with the delegates of their own places. */
function seatDelegates(
  live: readonly Way[],
  seats: ReadonlyMap<PersonId, Instant>,
  atOnce: ReadonlySet<PersonId>,
  sit: (person: PersonId) => void,
): void {
  for (let size = -1; size !== seats.size; ) {
    size = seats.size
    for (const way of live)
      if (way.delegation !== null && seats.has(way.place) && !atOnce.has(way.place)) sit(way.person)
  }
}

export function voted(a: Authority, q: Question, person: PersonId, at: Instant): boolean {
  return q.request?.votes.some(vote => vote.at <= at && canonical(a.gov, vote.person) === person) ?? false
}

export function passed(a: Authority, q: Question, person: PersonId, at: Instant): boolean {
  return q.request?.passes.some(pass => pass.at <= at && canonical(a.gov, pass.person) === person) ?? false
}

function momentOf(
  a: Authority,
  q: Question,
  at: Instant,
  ways: readonly Way[],
  seats: ReadonlyMap<PersonId, Instant>,
): Moment {
  const chain = chainOf(ways)
  const live = ways.filter(counts)
  const holders = chain.filter(person => seats.has(person) && !passed(a, q, person, at))
  const ready = holders.filter(person => reachable(a, q, person, at) || voted(a, q, person, at))
  const possible = ways.filter(way => way.truth !== 'no' && !way.excluded)
  const everyone = [...new Set(possible.map(way => way.person))]
  const isMissing = possible.some(way => way.truth === 'unknown')
  const outcome = couldSettle(live, ready)
    ? 'yes'
    : couldSettle(live, holders)
      ? 'asleep'
      : isMissing && couldSettle(possible, everyone)
        ? 'needs'
        : 'nobody'
  return { at, ways, chain, seats, holders, outcome }
}

/** A7, A12a: whether this person may, at a moment. */
export function mayAt(moment: Moment, person: PersonId): 'yes' | 'no' | 'needs' {
  if (moment.holders.includes(person)) return 'yes'
  if (moment.chain.includes(person)) return 'no'
  const mine = moment.ways.filter(way => way.person === person && !way.excluded)
  return entitled(mine, person) === 'unknown' ? 'needs' : 'no'
}

/** A12: the first later instant at which the outcome is yes, and who makes it so. */
export function nextOf(
  a: Authority,
  q: Question,
  instants: readonly Instant[],
  at: Instant,
): { at: Instant; people: PersonId[] } | null {
  const moments = momentsOf(a, q, instants, at, one => one.at > at && one.outcome === 'yes')
  const then = moments.at(-1)
  const before = moments.at(-2)
  if (then === undefined || before === undefined || then.outcome !== 'yes') return null
  const ready = (one: Moment, person: PersonId) =>
    one.holders.includes(person) && reachable(a, q, person, one.at)
  const people = then.holders.filter(person => ready(then, person) && !ready(before, person))
  return { at: then.at, people }
}
