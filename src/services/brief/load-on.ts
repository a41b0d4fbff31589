import type { Reachability } from '../../domain/availability/reach.ts'
import { type OnDraft, whoIsOn } from '../../domain/brief/on.ts'
import type { AreaId, EntryId, PersonId } from '../../domain/ids.ts'
import { aliases } from '../../domain/people/gov.ts'
import { membersOf } from '../../domain/people/org-chart.ts'
import type { Envelope } from '../../domain/record/entry.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { lastAbout } from '../../storage/envelopes.ts'
import type { Script } from '../../storage/sql.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'

export interface OnLoaded extends OnDraft {
  /** The team, the windows and the declared spans the answer rests on, as far as the reader may read them. */
  readonly cites: readonly EntryId[]
}

/** B2: who is on in each of these areas, and by which entries. */
export function* loadOn(
  scope: Scope,
  areas: readonly AreaId[],
  reachOf: (person: PersonId) => Reachability,
  until: Instant,
): Script<OnLoaded[]> {
  const drafts = whoIsOn(scope.gov, areas, reachOf, scope.at, until)
  const bases = drafts.map(one => baseOf(scope, one, reachOf, until))
  const entries = yield* lastAbout(scope.org, [...new Set(bases.flat())], restingKinds, scope.atSeq)
  const visible = (subject: string): EntryId[] => {
    const entry: Envelope | undefined = entries.get(subject)
    if (entry === undefined || !isOpen(scope, entry.audience)) return []
    return [entry.id]
  }
  return drafts.map((one, place) => ({ ...one, cites: (bases[place] ?? []).flatMap(visible) }))
}

/** The subjects whose entries decide who is on in an area: its team, its people, their spans. */
function baseOf(
  { gov, at }: Scope,
  { area, next }: OnDraft,
  reachOf: (person: PersonId) => Reachability,
  until: Instant,
): string[] {
  const team = gov.areas.get(area)?.team ?? null
  const people = new Set([
    ...(team === null ? [] : membersOf(gov, team)),
    ...(next === null ? [] : [next.person]),
  ])
  const last = Math.max(until, next?.from ?? until)
  const spans = [...people].flatMap(person =>
    reachOf(person)
      .spans.filter(span => span.from <= last && (span.until === null || span.until > at))
      .map(({ id }) => id)
      .sort(),
  )
  const windows = [...people].flatMap(person => aliases(gov, person))
  return [...(team === null ? [] : [team]), ...windows, ...spans]
}

const restingKinds = [
  'team.set',
  'window.set',
  'window.confirmed',
  'absence.declared',
  'absence.ended',
  'leave.added',
  'cover.added',
  'oncall.added',
  'span.confirmed',
]
