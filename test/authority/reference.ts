import type { GrantLimits, GrantTerms } from '../../src/domain/authority/kinds.ts'
import { risks } from '../../src/domain/authority/kinds.ts'
import type { Freeze } from '../../src/domain/authority/map.ts'
import type {
  Authority,
  AuthorityCode,
  Contingency,
  Dimension,
  Question,
  Tri,
} from '../../src/domain/authority/question.ts'
import { coversType, isMapType, mapTypes } from '../../src/domain/authority/types.ts'
import { isReachable, type Reach, reach } from '../../src/domain/availability/reach.ts'
import type { ItemId, PersonId } from '../../src/domain/ids.ts'
import { holdersOf } from '../../src/domain/owners/path-table.ts'
import { activeHuman, canonical, type Gov } from '../../src/domain/people/gov.ts'
import { membersOf, withAncestors } from '../../src/domain/people/org-chart.ts'
import { assurances } from '../../src/domain/record/entry.ts'
import { type Instant, minuteMs } from '../../src/domain/time/instant.ts'

/*
 * The rules of authority once more, in the plainest words: written from the rules and decision record 0007 alone, by
 * somebody who had not read the engine. No index, nothing remembered, every way of every person judged each time.
 */

/** One condition of a way (A3). */
interface Clause {
  readonly truth: Tri
  readonly code: AuthorityCode
  readonly dimension?: Dimension
}

/** A way from a grant to a person: their own place in it, or that of whoever delegated or pre-authorised. */
export interface Way {
  readonly grant: GrantTerms
  readonly place: PersonId
  readonly person: PersonId
  readonly delegation: string | null
  readonly contingency: ItemId | null
  readonly truth: Tri
  readonly excluded: boolean
  readonly codes: readonly AuthorityCode[]
  readonly missing: readonly Dimension[]
}

/** All ways of a question at an instant, whatever they come to, in the order of A6. */
export function waysOf(a: Authority, q: Question, at: Instant): Way[] {
  const ways: Way[] = []
  if (!knows(a.gov, q)) return ways
  for (const grant of grantsFor(a.gov, q)) {
    for (const { person, certain } of peopleOf(a.gov, grant, q)) {
      const own = [...ofGrant(a.gov, grant, q, at), ...(certain ? [] : [unknown('path')])]
      const add = (who: PersonId, delegation: string | null, item: ItemId | null, clauses: Clause[]) => {
        ways.push(judged(a.gov, q, grant, person, who, delegation, item, clauses))
      }
      add(person, null, null, [...own, frozenOr(a.gov, grant, q, at, true)])
      if (grant.breakGlass) continue
      const frozen = frozenOr(a.gov, grant, q, at, false)
      for (const { to, id, clauses } of grant.delegable ? delegatesOf(a.gov, person, q, at) : [])
        add(to, id, null, [...own, frozen, ...clauses])
      for (const { to, item, clauses } of foreseenBy(a, person, q, at))
        add(to, null, item, [...own, frozen, ...clauses])
    }
  }
  return ways
}

function knows(gov: Gov, q: Question): boolean {
  const declared = gov.map.types.has(q.type) || mapTypes.some(type => type === q.type)
  return declared && gov.areas.has(q.area)
}

/** A6: nearest area, most specific type, key, id. */
function grantsFor(gov: Gov, q: Question): GrantTerms[] {
  const above = withAncestors(gov, q.area)
  const far = (grant: GrantTerms) => above.indexOf(grant.area)
  const special = (grant: GrantTerms) =>
    Math.max(...grant.types.filter(type => coversType(type, q.type)).map(type => type.length))
  return [...gov.map.grants.values(), ...administration(gov)]
    .filter(grant => grant.types.some(type => coversType(type, q.type)) && above.includes(grant.area))
    .sort(
      (a, b) =>
        far(a) - far(b) ||
        special(b) - special(a) ||
        byCodeUnit(a.key, b.key) ||
        byCodeUnit(a.grant, b.grant),
    )
}

