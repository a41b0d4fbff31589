import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { Failing } from './answers.ts'
import { exclusionsOf, isExcluded } from './chain.ts'
import { failuresOf, standingOf } from './clauses.ts'
import type { Frame, Way } from './frame.ts'
import { byText, mapIndexOf } from './map-index.ts'
import type { Authority, AuthorityCode, Dimension, Question } from './question.ts'
import { coversType } from './types.ts'
import { viaOf } from './via.ts'

/** A12a: for each grant that names the person, every clause that fails; and what named them but rests on nothing now. */
export function failingOf(
  authority: Authority,
  frame: Frame,
  person: PersonId,
  q: Question,
  turnCodes: readonly AuthorityCode[],
  at: Instant,
): Failing[] {
  const excluded = exclusionsOf(authority.gov, q)
  const failing: Failing[] = []
  const add = (way: Way, codes: readonly AuthorityCode[]) => failing.push({ ...viaOf(way, at), codes })
  for (const way of frame.ways) {
    if (way.person !== person) continue
    const { codes } = failuresOf(frame, way, q, at)
    if (excluded !== null && isExcluded(way, excluded)) codes.push('excluded_asker')
    else if (standingOf(frame, way, q, at) === 'yes') codes.push(...turnCodes)
    add(way, codes)
  }
  for (const way of frame.fenced) {
    if (way.person === person) add(way, ['fenced', ...failuresOf(frame, way, q, at).codes])
  }
  return [...failing, ...sourceless(authority, frame, person)]
}

/** A8, A11: delegations and contingencies to this person whose giver holds nothing here. */
function sourceless(authority: Authority, frame: Frame, person: PersonId): Failing[] {
  const { gov, contingencies } = authority
  const all = [...frame.ways, ...frame.fenced]
  const failing: Failing[] = []
  for (const given of mapIndexOf(gov).received.get(person) ?? []) {
    if (!frame.reaching.covers(given.area) || !given.types.some(wide => coversType(wide, frame.type)))
      continue
    if (all.some(way => way.delegation?.delegation === given.delegation)) continue
    failing.push({ ...rootless, delegation: given.delegation })
  }
  const items = [...contingencies].sort((a, b) => byText(a.item, b.item))
  for (const { item, by, area, type } of items) {
    if (!by.includes(person) || !frame.reaching.covers(area) || !coversType(type, frame.type)) continue
    if (all.some(way => way.contingency?.item === item)) continue
    failing.push({ ...rootless, contingency: item })
  }
  return failing
}

const rootless: Failing = {
  grant: null,
  delegation: null,
  contingency: null,
  observation: null,
  codes: ['source_revoked'],
}

/** The dimensions that keep a way of this person from being yes or no. */
export function missingFor(frame: Frame, person: PersonId, q: Question, at: Instant): Dimension[] {
  const missing = new Set<Dimension>()
  for (const way of frame.ways) {
    if (way.person !== person || standingOf(frame, way, q, at) !== 'unknown') continue
    for (const one of failuresOf(frame, way, q, at).missing) missing.add(one)
  }
  return [...missing]
}
