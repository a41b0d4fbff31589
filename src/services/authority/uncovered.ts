import { horizonMs } from '../../domain/authority/instants.ts'
import type { DecisionType, TypeInArea } from '../../domain/authority/kinds.ts'
import type { Authority, Question } from '../../domain/authority/question.ts'
import { weekendTest } from '../../domain/authority/weekend.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { areasLedBy, membersOf, withAncestors } from '../../domain/people/org-chart.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { demanded, typesToCover } from './demanded.ts'
import { authorityFor } from './load.ts'

/** What an absence leaves without anyone to decide, from when to when, and who could be asked. */
export interface Uncovered extends TypeInArea {
  readonly from: Instant
  readonly until: Instant
  readonly could: readonly PersonId[]
}

/**
 * H3: what the absence of a person would leave uncovered: types that ask for coverage and those of `asked` (where
 * something waits to be decided), in the areas in which this person may decide them. Loads once; then any span can be
 * asked about.
 */
export function* uncoveredBy(
  scope: Scope,
  person: PersonId,
  asked: readonly TypeInArea[] = [],
): Script<(offlineAt: Instant, backAt: Instant | null) => Uncovered[]> {
  const { gov } = scope
  const covered = typesToCover(gov)
  const areas = covered.length === 0 ? [] : areasHeldBy(scope, person)
  const pairs = [...covered.flatMap(type => areas.map(area => ({ type, area }))), ...asked]
  if (pairs.length === 0) return () => []
  const authority = yield* authorityFor(scope, pairs, [person])
  return (offlineAt, backAt) => {
    // An absence without an end is looked at as far as every answer looks ahead.
    const span = { from: offlineAt, until: backAt ?? offlineAt + horizonMs }
    if (span.until <= span.from) return []
    return pairs.flatMap((pair, index) =>
      gapsMade(authority, pair, person, span).flatMap(gap => {
        // What waits to be decided asks for somebody at any hour.
        const hours = index < pairs.length - asked.length ? demanded(scope, gap.type, gap) : [gap]
        return hours.map(({ from, until }) => ({ ...gap, from, until }))
      }),
    )
  }
}

function gapsMade(
  authority: Authority,
  { type, area }: { readonly type: DecisionType; readonly area: AreaId },
  person: PersonId,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Uncovered[] {
  const asked = { types: [type], areas: [area], without: [person], from, until }
  const { stalls } = weekendTest(authority, asked)
  if (stalls.length === 0) return []
  const q: Question = { type, area, assurance: 'verified' }
  const could = awake(authority, q, weekendTest(authority, { ...asked, without: [] }).soleHolders, person)
  return stalls.map(gap => ({ type, area, from: gap.from, until: gap.until, could }))
}

/** Those the weekend test would add; where there are several holders, whoever of the chain is not away for good. */
function awake(
  authority: Authority,
  q: Question,
  sole: ReturnType<typeof weekendTest>['soleHolders'],
  person: PersonId,
): PersonId[] {
  const [first] = sole
  const { gov } = authority
  const leads = withAncestors(gov, q.area).flatMap(id => {
    const area = gov.areas.get(id)
    const team = area?.team == null ? [] : membersOf(gov, area.team)
    return [...(area?.techLeads ?? []), ...(area?.managers ?? []), ...team]
  })
  const found = new Set([...(first?.could ?? []), ...leads].map(one => canonical(gov, one)))
  found.delete(person)
  return [...found].filter(one => gov.people.get(one)?.agent === false).slice(0, 5)
}

/** Where a person's grants, roles and delegations lie; what they hold below follows from there. */
function areasHeldBy({ gov }: Scope, person: PersonId): AreaId[] {
  const areas = new Set<AreaId>(areasLedBy(gov, person))
  for (const { holders, area } of gov.map.grants.values()) {
    const holds = holders.some(
      holder =>
        ('person' in holder && canonical(gov, holder.person) === person) ||
        ('team' in holder && membersOf(gov, holder.team).includes(person)),
    )
    if (holds) areas.add(area)
  }
  for (const { to, area } of gov.map.delegations.values()) if (canonical(gov, to) === person) areas.add(area)
  return [...areas]
}
