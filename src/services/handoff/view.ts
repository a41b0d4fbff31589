import type { ItemWords } from '../../domain/handoff/kinds.ts'
import type { HandoffState, ItemState } from '../../domain/handoff/states.ts'
import { mayRead } from '../../domain/people/visibility.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import {
  areaName,
  erased,
  instantText,
  personName,
  type RenderedItem,
  renderItem,
  renderTarget,
  renderText,
} from '../items/render.ts'
import { handoffById, itemsById, wordsOf } from '../load.ts'
import type { Scope } from '../scope.ts'
import { readable } from './check-context.ts'

/** A handoff the caller may read (P1); unknown and hidden ones are the same refusal. */
export function* visibleHandoff(scope: Scope, id: string): Script<Outcome<HandoffState>> {
  const handoff = yield* handoffById(scope, id)
  if (handoff !== null) {
    if (mayRead(scope.gov, scope.caller.person, handoff.audience)) return ok(handoff)
    const given = yield* itemsById(scope, handoff.items)
    if ([...given.values()].some(item => readable(scope, item))) return ok(handoff)
  }
  return refuse('unknown_handoff', `There is no handoff ${id.slice(0, 60)}.`, 'See handoff list.', {
    path: 'id',
  })
}

/** The lines of a handoff as they stand, in its order, those the caller may read. */
export function* linesOf(scope: Scope, handoff: HandoffState): Script<ItemState[]> {
  const found = yield* itemsById(scope, handoff.items)
  return handoff.items.flatMap(id => found.get(id) ?? []).filter(item => readable(scope, item))
}

export function* renderItems(scope: Scope, items: readonly ItemState[]): Script<RenderedItem[]> {
  const words = yield* wordsOf(
    scope,
    items.map(item => item.words.entry),
  )
  return items.map(item =>
    renderItem(scope, item, (words.get(item.words.entry) as ItemWords | undefined) ?? null),
  )
}

/** The head of a handoff as outputs show it. */
export function* renderHandoffs(scope: Scope, handoffs: readonly HandoffState[]) {
  const words = yield* wordsOf(
    scope,
    handoffs.map(handoff => handoff.words),
  )
  return handoffs.map(handoff => {
    const said = words.get(handoff.words) as { summary: string } | undefined
    const amended = handoff.amendments.at(-1)
    return {
      id: handoff.id as string,
      author: personName(scope, handoff.author),
      onBehalfOf: personName(scope, handoff.onBehalfOf),
      writtenBy: personName(scope, handoff.published.by),
      confirmed: handoff.onBehalfOf === null || handoff.confirmedByAuthor !== null,
      areas: handoff.areas.map(area => areaName(scope, area)),
      to: renderTarget(scope, handoff.to),
      offlineAt: formatInstant(handoff.offlineAt),
      backAt: instantText(handoff.backAt),
      condition: handoff.condition as string,
      summary: said === undefined ? erased : renderText(scope, said.summary),
      publishedAt: formatInstant(handoff.published.at),
      amendedAt: instantText(amended?.at ?? null),
      incomplete: handoff.incomplete,
      overrides: [...handoff.overrides],
    }
  })
}

export function* renderWhole(scope: Scope, id: string) {
  const handoff = (yield* handoffById(scope, id))!
  const [head] = yield* renderHandoffs(scope, [handoff])
  return { ...head!, items: yield* renderItems(scope, yield* linesOf(scope, handoff)) }
}

/** Who holds each item now: what accepting, declining and undoing answer. */
export function* holders(scope: Scope, ids: readonly string[]) {
  const found = yield* itemsById(scope, ids)
  return ids.flatMap(id => {
    const item = found.get(id)
    return item === undefined ? [] : [{ id, owner: personName(scope, item.owner) }]
  })
}

export function asOf(scope: Scope) {
  return { at: formatInstant(scope.at), atSeq: scope.atSeq }
}
