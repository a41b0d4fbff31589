import { holes } from '../availability/holes.ts'
import { onNext } from '../availability/on-next.ts'
import { isReachable, type Reachability, restsOnProposal } from '../availability/reach.ts'
import { shifts } from '../availability/shifts.ts'
import type { AreaId, PersonId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { membersOf, onNextCandidates } from '../people/org-chart.ts'
import { hourMs, type Instant, type Span } from '../time/instant.ts'

/** Who is on in an area now, who comes next, and when nobody of its team is reachable. */
export interface OnDraft {
  readonly area: AreaId
  readonly now: readonly PersonId[]
  readonly next: { readonly person: PersonId; readonly from: Instant } | null
  readonly holes: readonly Span[]
  readonly undeclared: boolean
  /** V3: something of this rests on what others proposed. */
  readonly proposed: boolean
}

/** B2: holes are looked for until the reader's shift ends, or for eight hours where no shift runs. */
export function whoIsOn(
  gov: Gov,
  areas: readonly AreaId[],
  reachabilityOf: (person: PersonId) => Reachability,
  at: Instant,
  until: Instant,
): OnDraft[] {
  return areas.flatMap(area => {
    const team = gov.areas.get(area)?.team ?? null
    if (team === null) return []
    const members = membersOf(gov, team)
    const now = members.filter(person => isReachable(reachabilityOf(person), at))
    const found = onNext(onNextCandidates(gov, area, now), reachabilityOf, at)
    const next = found === null ? null : { person: found.person, from: found.from }
    const gaps = holes(members.map(reachabilityOf), at, until)
    const proposed =
      members.some(person => restsOnProposal(reachabilityOf(person), at)) ||
      (next !== null && restsOnProposal(reachabilityOf(next.person), next.from)) ||
      holesRestOnProposal(members.map(reachabilityOf), gaps.spans, at, until)
    return [{ area, now, next, holes: gaps.spans, undeclared: gaps.undeclared, proposed }]
  })
}

/** V3: whether nobody would be reachable at other times without what others proposed. */
function holesRestOnProposal(
  members: readonly Reachability[],
  found: readonly Span[],
  at: Instant,
  until: Instant,
): boolean {
  const declared = members.map(asDeclared)
  if (declared.every((one, place) => one === members[place])) return false
  return JSON.stringify(holes(declared, at, until).spans) !== JSON.stringify(found)
}

function asDeclared(one: Reachability): Reachability {
  const windows = one.windows?.proposedBy == null ? one.windows : null
  const spans = one.spans.filter(({ proposedBy }) => proposedBy === null)
  const same = windows === one.windows && spans.length === one.spans.length
  return same ? one : { ...one, windows, spans }
}

/** When the reader's running shift ends. */
export function shiftEnd(reader: Reachability | null, at: Instant): Instant {
  const running = reader === null ? undefined : shifts(reader, at, at + 24 * hourMs)[0]
  return running !== undefined && running.from === at ? running.until : at + 8 * hourMs
}
