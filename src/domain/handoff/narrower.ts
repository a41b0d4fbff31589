import { numberOf, type PersonId } from '../ids.ts'
import type { Audience } from '../record/entry.ts'
import { worst } from './check.ts'
import { expectedKinds } from './check-warnings.ts'
import type { Condition } from './kinds.ts'
import type { HandoffState, ItemState } from './states.ts'

/** P1: whether whoever reads a handoff's own entry reads this line too; only then may that entry speak of the line. */
export function covers(whole: Audience, line: Audience): boolean {
  if (line === 'org') return true
  if (whole === 'org' || !('area' in whole) || !('area' in line)) return false
  return whole.area === line.area && whole.people.every(person => line.people.includes(person))
}

/** P1: a handoff's condition and what is incomplete in it, as far as the lines somebody may read tell. */
export function toldBy(
  handoff: HandoffState,
  lines: readonly ItemState[],
): { condition: Condition; overrides: readonly string[]; incomplete: boolean } {
  const here = lines.flatMap(({ unnamed }) => (unnamed ?? []).filter(one => one.handoff === handoff.id))
  if (here.length === 0) return handoff
  const kinds = new Set(lines.map(({ kind }) => kind))
  const missing = expectedKinds.some(kind => !kinds.has(kind) && !handoff.none.includes(kind))
  const own = handoff.overrides.filter(code => code !== 'section_missing' || missing)
  const overrides = [...new Set([...own, ...here.flatMap(one => one.overrides)])]
  const condition = worst([handoff.condition, ...here.map(one => one.condition)])
  return { condition, overrides, incomplete: overrides.length > 0 }
}

/** The lines of a handoff in its order: those its entry names, and the others after as many of these as they were written. */
export function inOrder(handoff: HandoffState, lines: Iterable<ItemState>): ItemState[] {
  const named = new Map(handoff.items.map((id, place) => [id, place]))
  const placeOf = (item: ItemState) =>
    named.get(item.id) ?? (item.unnamed?.find(one => one.handoff === handoff.id)?.after ?? 0) - 0.5
  return [...lines].sort((a, b) => placeOf(a) - placeOf(b) || numberOf(a.id) - numberOf(b.id))
}

export interface Group {
  readonly audience: Audience
  readonly items: readonly ItemState[]
  /** Whether what a person wrote about all of it stands here: with those who may read all of it. */
  readonly speaks: boolean
}

/** P1: one act on lines with different readers is an entry for each: nobody learns of a line they may not read. */
export function byReaders(handoff: HandoffState, items: readonly ItemState[], actor: PersonId): Group[] {
  const named = items.filter(item => covers(handoff.audience, item.audience))
  const others = items.filter(item => !named.includes(item))
  const open = { audience: handoff.audience, items: named, speaks: others.length === 0 }
  if (others.length === 0) return [open]
  const closer = { audience: commonTo(others, [actor, handoff.author]), items: others, speaks: true }
  return named.length === 0 ? [closer] : [open, closer]
}

/** Those who read all of these lines: of one area its readers, else only who acts and who handed them over. */
function commonTo(items: readonly ItemState[], people: readonly PersonId[]): Audience {
  const [first] = items
  const all = items.map(({ audience }) => audience)
  if (first === undefined || first.audience === 'org' || !('area' in first.audience)) return { people }
  const { area } = first.audience
  if (!all.every(audience => audience !== 'org' && 'area' in audience && audience.area === area))
    return { people }
  const named = first.audience.people.filter(person =>
    all.every(audience => audience !== 'org' && audience.people.includes(person)),
  )
  return { area, people: [...new Set([...named, ...people])] }
}
