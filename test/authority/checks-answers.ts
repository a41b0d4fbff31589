import type { Outcome } from '../../src/domain/authority/answers.ts'
import { may } from '../../src/domain/authority/may.ts'
import { coversType } from '../../src/domain/authority/types.ts'
import { who } from '../../src/domain/authority/who.ts'
import { canonical } from '../../src/domain/people/gov.ts'
import { withAncestors } from '../../src/domain/people/org-chart.ts'
import { type Check, differs, first } from './check.ts'
import { entitled, inRole, reachNow, waysOf } from './reference.ts'
import { mayAt, moment, nextOf } from './reference-turns.ts'
import { authorityOf, instantsOf, peopleIn } from './worlds.ts'

/** A7, A12a: outcome and turn of everybody. */
export const mayAgrees: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  const now = moment(a, q, instantsOf(world), at)
  return first(peopleIn(world), person => {
    const one = canonical(world.gov, person)
    const answer = may(a, person, q, at)
    const turn =
      now.seats.has(one) && !(q.request?.passes ?? []).some(pass => canonical(world.gov, pass.person) === one)
    return (
      differs(`may ${person}`, answer.outcome, mayAt(now, one)) ??
      differs(`turn ${person}`, answer.turn, turn)
    )
  })
}

/** A7: entitlement, the excluded included. */
export const entitledAgrees: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  const ways = waysOf(a, q, at)
  return first(peopleIn(world), person =>
    differs(
      `entitled ${person}`,
      may(a, person, q, at).entitled,
      entitled(ways, canonical(world.gov, person)),
    ),
  )
}

/** A12: the outcome, the holders and the chain in order, each with their reach, and who is next. */
export const whoAgrees: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  const now = moment(a, q, instantsOf(world), at)
  const answer = who(a, q, at)
  const rows = answer.chain.filter(row => row.entitled === 'yes')
  const seats = rows.flatMap(row => (row.seatedAt === null ? [] : [[row.person, row.seatedAt]]))
  const expected = now.chain.flatMap(one => (now.seats.has(one) ? [[one, now.seats.get(one)]] : []))
  return (
    differs('outcome', plain(answer.outcome), plain(now.outcome)) ??
    differs(
      'holders',
      answer.holders.map(({ person }) => person),
      now.holders,
    ) ??
    differs(
      'chain',
      rows.map(({ person }) => person),
      now.chain,
    ) ??
    differs('seats', seats, expected) ??
    differs(
      'turns',
      rows.filter(row => row.turn).map(row => row.person),
      now.holders,
    ) ??
    differs(
      'reach',
      rows.map(({ reach }) => reach),
      now.chain.map(one => reachNow(a, q, one, at)),
    )
  )
}

/** Without the difference of which `needsAgrees` is. */
function plain(outcome: Outcome): Outcome {
  return outcome === 'needs' ? 'nobody' : outcome
}

/** A12: `needs` where a dimension is missing without which too few are entitled. */
export const needsAgrees: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  return differs('outcome', who(a, q, at).outcome, moment(a, q, instantsOf(world), at).outcome)
}

/** A12: `next` is the first later instant at which the outcome is yes. */
export const nextAgrees: Check = world => {
  const a = authorityOf(world)
  const answer = who(a, world.question, world.at)
  if (answer.outcome !== 'asleep') return null
  const next = nextOf(a, world.question, instantsOf(world), world.at)
  // Where a vote cast before makes it yes there is nobody to name.
  if (next !== null && next.people.length === 0) return null
  return (
    differs('next at', answer.next?.at ?? null, next?.at ?? null) ??
    differs('next person', answer.next?.person ?? null, next?.people[0] ?? null)
  )
}

/** A2a: a role that nobody fills is shown; where none is vacant, nothing is. */
export const vacancyAgrees: Check = world => {
  const q = world.question
  const above = withAncestors(world.gov, q.area)
  const vacant = [...world.gov.map.grants.values()].filter(
    grant =>
      above.includes(grant.area) &&
      grant.types.some(type => coversType(type, q.type)) &&
      grant.holders.some(one => 'role' in one && inRole(world.gov, grant, one.role, q).length === 0),
  )
  const isShown = who(authorityOf(world), q, world.at).codes.includes('vacant_role')
  const inForce = vacant.filter(one => one.from <= world.at && (one.until === null || world.at < one.until))
  if (isShown && vacant.length === 0) return 'vacant_role is shown where no role is vacant'
  const isSilent = !isShown && inForce.length > 0 && world.gov.map.fences.size === 0
  return isSilent ? 'a vacant role is not shown' : null
}

/** A3: each band answers as the question with an amount in it does. */
export const bandsAgree: Check = world => {
  const { question: q, at } = world
  if (q.amount !== undefined) return null
  const a = authorityOf(world)
  const lowest = new Map<string, number>()
  return first(who(a, q, at).bands, ({ currency, upTo, outcome, holders }) => {
    const from = lowest.get(currency) ?? 0
    lowest.set(currency, (upTo ?? from) + 1)
    return first([from, upTo ?? from + 1], minor => {
      const now = moment(a, { ...q, amount: { minor, currency } }, instantsOf(world), at)
      const band = `${minor} ${currency}`
      return differs(`band ${band}`, outcome, now.outcome) ?? differs(`holders ${band}`, holders, now.holders)
    })
  })
}
