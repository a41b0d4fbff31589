import type { MayAnswer, WhoAnswer } from '../../src/domain/authority/answers.ts'
import { gapsOf } from '../../src/domain/authority/gaps.ts'
import { may } from '../../src/domain/authority/may.ts'
import type { Question } from '../../src/domain/authority/question.ts'
import { who } from '../../src/domain/authority/who.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { type Check, differs, first, text } from './check.ts'
import { momentsOf } from './reference-turns.ts'
import { authorityOf, instantsOf, peopleIn, start, tickMs, type World } from './worlds.ts'

/** A12a: `validUntil` is the first later instant at which the answer differs; just before it is the same. */
export const whoHolds: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  return holdsUntil(
    world,
    who(a, q, at),
    then => who(a, q, then),
    answer => seen(answer, q),
  )
}

export const mayHolds: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  return first(peopleIn(world), person => {
    const found = holdsUntil(world, may(a, person, q, at), then => may(a, person, q, then), heard)
    return found === null ? null : `${person}: ${found}`
  })
}

function holdsUntil<A extends { validUntil: Instant | null }>(
  world: World,
  now: A,
  ask: (at: Instant) => A,
  shown: (answer: A) => unknown,
): string | null {
  const same = text(shown(now))
  const until = now.validUntil
  const later = instantsOf(world).filter(then => then > world.at && (until === null || then < until))
  const changes = later.find(then => text(shown(ask(then))) !== same)
  if (changes !== undefined)
    return `validUntil ${until}, but from ${changes} on it is ${text(shown(ask(changes)))} instead of ${same}`
  if (until === null) return null
  if (text(shown(ask(until))) === same) return `validUntil ${until}, and then it is the same`
  return until - 1 <= world.at ? null : differs('just before validUntil', shown(ask(until - 1)), shown(now))
}

/** An answer less the instants at which it was computed: a question not yet asked is asked, and seated, at each. */
function seen({ validUntil: _, ...answer }: WhoAnswer, q: Question): unknown {
  return q.request === undefined
    ? { ...answer, chain: answer.chain.map(({ seatedAt: _, ...row }) => row) }
    : answer
}

/** An answer less its margins. */
function heard({ validUntil: _, ...answer }: MayAnswer): unknown {
  if (answer.path === null) return answer
  const bounds = answer.path.bounds.map(({ margin: _, ...bound }) => bound)
  return { ...answer, path: { ...answer.path, bounds } }
}

/** A13: gap if and only if the outcome is asleep or nobody for a question asked at that instant; exact to 1 ms. */
export const gapsExact: Check = world => {
  const { type, area } = world.question
  const q: Question = { type, area, assurance: 'verified' }
  const a = authorityOf(world)
  const [from, until] = [start - tickMs, start + 12 * tickMs]
  const inside = instantsOf(world).filter(at => at >= from && at < until)
  const expected: { from: Instant; until: Instant; outcome: string }[] = []
  for (const { at, outcome } of momentsOf(a, q, inside, from)) {
    const last = expected.at(-1)
    const end = inside.find(one => one > at) ?? until
    if (outcome === 'yes' || outcome === 'needs') continue
    if (last?.until === at && last.outcome === outcome) last.until = end
    else expected.push({ from: at, until: end, outcome })
  }
  const gaps = gapsOf(a, q, from, until)
  const found = gaps.map(gap => ({ from: gap.from, until: gap.until, outcome: gap.outcome }))
  return (
    differs('gaps', found, expected) ??
    first(gaps, gap => {
      const at = (instant: Instant) => who(a, q, instant).outcome
      const inner = [gap.from, gap.until - 1].every(instant => at(instant) === gap.outcome)
      const outer = [gap.from - 1, gap.until].every(
        instant => instant < from || instant >= until || at(instant) !== gap.outcome,
      )
      return inner && outer ? null : `who says otherwise at an edge of the gap ${text(gap)}`
    })
  )
}

/** A7: a seat is never taken back while its holder stays in the chain. */
export const seatsStay: Check = world => {
  const { question: q } = world
  const request = q.request
  if (request === undefined) return null
  const a = authorityOf(world)
  const instants = instantsOf(world).filter(at => at >= request.askedAt)
  let before: WhoAnswer | null = null
  for (const at of instants) {
    const now = who(a, q, at)
    const lost = before?.chain.find(row => {
      const then = now.chain.find(one => one.person === row.person)
      const stayed = row.entitled === 'yes' && then?.entitled === 'yes'
      return stayed && row.seatedAt !== null && then.seatedAt !== row.seatedAt
    })
    if (lost !== undefined) return `the seat of ${lost.person} is taken back by ${at}`
    before = now
  }
  return null
}

/** What would be with another amount from the start is not what would be with the seats of the record. */
function withoutBands({ bands: _, validUntil: __, ...answer }: WhoAnswer): unknown {
  return answer
}

/** A7: seats that stand in the record are gone on from, and come to the same. */
export const seatsResume: Check = world => {
  const { question: q, at } = world
  const request = q.request
  if (request === undefined) return null
  const a = authorityOf(world)
  const whole = who(a, q, at)
  return first(
    instantsOf(world).filter(then => then >= request.askedAt && then <= at),
    then => {
      const seats = who(a, q, then).chain.flatMap(({ person, seatedAt }) =>
        seatedAt === null ? [] : { person, at: seatedAt },
      )
      const resumed = { ...q, request: { ...request, seats, seatedUntil: then } }
      return differs(`resumed at ${then}`, withoutBands(who(a, resumed, at)), withoutBands(whole))
    },
  )
}