export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A16: administrators hold `map` on the root. */
function administration(gov: Gov): GrantTerms[] {
  const rest = { limits: {}, consult: [], inform: [], source: null, until: null, breakGlass: false }
  const holders = gov.admins.map(person => ({ person }))
  const terms = { grant: 'map', key: 'map', types: ['map'], area: gov.rootArea, holders, quorum: 1 }
  /* The rules do not say whether it can be delegated: what grants less is taken. */
  const ways = { mode: 'any' as const, askerMayDecide: true, delegable: false, from: 0 }
  return [{ ...terms, ...ways, ...rest, escalateAfterMs: 30 * minuteMs }]
}

/** A2, A2a, A2b: the active humans who hold a grant, each once at their first place. */
export function peopleOf(gov: Gov, grant: GrantTerms, q: Question): { person: PersonId; certain: boolean }[] {
  const found: { person: PersonId; certain: boolean }[] = []
  const add = (id: PersonId, certain = true) => {
    const person = activeHuman(gov, id)?.id
    if (person !== undefined && !found.some(one => one.person === person)) found.push({ person, certain })
  }
  for (const holder of grant.holders) {
    if ('person' in holder) add(holder.person)
    else if ('team' in holder) for (const id of membersOf(gov, holder.team)) add(id)
    else if ('role' in holder) for (const id of inRole(gov, grant, holder.role, q)) add(id)
    else {
      const found = q.path === undefined ? null : holdersOf(holder.table, q.path)
      const named = found === null ? holder.table.holders : found.kind === 'none' ? [] : found.holders
      for (const one of named) {
        if ('person' in one) add(one.person, found !== null)
        else if ('team' in one) for (const id of membersOf(gov, one.team)) add(id, found !== null)
      }
    }
  }
  return found
}

/** A2a: the nearest area, from the question's up to the grant's, in which an active human holds the role. */
export function inRole(gov: Gov, grant: GrantTerms, role: 'manager' | 'tech-lead', q: Question): PersonId[] {
  const above = withAncestors(gov, q.area)
  for (const id of above.slice(0, above.indexOf(grant.area) + 1)) {
    const area = gov.areas.get(id)
    const held = role === 'manager' ? area?.managers : area?.techLeads
    const people = (held ?? []).filter(person => activeHuman(gov, person) !== null)
    if (people.length > 0) return people
  }
  return []
}

function ofGrant(gov: Gov, grant: GrantTerms, q: Question, at: Instant): Clause[] {
  const clauses = [during(grant.from, grant.until, at), ...within(grant.limits, q, at)]
  clauses.push(clause(!isFenced(gov, grant, q), 'fenced'))
  if (!grant.breakGlass) return clauses
  const excepted = freezesOn(gov, q, at).some(freeze => freeze.except.includes(grant.grant))
  clauses.push(...within({ assurance: 'verified' }, q, at))
  if (q.breakGlass !== true && !excepted) clauses.push(unknown('breakGlass'))
  return clauses
}

/** A5: a fence stops what comes from strictly above it, for its type and narrower, there and below. */
function isFenced(gov: Gov, grant: GrantTerms, q: Question): boolean {
  if (isMapType(q.type)) return false
  return [...gov.map.fences.values()].some(
    fence =>
      coversType(fence.type, q.type) &&
      withAncestors(gov, q.area).includes(fence.area) &&
      fence.area !== grant.area &&
      withAncestors(gov, fence.area).includes(grant.area),
  )
}

/** A4: the live freezes of this question. */
export function freezesOn(gov: Gov, q: Question, at: Instant): Freeze[] {
  if (q.type === 'map' || q.type === 'map.freeze') return []
  return [...gov.map.freezes.values()].filter(
    freeze =>
      (freeze.types === 'all' ? !isMapType(q.type) : freeze.types.some(type => coversType(type, q.type))) &&
      withAncestors(gov, q.area).includes(freeze.area) &&
      freeze.from <= at &&
      (freeze.until === null || at < freeze.until),
  )
}

