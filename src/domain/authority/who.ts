import { isReachable, reach, restsOnProposal } from '../availability/reach.ts'
import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { ChainRow, HolderNow, Outcome, WhoAnswer } from './answers.ts'
import { bandsOf, bandsUntil } from './bands.ts'
import { chainAt, type Link } from './chain.ts'
import { failuresOf, liveAt, standingOf } from './clauses.ts'
import { type Frame, frameOf } from './frame.ts'
import { horizonMs, instantsAfter, knownInstants } from './instants.ts'
import { meanwhileAt, watchedMeanwhile } from './meanwhile.ts'
import { outcomeOf, unknownSubject, upIn } from './outcome.ts'
import type { Authority, AuthorityCode, Dimension, Question } from './question.ts'
import { hasPassed, type Seating, seatingAt, seatingsAfter } from './seats.ts'
import { viaOf } from './via.ts'

/** A12: who may decide this, now, who is next, and what may be done meanwhile. */
export function who(authority: Authority, q: Question, at: Instant): WhoAnswer {
  const unknown = unknownSubject(authority, q)
  if (unknown !== null) return { ...nobodyAtAll, codes: [unknown] }
  const frame = frameOf(authority, q)
  const now = answered(authority, frame, q, seatingAt(authority, frame, q, at), at)
  const bands = now.missing.includes('amount') ? bandsOf(authority, q, frame, at) : []
  return {
    ...now,
    holders: now.holders.map(holder => ({ ...holder, until: endOf(authority, frame, q, holder, at) })),
    next: now.outcome === 'asleep' ? nextYes(authority, frame, q, at) : null,
    bands,
    validUntil: validUntil(authority, frame, q, { ...now, bands }, at),
  }
}

/** The same without looking ahead: outcome, chain and holders, at a fraction of the cost. */
export function whoNow(authority: Authority, q: Question, at: Instant): WhoAnswer {
  const unknown = unknownSubject(authority, q)
  if (unknown !== null) return { ...nobodyAtAll, codes: [unknown] }
  const frame = frameOf(authority, q)
  return answered(authority, frame, q, seatingAt(authority, frame, q, at), at)
}

const nobodyAtAll: WhoAnswer = {
  outcome: 'nobody',
  holders: [],
  next: null,
  meanwhile: [],
  chain: [],
  codes: [],
  missing: [],
  bands: [],
  validUntil: null,
}

function answered(authority: Authority, frame: Frame, q: Question, seating: Seating, at: Instant): WhoAnswer {
  const { links, unknown } = seating.chain
  const outcome = outcomeOf(authority, frame, q, seating, at)
  const holders: HolderNow[] = []
  const chain = links.map(link => {
    const row = rowOf(authority, frame, q, seating, link, at)
    const { person, turn, reach: reached, proposed } = row
    const via = turn ? link.ways.map(way => viaOf(way, at)) : []
    if (turn) holders.push({ person, via, reach: reached, proposed, until: null })
    return row
  })
  for (const link of unknown) chain.push(unsureRow(authority, frame, link, at))
  return {
    ...nobodyAtAll,
    outcome,
    holders,
    meanwhile: outcome === 'asleep' ? meanwhileAt(authority, frame, q, at) : [],
    chain,
    codes: codesOf(frame, q, outcome, at),
    missing: missingOf(frame, q, seating.chain.possible, at),
  }
}

function rowOf(
  authority: Authority,
  frame: Frame,
  { request }: Question,
  { seats }: Seating,
  { person }: Link,
  at: Instant,
): ChainRow {
  const seatedAt = seats.get(person) ?? null
  const passed = request !== undefined && hasPassed(authority, request, person, at)
  const codes: AuthorityCode[] = []
  if (passed) codes.push('passed')
  else if (seatedAt === null) codes.push('not_your_turn')
  const turn = seatedAt !== null && !passed
  return { person, entitled: 'yes', turn, seatedAt, ...reached(authority, frame, person, codes, at) }
}

function unsureRow(authority: Authority, frame: Frame, { person }: Link, at: Instant): ChainRow {
  const said = reached(authority, frame, person, ['not_stated'], at)
  return { person, entitled: 'unknown', turn: false, seatedAt: null, ...said }
}

function reached(
  authority: Authority,
  frame: Frame,
  person: PersonId,
  codes: AuthorityCode[],
  at: Instant,
): Pick<ChainRow, 'reach' | 'proposed' | 'codes'> {
  const reachability = authority.reachabilityOf(person)
  const now = reach(reachability, at, frame.reaching)
  if (now !== 'at_work' && now !== 'on_call') codes.push('unreachable')
  return { reach: now, proposed: restsOnProposal(reachability, at, frame.reaching), codes }
}

