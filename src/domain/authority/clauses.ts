import { assurances } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { Frame, Way } from './frame.ts'
import { type GrantLimits, risks } from './kinds.ts'
import type { Freeze } from './map.ts'
import type { AuthorityCode, Contingency, Dimension, Observation, Question, Tri } from './question.ts'

/** How one clause of a way stands. `missing` names the dimension that would settle an unknown one. */
interface Standing {
  readonly tri: Tri
  readonly code?: AuthorityCode
  /** It fails by the bound of whoever gave it, not by what was given (A8). */
  readonly clipped?: boolean
  readonly missing?: Dimension
}

const yes: Standing = { tri: 'yes' }

/** A3: the least of a way's clauses at an instant. */
export function standingOf(frame: Frame, way: Way, q: Question, at: Instant): Tri {
  if (!validAt(way, at)) return 'no'
  const frozen = freezeAgainst(frame, way, at)
  if (frozen === 'frozen') return 'no'
  let least: Tri = 'yes'
  for (const clause of clausesOf(way, q, at, frozen === 'excepted')) {
    if (clause.tri === 'no') return 'no'
    if (clause.tri === 'unknown') least = 'unknown'
  }
  return least
}

/** Every clause that fails or cannot be settled, each code once (A12a). */
export function failuresOf(
  frame: Frame,
  way: Way,
  q: Question,
  at: Instant,
): { codes: AuthorityCode[]; missing: Dimension[] } {
  const codes = new Set<AuthorityCode>()
  const missing = new Set<Dimension>()
  if (!validAt(way, at)) codes.add('outside_validity')
  const frozen = freezeAgainst(frame, way, at)
  if (frozen === 'frozen') codes.add('frozen')
  for (const { tri, code, clipped, missing: dimension } of clausesOf(way, q, at, frozen === 'excepted')) {
    if (tri === 'no' && clipped === true) codes.add('clipped')
    if (tri === 'no' && code !== undefined) codes.add(code)
    if (tri === 'unknown' && dimension !== undefined) missing.add(dimension)
  }
  if (missing.size > 0) codes.add('not_stated')
  return { codes: [...codes], missing: [...missing] }
}

/** A4: a live freeze stops a way, unless each names its grant as an exception and it is break-glass. */
function freezeAgainst(frame: Frame, { grant, delegation, contingency }: Way, at: Instant) {
  let excepted = false
  for (const freeze of frame.freezes) {
    if (!liveAt(freeze, at)) continue
    const own = delegation === null && contingency === null
    if (!own || !grant.breakGlass || !freeze.except.includes(grant.grant)) return 'frozen'
    excepted = true
  }
  return excepted ? 'excepted' : 'free'
}

/** Whether it holds at `at`: from its beginning up to and without its end. */
export function liveAt({ from, until }: Pick<Freeze, 'from' | 'until'>, at: Instant): boolean {
  return from <= at && (until === null || at < until)
}

function validAt({ grant, delegation, contingency }: Way, at: Instant): boolean {
  return (
    liveAt(grant, at) &&
    (delegation === null || (delegation.starts <= at && at < delegation.until)) &&
    (contingency === null || liveAt(contingency, at))
  )
}

/** The clauses beside validity and freezes. */
function clausesOf(way: Way, q: Question, at: Instant, excepted: boolean): readonly Standing[] {
  const { grant, delegation, contingency, pathMissing } = way
  const bounded = delegation ?? contingency
  if (!pathMissing && !grant.breakGlass && isFree(grant.limits) && bounded === null) return free
  const clauses: Standing[] = []
  if (pathMissing) clauses.push(unknown('path'))
  if (grant.breakGlass) {
    if (!excepted && q.breakGlass !== true) clauses.push(unknown('breakGlass'))
    clauses.push(assured(q, 'verified'))
  }
  const own = limitClauses(grant.limits, q, at)
  clauses.push(...(bounded === null ? own : own.map(clipping)))
  if (bounded !== null) clauses.push(...limitClauses(bounded.limits, q, at))
  if (contingency !== null) clauses.push(observed(contingency, way, at))
  return clauses
}

const free: readonly Standing[] = []

function isFree(limits: GrantLimits): boolean {
  for (const _ in limits) return false
  return true
}

/** A8: what fails by the giver's own bound is clipped, and is told by its own code as well. */
function clipping(clause: Standing): Standing {
  return clause.tri === 'no' && clause.code !== 'weak_assurance' ? { ...clause, clipped: true } : clause
}

function limitClauses(limits: GrantLimits, q: Question, at: Instant): Standing[] {
  const clauses: Standing[] = []
  if (limits.amount !== undefined) clauses.push(amountWithin(limits.amount, q))
  if (limits.risk !== undefined) {
    if (q.risk === undefined) clauses.push(unknown('risk'))
    else clauses.push(risks.indexOf(q.risk) <= risks.indexOf(limits.risk) ? yes : no('over_risk'))
  }
  if (limits.reversible === true) clauses.push(undoable(q, at))
  if (limits.environments !== undefined) {
    if (q.environment === undefined) clauses.push(unknown('environment'))
    else clauses.push(limits.environments.includes(q.environment) ? yes : no('wrong_environment'))
  }
  if (limits.assurance !== undefined) clauses.push(assured(q, limits.assurance))
  return clauses
}

function amountWithin(limit: NonNullable<GrantLimits['amount']>, { amount }: Question): Standing {
  if (amount === undefined) return unknown('amount')
  if (amount.currency !== limit.currency) return no('other_currency')
  return amount.minor <= limit.minor ? yes : no('over_amount')
}

/** A2: still reversible beyond the instant of decision. */
function undoable({ reversible }: Question, at: Instant): Standing {
  if (reversible === undefined) return unknown('reversible')
  if (reversible === 'yes') return yes
  return reversible !== 'no' && reversible.until > at ? yes : no('irreversible')
}

function assured({ assurance }: Question, least: NonNullable<GrantLimits['assurance']>): Standing {
  if (least === 'asserted') return yes
  if (assurance === undefined) return unknown('assurance')
  return assurances.indexOf(assurance) >= assurances.indexOf(least) ? yes : no('weak_assurance')
}

/** A11: whether something seen lets this person act now. */
function observed(contingency: Contingency, { person }: Way, at: Instant): Standing {
  if (observationFor(contingency, person, at) !== null) return yes
  const seen = contingency.observations.some(
    one => one.observedAt <= at && mayServe(contingency, one, person),
  )
  return no(seen ? 'observation_stale' : 'observation_missing')
}

/** A11: the newest live observation that may serve this person. */
export function observationFor(
  contingency: Contingency,
  person: Way['person'],
  at: Instant,
): Observation | null {
  let newest: Observation | null = null
  for (const one of contingency.observations) {
    const live = one.observedAt <= at && at < one.observedAt + contingency.maxAgeMs
    if (!live || !mayServe(contingency, one, person)) continue
    if (newest === null || isLater(one, newest)) newest = one
  }
  return newest
}

/** Of two at the same instant, the order of rows says nothing (A5). */
function isLater(a: Observation, b: Observation): boolean {
  return a.observedAt > b.observedAt || (a.observedAt === b.observedAt && a.entry > b.entry)
}

function mayServe(contingency: Contingency, { by, sponsor }: Observation, person: Way['person']): boolean {
  if (contingency.twoPeople && by === person) return false
  return sponsor === null || (by !== person && sponsor !== person)
}

function no(code: AuthorityCode): Standing {
  return { tri: 'no', code }
}

function unknown(missing: Dimension): Standing {
  return { tri: 'unknown', missing }
}
