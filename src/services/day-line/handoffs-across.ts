import { isReachable } from '../../domain/availability/reach.ts'
import { mayAccept, offeredIn } from '../../domain/handoff/offer.ts'
import type { HandoffState, ItemState } from '../../domain/handoff/states.ts'
import type { PersonId } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { is } from '../../domain/record/entry.ts'
import { dayMs, type Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { isReadableItem } from '../handoff/check-context.ts'
import { linesOfAll } from '../handoff/view.ts'
import { reachabilityOf, subjectsById } from '../load.ts'
import { isOpen } from '../may-read.ts'
import { visibleEntries } from '../record/visible.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'

/** A handoff of up to a weekend before still stands in the picture when it is accepted inside. */
const beforeMs = 3 * dayMs
const mostHandoffs = 300

/** The handoffs these people published inside the period, or that were accepted in it or still wait. */
export function* handoffsAcross(
  scope: Scope,
  period: { readonly from: Instant; readonly until: Instant },
  people: readonly PersonId[],
) {
  const { gov } = scope
  const shown = new Set(people)
  const published = yield* visibleEntries(scope, {
    kinds: ['handoff.published'],
    since: period.from - beforeMs,
    limit: mostHandoffs,
  })
  const ids = published.entries.flatMap(({ envelope: e }) =>
    is(e, 'handoff.published') && e.at < period.until && shown.has(canonical(gov, e.terms.author))
      ? [e.terms.handoff]
      : [],
  )
  const states = yield* subjectsById(scope, ids)
  const found = ids.flatMap(id => {
    const state = states.get(id)
    return state?.is === 'handoff' ? [state] : []
  })
  const items = yield* linesOfAll(scope, found)
  const own = (yield* reachabilityOf(scope, [scope.caller.person]))(scope.caller.person)
  const here = isReachable(own, scope.at)
  return visible(scope, found, items)
    .map(({ handoff, lines }) => joint(scope, handoff, lines, here))
    .filter(({ last, waiting }) => last >= period.from || (waiting && scope.at >= period.from))
    .map(({ last: _, ...shownJoint }) => shownJoint)
}

/** P1: by its audience, or because a line of it was given to them. */
function visible(
  scope: Scope,
  handoffs: readonly HandoffState[],
  items: ReadonlyMap<string, readonly ItemState[]>,
) {
  return handoffs.flatMap(handoff => {
    const lines = (items.get(handoff.id) ?? []).filter(item => isReadableItem(scope, item))
    const open = isOpen(scope, handoff.audience) || lines.length > 0
    return open ? [{ handoff, lines }] : []
  })
}

function joint(scope: Scope, handoff: HandoffState, lines: readonly ItemState[], here: boolean) {
  const { gov, caller } = scope
  const me = canonical(gov, caller.person)
  const offered = offeredIn(handoff, lines)
  const first = new Map<PersonId, Instant>()
  // An acceptance is told by the lines it took over: of the others nobody learns here (P1).
  const seen = new Set(lines.map(line => line.id))
  for (const { by, at, undone, items } of handoff.acceptances)
    if (by !== null && !undone && items.some(id => seen.has(id)) && !first.has(canonical(gov, by)))
      first.set(canonical(gov, by), at)
  return {
    id: handoff.id as string,
    author: handleOf(scope, handoff.author),
    publishedAt: formatInstant(handoff.published.at),
    backAt: handoff.backAt === null ? null : formatInstant(handoff.backAt),
    accepted: [...first].map(([by, at]) => ({ by: handleOf(scope, by), at: formatInstant(at) })),
    waiting: offered.length > 0,
    waitingForYou: offered.some(
      item => item.offer?.declinedBy.includes(me) !== true && mayAccept(gov, item, me, () => here),
    ),
    last: Math.max(handoff.published.at, ...first.values()),
  }
}

/** Everyone who is one of these people under any of their ids. */
export function* publishedBy(
  scope: Scope,
  people: readonly PersonId[],
  since: Instant,
): Script<(person: PersonId) => Instant[]> {
  const { gov } = scope
  const actors = people.flatMap(person => aliases(gov, person))
  const { entries } = yield* visibleEntries(scope, {
    kinds: ['handoff.published'],
    since,
    actors,
    newestFirst: true,
    limit: 500,
  })
  const all = entries.flatMap(({ envelope: e }) =>
    is(e, 'handoff.published') ? [{ author: canonical(gov, e.terms.author), at: e.at }] : [],
  )
  return person => all.filter(one => one.author === person).map(one => one.at)
}
