import { holes } from '../availability/holes.ts'
import { onNext } from '../availability/on-next.ts'
import { restsOnProposals } from '../availability/proposals.ts'
import { isReachable, type Reachability } from '../availability/reach.ts'
import { shifts } from '../availability/shifts.ts'
import type { AreaId, PersonId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { membersOf, onNextCandidates } from '../people/org-chart.ts'
import { hourMs, type Instant, type Span } from '../time/instant.ts'

type ReachabilityOf = (person: PersonId) => Reachability

/** Who is on in an area now, who comes next, and when nobody of its team is reachable. */
export interface OnDraft {
  readonly area: AreaId
  readonly now: readonly PersonId[]
  readonly next: { readonly person: PersonId; readonly from: Instant } | null
  readonly holes: readonly Span[]
  readonly undeclared: boolean
  /** V3: this would be another without what others proposed. */
  readonly proposed: boolean
}

/** B2: holes are looked for until the reader's shift ends, or for eight hours where no shift runs. */
export function whoIsOn(
  gov: Gov,
  areas: readonly AreaId[],
  reachabilityOf: ReachabilityOf,
  at: Instant,
  until: Instant,
): OnDraft[] {
  return areas.flatMap(area => {
    const team = gov.areas.get(area)?.team ?? null
    if (team === null) return []
    const members = membersOf(gov, team)
    const answer = (of: ReachabilityOf) => onIn(gov, area, members, of, at, until)
    const people = [...members, ...onNextCandidates(gov, area, members)]
    return [{ area, ...answer(reachabilityOf), proposed: restsOnProposals(people, reachabilityOf, answer) }]
  })
}

function onIn(
  gov: Gov,
  area: AreaId,
  members: readonly PersonId[],
  reachabilityOf: ReachabilityOf,
  at: Instant,
  until: Instant,
): Omit<OnDraft, 'area' | 'proposed'> {
  const now = members.filter(person => isReachable(reachabilityOf(person), at))
  const found = onNext(onNextCandidates(gov, area, now), reachabilityOf, at)
  const next = found === null ? null : { person: found.person, from: found.from }
  const gaps = holes(members.map(reachabilityOf), at, until)
  return { now, next, holes: gaps.spans, undeclared: gaps.undeclared }
}

/** When the reader's running shift ends. */
export function shiftEnd(reader: Reachability | null, at: Instant): Instant {
  const running = reader === null ? undefined : shifts(reader, at, at + 24 * hourMs)[0]
  return running !== undefined && running.from === at ? running.until : at + 8 * hourMs
}