function missingOf(frame: Frame, q: Question, possible: readonly Link[], at: Instant): Dimension[] {
  if (possible.length === 0) return []
  const ways = possible.flatMap(link => link.ways).filter(way => standingOf(frame, way, q, at) === 'unknown')
  return [...new Set(ways.flatMap(way => failuresOf(frame, way, q, at).missing))]
}

/** What explains an answer as a whole. */
function codesOf(frame: Frame, q: Question, outcome: Outcome, at: Instant): AuthorityCode[] {
  const codes = new Set<AuthorityCode>()
  if (frame.vacant) codes.add('vacant_role')
  if (frame.freezes.some(freeze => liveAt(freeze, at))) codes.add('frozen')
  if (outcome === 'needs') codes.add('not_stated')
  if (outcome === 'nobody') {
    if (frame.fenced.length > 0) codes.add('fenced')
    for (const way of frame.ways)
      for (const code of failuresOf(frame, way, q, at).codes) if (code !== 'not_stated') codes.add(code)
  }
  return [...codes]
}

/** Until when this person stays in the chain with the same reach, with no new entry. */
function endOf(
  authority: Authority,
  frame: Frame,
  q: Question,
  { person, reach: before }: HolderNow,
  at: Instant,
): Instant | null {
  const reachability = authority.reachabilityOf(person)
  const known = knownInstants(frame, q)
  for (const later of instantsAfter(authority, frame, q, at, at + horizonMs, [person])) {
    if (reach(reachability, later, frame.reaching) !== before) return later
    // Nobody enters or leaves a chain but at the instants the map itself knows.
    if (!known.has(later)) continue
    if (!chainAt(authority.gov, frame, q, later).links.some(link => link.person === person)) return later
  }
  return null
}

/** A12: the first later instant at which the outcome would be yes, and whose coming makes it so. */
function nextYes(authority: Authority, frame: Frame, q: Question, at: Instant): WhoAnswer['next'] {
  for (const { at: later, seating } of seatingsAfter(authority, frame, q, at, at + horizonMs)) {
    if (outcomeOf(authority, frame, q, seating, later) !== 'yes') continue
    const just = later - 1
    const before = availableIn(authority, frame, q, seatingAt(authority, frame, q, just), just)
    const then = availableIn(authority, frame, q, seating, later)
    const person = then.find(one => !before.includes(one)) ?? then[0]
    return person === undefined ? null : { person, at: later }
  }
  return null
}

function availableIn(
  authority: Authority,
  frame: Frame,
  q: Question,
  seating: Seating,
  at: Instant,
): PersonId[] {
  return upIn(authority, q, seating, at)
    .map(({ person }) => person)
    .filter(person => isReachable(authority.reachabilityOf(person), at, frame.reaching))
}

/** A12a: the first later instant at which outcome, chain, holders, bands or what may be done meanwhile would differ. */
function validUntil(
  authority: Authority,
  frame: Frame,
  q: Question,
  now: WhoAnswer,
  at: Instant,
): Instant | null {
  const until = sameUntil(authority, frame, q, now, at)
  if (now.bands.length === 0) return until
  return bandsUntil(authority, q, frame, now.bands, at, until ?? at + horizonMs + 1) ?? until
}

/** The same, whatever would be for another amount. */
function sameUntil(
  authority: Authority,
  frame: Frame,
  q: Question,
  now: WhoAnswer,
  at: Instant,
): Instant | null {
  const people = new Set(frame.ways.map(way => way.person))
  if (now.outcome === 'asleep') for (const person of watchedMeanwhile(authority, frame)) people.add(person)
  for (const { at: later, seating } of seatingsAfter(authority, frame, q, at, at + horizonMs, people))
    if (!sameAnswer(now, answered(authority, frame, q, seating, later))) return later
  return null
}

function sameAnswer(a: WhoAnswer, b: WhoAnswer): boolean {
  return (
    a.outcome === b.outcome &&
    sameLists(a.chain, b.chain, sameRow) &&
    sameLists(a.holders, b.holders, (x, y) => sameLists(x.via, y.via, sameFields)) &&
    sameLists(a.meanwhile, b.meanwhile, (x, y) => JSON.stringify(x) === JSON.stringify(y)) &&
    sameLists(a.codes, b.codes, (x, y) => x === y) &&
    sameLists(a.missing, b.missing, (x, y) => x === y)
  )
}

/** When somebody was seated is an age: it is not compared, but whether they are is. */
function sameRow(a: ChainRow, b: ChainRow): boolean {
  return (
    a.person === b.person &&
    a.entitled === b.entitled &&
    a.turn === b.turn &&
    (a.seatedAt === null) === (b.seatedAt === null) &&
    a.reach === b.reach &&
    a.proposed === b.proposed &&
    sameLists(a.codes, b.codes, (x, y) => x === y)
  )
}

function sameFields<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every(key => a[key] === b[key])
}

function sameLists<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((one, index) => same(one, b[index] as T))
}
