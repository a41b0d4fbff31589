import { onNext } from '../../domain/availability/on-next.ts'
import { isReachable } from '../../domain/availability/reach.ts'
import type { HandoffState, ItemState } from '../../domain/handoff/states.ts'
import type { PersonId } from '../../domain/ids.ts'
import { onNextCandidates } from '../../domain/people/org-chart.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { personName } from '../items/render.ts'
import { itemById, reachabilityOf } from '../load.ts'
import type { Scope } from '../scope.ts'
import { isReadableItem } from './check-context.ts'
import { linesOf, visibleHandoff } from './view.ts'

export interface Offered {
  readonly handoff: HandoffState
  readonly items: readonly ItemState[]
  /** Null: all that is offered to the caller. */
  readonly chosen: readonly ItemState['id'][] | null
}

/** What somebody accepts, declines or undoes: a handoff, some of its lines, or one line by its own id. */
export function* offered(
  scope: Scope,
  id: string,
  items: readonly string[] | undefined,
): Script<Outcome<Offered>> {
  const line = /^I-/.test(id) ? yield* itemById(scope, id) : null
  if (/^I-/.test(id) && (line === null || !isReadableItem(scope, line))) {
    return refuse('unknown_item', `There is no item ${id.slice(0, 60)}.`, 'See item list.', { path: 'id' })
  }
  const handoff = yield* visibleHandoff(scope, line?.handoffs.at(-1) ?? id)
  if (!handoff.ok) return handoff
  const lines = yield* linesOf(scope, handoff.value)
  const chosen = line === null ? (items ?? null) : [line.id]
  return ok({ handoff: handoff.value, items: lines, chosen: chosen as Offered['chosen'] })
}

/** Who is reachable and who is on next now, for the people these items could go to. */
export function* presence(scope: Scope, items: readonly ItemState[]) {
  const areas = new Set(items.map(({ area }) => area))
  const people = new Set<PersonId>([scope.caller.person])
  for (const area of areas) for (const person of onNextCandidates(scope.gov, area, [])) people.add(person)
  const reachability = yield* reachabilityOf(scope, [...people])
  return {
    isReachable: (person: PersonId) => isReachable(reachability(person), scope.at),
    onNext: (candidates: readonly PersonId[]) => onNext(candidates, reachability, scope.at)?.person ?? null,
  }
}

/** Says by name who holds what was accepted first, and since when. */
export function tellingWho(scope: Scope, refusal: Refusal): { ok: false; refusal: Refusal } {
  if (refusal.code !== 'already_accepted') return { ok: false, refusal }
  const { item, owner, at } = refusal.details as { item: string; owner: PersonId | null; at: number | null }
  const name = personName(scope, owner)
  const details = { item, owner: name, at: at === null ? null : formatInstant(at) }
  return {
    ok: false,
    refusal: { ...refusal, message: `${item} is held by ${name ?? 'nobody'} already.`, details },
  }
}
