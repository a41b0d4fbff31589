import { worst } from '../../domain/handoff/check.ts'
import type { ItemWords } from '../../domain/handoff/kinds.ts'
import { inOrder, toldBy } from '../../domain/handoff/narrower.ts'
import type { HandoffState, ItemState } from '../../domain/handoff/states.ts'
import type { HandoffId } from '../../domain/ids.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
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
import { handoffById, itemsById, subjectsByKeys, wordsOf } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'
import { isReadableItem } from './check-context.ts'

/** A handoff the caller may read (P1); unknown and hidden ones are the same refusal. */
export function* visibleHandoff(scope: Scope, id: string): Script<Outcome<HandoffState>> {
  const handoff = yield* handoffById(scope, id)
  if (handoff !== null) {
    if (isOpen(scope, handoff.audience)) return ok(handoff)
    if ((yield* linesOf(scope, handoff)).length > 0) return ok(handoff)
  }
  return refuse('unknown_handoff', `There is no handoff ${id.slice(0, 60)}.`, 'See handoff list.', {
    path: 'id',
  })
}

/** The lines of a handoff as they stand, in its order, those the caller may read. */
export function* linesOf(scope: Scope, handoff: HandoffState): Script<ItemState[]> {
  const lines = (yield* linesOfAll(scope, [handoff])).get(handoff.id) ?? []
  return lines.filter(item => isReadableItem(scope, item))
}

/** Every line of these handoffs, whoever may read it: those that their entries name, and the others (P1). */
export function* linesOfAll(
  scope: Scope,
  handoffs: readonly HandoffState[],
): Script<Map<HandoffId, ItemState[]>> {
  const named = yield* itemsById(scope, [...new Set(handoffs.flatMap(({ items }) => items))])
  const keys = handoffs.map(({ id }) => subjectKeys.unnamedIn(id))
  const others = yield* subjectsByKeys(scope, 'item', keys)
  return new Map(
    handoffs.map(handoff => {
      const unnamed = others.filter(item => item.unnamed?.some(one => one.handoff === handoff.id))
      const lines = [...handoff.items.flatMap(id => named.get(id) ?? []), ...unnamed]
      return [handoff.id, inOrder(handoff, new Map(lines.map(item => [item.id, item])).values())]
    }),
  )
}

/** Items as outputs show them; their words read at once. */
export function* renderItems(scope: Scope, items: readonly ItemState[]): Script<RenderedItem[]> {
  const words = yield* wordsOf(
    scope,
    items.map(item => item.words.entry),
  )
  return items.map(item => renderItem(scope, item, wordsIn(words, item)))
}

function wordsIn(words: ReadonlyMap<string, unknown>, item: ItemState): ItemWords | null {
  return (words.get(item.words.entry) as ItemWords | undefined) ?? null
}

/** The head of a handoff as outputs show it. */
export function* renderHandoffs(scope: Scope, handoffs: readonly HandoffState[]) {
  const words = yield* wordsOf(
    scope,
    handoffs.map(handoff => handoff.words),
  )
  return headsOf(scope, handoffs, words, yield* linesOfAll(scope, handoffs))
}

function headsOf(
  scope: Scope,
  handoffs: readonly HandoffState[],
  words: ReadonlyMap<string, unknown>,
  lines: ReadonlyMap<HandoffId, readonly ItemState[]>,
) {
  return handoffs.map(handoff => {
    const said = words.get(handoff.words) as { summary: string } | undefined
    const amended = handoff.amendments.at(-1)
    const seen = (lines.get(handoff.id) ?? []).filter(item => isReadableItem(scope, item))
    const { areas, condition, overrides, incomplete } = headFor(scope, handoff, seen)
    // What was said to fewer is not shown to somebody who was given one line of it (P1).
    const summary = isOpen(scope, handoff.audience) ? said?.summary : ''
    return {
      id: handoff.id as string,
      author: personName(scope, handoff.author),
      onBehalfOf: personName(scope, handoff.onBehalfOf),
      writtenBy: personName(scope, handoff.published.by),
      confirmed: handoff.onBehalfOf === null || handoff.confirmedByAuthor !== null,
      areas: areas.map(area => areaName(scope, area)),
      to: renderTarget(scope, handoff.to),
      offlineAt: formatInstant(handoff.offlineAt),
      backAt: instantText(handoff.backAt),
      condition: condition as string,
      summary: summary === undefined ? erased : renderText(scope, summary),
      publishedAt: formatInstant(handoff.published.at),
      amendedAt: instantText(amended?.at ?? null),
      incomplete,
      overrides: [...overrides],
    }
  })
}

/** P1: what a handoff's head tells this reader, who may read it all, or only some line of it. */
function headFor(scope: Scope, handoff: HandoffState, lines: readonly ItemState[]) {
  if (isOpen(scope, handoff.audience)) {
    return { areas: handoff.areas, ...toldBy(handoff, lines) }
  }
  const areas = [...new Set(lines.map(({ area }) => area))]
  const condition = worst(lines.map(line => line.condition))
  return { areas, condition, overrides: [], incomplete: false }
}

/** A handoff just written about, with the lines the caller may read. */
export function* renderWhole(scope: Scope, id: string) {
  const handoff = (yield* handoffById(scope, id))!
  const lines = yield* linesOfAll(scope, [handoff])
  const seen = (lines.get(handoff.id) ?? []).filter(item => isReadableItem(scope, item))
  const words = yield* wordsOf(scope, [handoff.words, ...seen.map(item => item.words.entry)])
  const [head] = headsOf(scope, [handoff], words, lines)
  return { ...head!, items: seen.map(item => renderItem(scope, item, wordsIn(words, item))) }
}

/** Who holds each item now: what accepting, declining and undoing answer. */
export function* holders(scope: Scope, ids: readonly string[]) {
  const found = yield* itemsById(scope, ids)
  return ids.flatMap(id => {
    const item = found.get(id)
    return item === undefined ? [] : [{ id, owner: personName(scope, item.owner) }]
  })
}