/** A4: only a break-glass grant's own holders pass, and only where every freeze excepts it. */
function frozenOr(gov: Gov, grant: GrantTerms, q: Question, at: Instant, own: boolean): Clause {
  const passes = (freeze: Freeze) => own && grant.breakGlass && freeze.except.includes(grant.grant)
  return clause(freezesOn(gov, q, at).every(passes), 'frozen')
}

/** A8: whom the holder of a place delegated to, and what the delegation says. */
function delegatesOf(gov: Gov, giver: PersonId, q: Question, at: Instant) {
  return (
    [...gov.map.delegations.values()]
      .filter(one => canonical(gov, one.from) === giver && activeHuman(gov, one.to) !== null)
      // After a merge somebody may have given to themselves: that adds nothing.
      .filter(one => canonical(gov, one.to) !== giver)
      .sort((a, b) => byCodeUnit(a.delegation, b.delegation))
      .map(one => ({
        to: canonical(gov, one.to),
        id: one.delegation,
        clauses: [
          clause(
            one.types.some(type => coversType(type, q.type)),
            'clipped',
          ),
          clause(withAncestors(gov, q.area).includes(one.area), 'clipped'),
          during(one.starts, one.until, at),
          ...within(one.limits, q, at),
        ],
      }))
  )
}

/** A11: whom the holder of a place let act, and what the contingency says. */
function foreseenBy(a: Authority, author: PersonId, q: Question, at: Instant) {
  return [...a.contingencies]
    .filter(one => canonical(a.gov, one.author) === author)
    .sort((x, y) => byCodeUnit(x.item, y.item))
    .flatMap(one =>
      [...new Set(one.by.map(person => canonical(a.gov, person)))]
        .filter(person => activeHuman(a.gov, person) !== null)
        .map(to => ({
          to,
          item: one.item,
          clauses: [
            clause(coversType(one.type, q.type), 'clipped'),
            clause(withAncestors(a.gov, q.area).includes(one.area), 'clipped'),
            during(one.from, one.until, at),
            ...within(one.limits, q, at),
            clause(isObserved(a.gov, one, to, at), 'observation_missing'),
          ],
        })),
    )
}

function isObserved(gov: Gov, one: Contingency, decider: PersonId, at: Instant): boolean {
  const is = (person: PersonId | null) => person !== null && canonical(gov, person) === decider
  return one.observations.some(
    seen =>
      seen.observedAt <= at &&
      at < seen.observedAt + one.maxAgeMs &&
      !(one.twoPeople && is(seen.by)) &&
      !is(seen.sponsor),
  )
}

function clause(holds: boolean, code: AuthorityCode): Clause {
  return { truth: holds ? 'yes' : 'no', code }
}

function unknown(dimension: Dimension): Clause {
  return { truth: 'unknown', code: 'not_stated', dimension }
}

function during(from: Instant, until: Instant | null, at: Instant): Clause {
  return clause(from <= at && (until === null || at < until), 'outside_validity')
}

/** A2, A3: the bounds of a grant, a delegation or a contingency. */
function within(limits: GrantLimits, q: Question, at: Instant): Clause[] {
  const clauses: Clause[] = []
  const { amount, risk, reversible, environments, assurance } = limits
  if (amount !== undefined) {
    if (q.amount === undefined) clauses.push(unknown('amount'))
    else if (q.amount.currency !== amount.currency) clauses.push(clause(false, 'other_currency'))
    else clauses.push(clause(q.amount.minor <= amount.minor, 'over_amount'))
  }
  if (risk !== undefined) {
    if (q.risk === undefined) clauses.push(unknown('risk'))
    else clauses.push(clause(risks.indexOf(q.risk) <= risks.indexOf(risk), 'over_risk'))
  }
  if (reversible === true) {
    if (q.reversible === undefined) clauses.push(unknown('reversible'))
    else {
      const until = q.reversible
      clauses.push(clause(until === 'yes' || (until !== 'no' && until.until > at), 'irreversible'))
    }
  }
  if (environments !== undefined) {
    if (q.environment === undefined) clauses.push(unknown('environment'))
    else clauses.push(clause(environments.includes(q.environment), 'wrong_environment'))
  }
  if (assurance !== undefined) {
    if (q.assurance === undefined) clauses.push(unknown('assurance'))
    else
      clauses.push(clause(assurances.indexOf(q.assurance) >= assurances.indexOf(assurance), 'weak_assurance'))
  }
  return clauses
}

