import type { AreaId, PersonId } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { type Envelope, is } from '../../domain/record/entry.ts'
import { dayMs, type Instant } from '../../domain/time/instant.ts'
import { type EntryFilter, listEnvelopes } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { readableEntries } from '../record/visible.ts'
import type { Scope } from '../scope.ts'

const pageSize = 500

/** P1: the envelopes its reader may see, newest first, all of them unless only so many are wanted. */
function* visibleEnvelopes(
  scope: Scope,
  filter: Omit<EntryFilter, 'until' | 'before' | 'limit'>,
  most = Number.MAX_SAFE_INTEGER,
): Script<Envelope[]> {
  const found: Envelope[] = []
  const limit = Math.min(pageSize, most * 4)
  for (let before = scope.atSeq + 1; found.length < most; ) {
    const page = yield* listEnvelopes(scope.org, {
      ...filter,
      until: scope.atSeq,
      before,
      newestFirst: true,
      limit,
    })
    const seen = yield* readableEntries(
      scope,
      page.map(envelope => ({ envelope, words: null })),
    )
    found.push(...seen.map(({ envelope }) => envelope))
    const last = page.at(-1)
    if (last === undefined || page.length < limit) break
    before = last.seq
  }
  return found.slice(0, most)
}

/**
 * B1: what changed in these areas, counted to the last one. The handoff that ended the reader's own shift is where the
 * counting begins, not a change; what others said at that same instant is one.
 */
export function* changesSince(
  scope: Scope,
  areas: readonly AreaId[],
  since: Instant,
  reader: PersonId | null,
): Script<Envelope[]> {
  const found = yield* visibleEnvelopes(scope, { kinds: changeKinds, areas, since })
  const own = (e: Envelope) =>
    is(e, 'handoff.published') && e.at === since && canonical(scope.gov, e.terms.author) === reader
  return found.filter(e => e.at <= scope.at && !own(e))
}

/** How far back a person's publications matter: a longer absence has no last shift to end (B1, H12). */
const publicationsMs = 15 * dayMs

export interface Publications {
  /** Of late, in these areas or by these people, whoever wrote them for whom. */
  readonly recent: readonly { readonly author: PersonId; readonly at: Instant }[]
  /** B1: when the last three in these areas were published, however long ago. */
  readonly last: readonly Instant[]
}

/** The handoffs on which it rests when somebody's last shift ended. */
export function* publications(
  scope: Scope,
  areas: readonly AreaId[],
  people: readonly PersonId[],
): Script<Publications> {
  const recent = { kinds: ['handoff.published'], since: scope.at - publicationsMs }
  const actors = people.flatMap(person => aliases(scope.gov, person))
  const inAreas = yield* visibleEnvelopes(scope, { ...recent, areas })
  const byThem = yield* visibleEnvelopes(scope, { ...recent, actors })
  const all = new Map([...inAreas, ...byThem].map(e => [e.id, e]))
  return {
    recent: [...all.values()].flatMap(e =>
      is(e, 'handoff.published') ? [{ author: canonical(scope.gov, e.terms.author), at: e.at }] : [],
    ),
    // Where three are recent, these are the last.
    last:
      inAreas.length >= lastMatter
        ? inAreas.slice(0, lastMatter).map(({ at }) => at)
        : yield* lastPublications(scope, areas),
  }
}

/** B1: how many handoffs back an absence without a last shift is counted from. */
const lastMatter = 3

function* lastPublications(scope: Scope, areas: readonly AreaId[]): Script<Instant[]> {
  return (yield* visibleEnvelopes(scope, { kinds: ['handoff.published'], areas }, lastMatter)).map(
    ({ at }) => at,
  )
}

/** Of an act on several items (publish, amend, accept, decline, undo) the entry of the whole stands for all. */
export const changeKinds = [
  'handoff.published',
  'handoff.amended',
  'handoff.confirmed',
  'handoff.accepted',
  'handoff.declined',
  'handoff.undone',
  'handoff.imported',
  'item.noted',
  'item.confirmed',
  'item.closed',
  'item.referred',
  'item.reopened',
  'item.released',
  'item.withdrawn',
  'item.defaulted',
  'item.orphaned',
  'item.ended',
  'question.asked',
  'question.answered',
  'question.referred',
  'question.left',
  'area.added',
  'area.set',
  'area.moved',
  'area.retired',
  'decision.decided',
  'decision.imported',
  'decision.answered',
  'standing.accepted',
  'decision.lapsed',
  'decision.ratified',
  'decision.reversed',
  'decision.superseded',
  'grant.added',
  'grant.revoked',
  'fence.added',
  'fence.removed',
  'freeze.added',
  'freeze.lifted',
  'delegation.added',
  'delegation.revoked',
]
