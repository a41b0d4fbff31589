import type { AreaId, PersonId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { withAncestors, withDescendants } from '../people/org-chart.ts'
import type { Instant } from '../time/instant.ts'
import { chainAt } from './chain.ts'
import { liveAt } from './clauses.ts'
import { frameOf } from './frame.ts'
import { placesOfGrant } from './holders.ts'
import type { DecisionType, GrantTerms } from './kinds.ts'
import type { Authority, Question } from './question.ts'
import { settlingGrant } from './settle.ts'

/** A15: what in the map will disappoint somebody. */
export type Conflict =
  | { readonly kind: 'vacant_role'; readonly grant: string; readonly area: AreaId }
  | { readonly kind: 'chain_of_one'; readonly grant: string; readonly person: PersonId }
  | {
      readonly kind: 'quorum_over_chain'
      readonly grant: string
      readonly quorum: number
      readonly people: number
    }
  | { readonly kind: 'holder_without_windows'; readonly person: PersonId }
  | { readonly kind: 'required_without_holder'; readonly type: DecisionType; readonly area: AreaId }
  | { readonly kind: 'freeze_without_end'; readonly freeze: string }

/** A15: the report, in the order of the rule. Grants that are over are not looked at. */
export function conflicts(authority: Authority, at: Instant): Conflict[] {
  const { gov } = authority
  const found: Conflict[] = []
  const holders = new Set<PersonId>()
  for (const grant of gov.map.grants.values()) {
    if (grant.until !== null && grant.until <= at) continue
    const { people } = placesOfGrant(gov, grant, grant.area, undefined)
    for (const person of people) holders.add(person)
    for (const area of vacantAreas(gov, grant)) found.push({ kind: 'vacant_role', grant: grant.grant, area })
    const [only] = people
    if (people.length === 1 && only !== undefined)
      found.push({ kind: 'chain_of_one', grant: grant.grant, person: only })
    if (people.length > 0 && people.length < grant.quorum) {
      const { quorum } = grant
      found.push({ kind: 'quorum_over_chain', grant: grant.grant, quorum, people: people.length })
    }
  }
  for (const person of holders) {
    if (authority.reachabilityOf(person).windows === null)
      found.push({ kind: 'holder_without_windows', person })
  }
  return [...found, ...uncovered(authority, at), ...endless(gov, at)]
}

/** A2a: the topmost areas with a team in which a role of this grant is filled nowhere up to it. */
function vacantAreas(gov: Gov, grant: GrantTerms): AreaId[] {
  if (!grant.holders.some(holder => 'role' in holder)) return []
  const vacant = new Set<AreaId>()
  for (const id of withDescendants(gov, [grant.area])) {
    const area = gov.areas.get(id)
    if (area?.team == null || (area.parent !== null && isBelow(gov, area.parent, vacant))) continue
    if (placesOfGrant(gov, grant, id, undefined).vacant) vacant.add(id)
  }
  return [...vacant]
}

function isBelow(gov: Gov, area: AreaId, some: ReadonlySet<AreaId>): boolean {
  return withAncestors(gov, area).some(id => some.has(id))
}

/** A13: types that require coverage, in the topmost areas with a team in which nobody could settle them. */
function uncovered(authority: Authority, at: Instant): Conflict[] {
  const { gov } = authority
  const found: Conflict[] = []
  const withTeam = withDescendants(gov, [gov.rootArea]).filter(id => gov.areas.get(id)?.team != null)
  for (const [type, coverage] of gov.map.types) {
    if (coverage === 'none') continue
    const bare = new Set<AreaId>()
    for (const area of withTeam) {
      if (isBelow(gov, area, bare)) continue
      const q: Question = { type, area, assurance: 'verified' }
      const { links, possible } = chainAt(gov, frameOf(authority, q), q, at)
      if (settlingGrant([...links, ...possible]) === null) bare.add(area)
    }
    for (const area of bare) found.push({ kind: 'required_without_holder', type, area })
  }
  return found
}

function endless(gov: Gov, at: Instant): Conflict[] {
  return [...gov.map.freezes.values()]
    .filter(freeze => freeze.until === null && liveAt(freeze, at))
    .map(({ freeze }) => ({ kind: 'freeze_without_end', freeze }))
}