function judged(
  gov: Gov,
  q: Question,
  grant: GrantTerms,
  place: PersonId,
  person: PersonId,
  delegation: string | null,
  contingency: ItemId | null,
  clauses: readonly Clause[],
): Way {
  const failing = clauses.filter(({ truth }) => truth !== 'yes')
  const truth = failing.some(({ truth }) => truth === 'no') ? 'no' : failing.length > 0 ? 'unknown' : 'yes'
  const codes = [...new Set(failing.map(({ code }) => code))]
  const missing = failing.flatMap(({ dimension }) => dimension ?? [])
  const excluded = !grant.askerMayDecide && isExcluded(gov, q, place, person)
  return { grant, place, person, delegation, contingency, truth, excluded, codes, missing }
}

/** A9: the asker, their sponsor, and whoever acts by the asker's own place. */
function isExcluded(gov: Gov, q: Question, place: PersonId, person: PersonId): boolean {
  if (q.asker == null) return false
  const asker = canonical(gov, q.asker)
  const sponsor = gov.people.get(asker)?.sponsor ?? null
  return person === asker || place === asker || (sponsor !== null && person === canonical(gov, sponsor))
}

/** A way that counts for chain, seats and quorum. */
export function counts(way: Way): boolean {
  return way.truth === 'yes' && !way.excluded
}

/** A7: `yes` if some way is true, `unknown` if the best of them is. */
export function entitled(ways: readonly Way[], person: PersonId): Tri {
  const truths = ways.filter(way => way.person === person).map(way => way.truth)
  return truths.includes('yes') ? 'yes' : truths.includes('unknown') ? 'unknown' : 'no'
}

/** A7: the entitled, less the excluded, each at their earliest. */
export function chainOf(ways: readonly Way[]): PersonId[] {
  return [...new Set(ways.filter(counts).map(way => way.person))]
}

/** A9: whether for one grant `quorum` of these people can be given different places. All assignments are tried. */
export function couldSettle(ways: readonly Way[], people: readonly PersonId[]): boolean {
  return [...new Set(ways.map(way => way.grant))].some(grant => {
    const through = ways.filter(way => way.grant === grant && people.includes(way.person))
    return assign(through, [...new Set(through.map(way => way.person))], new Set(), grant.quorum)
  })
}

function assign(
  ways: readonly Way[],
  people: readonly PersonId[],
  taken: Set<PersonId>,
  wanted: number,
): boolean {
  if (wanted === 0) return true
  const [person, ...others] = people
  if (person === undefined) return false
  if (assign(ways, others, taken, wanted)) return true
  return ways.some(
    way =>
      way.person === person &&
      !taken.has(way.place) &&
      assign(ways, others, new Set([...taken, way.place]), wanted - 1),
  )
}

export function reachNow(a: Authority, q: Question, person: PersonId, at: Instant): Reach {
  return reach(a.reachabilityOf(person), at, asked(a, q))
}

export function reachable(a: Authority, q: Question, person: PersonId, at: Instant): boolean {
  return isReachable(a.reachabilityOf(person), at, asked(a, q))
}

function asked(a: Authority, q: Question) {
  const above = withAncestors(a.gov, q.area)
  return { type: q.type, covers: (area: (typeof above)[number]) => above.includes(area) }
}
