import { restsOnProposals } from '../availability/proposals.ts'
import { nextReachable, type Reachability } from '../availability/reach.ts'
import { lastShiftEnd, shifts } from '../availability/shifts.ts'
import type { ItemId, PersonId } from '../ids.ts'
import { dayMs, type Instant } from '../time/instant.ts'
import type { ItemState } from './states.ts'

/** H12: what is known of one person whose handoff may be missing. */
export interface MissingFacts {
  readonly person: PersonId
  readonly reachability: Reachability
  /** The open items the person owns. */
  readonly openItems: readonly ItemState[]
  /** When they published handoffs, recent ones at least. */
  readonly publishedAt: readonly Instant[]
}

export interface MissingHandoff {
  readonly person: PersonId
  /** When their last shift ended. */
  readonly shiftEndedAt: Instant
  /** Null: not within fourteen days. */
  readonly backAt: Instant | null
  /** What the next shift should have been told about, by id. */
  readonly items: readonly ItemId[]
  /** V3: it would not be missing, or of another shift, without hours that others proposed. */
  readonly proposed: boolean
}

/** How far ahead a return is looked for. */
const returnHorizonMs = 14 * dayMs

/**
 * H12: a shift ended, grace passed, the person owns an open item that is not stable or is due before their return, and
 * nothing was published in that shift or since. Ordered as the people were given.
 */
export function missingHandoffs(
  people: readonly MissingFacts[],
  at: Instant,
  graceMs: number,
): MissingHandoff[] {
  return people.flatMap(facts => {
    const missing = (of: (person: PersonId) => Reachability) =>
      missingOf({ ...facts, reachability: of(facts.person) }, at, graceMs)
    const found = missing(() => facts.reachability)
    if (found === null) return []
    return [{ ...found, proposed: restsOnProposals([facts.person], () => facts.reachability, missing) }]
  })
}

function missingOf(
  facts: MissingFacts,
  at: Instant,
  graceMs: number,
): Omit<MissingHandoff, 'proposed'> | null {
  const { person, reachability, openItems, publishedAt } = facts
  if (shifts(reachability, at, at + 1).length > 0) return null
  const shiftEndedAt = lastShiftEnd(reachability, at, [])
  if (shiftEndedAt === null || shiftEndedAt + graceMs > at) return null
  const shift = shifts(reachability, shiftEndedAt - 2 * dayMs, shiftEndedAt).at(-1)
  const from = shift?.from ?? shiftEndedAt
  if (publishedAt.some(instant => instant >= from && instant <= at)) return null
  const backAt = nextReachable(reachability, at, returnHorizonMs)
  const until = backAt ?? at + returnHorizonMs
  const items = openItems
    .filter(({ publishedAt: said, accepted }) => Math.max(said, accepted?.at ?? 0) <= shiftEndedAt)
    .filter(({ closed }) => closed === null)
    .filter(({ condition, due }) => condition !== 'stable' || (due !== null && due < until))
    .map(({ id }) => id)
    .sort()
  return items.length === 0 ? null : { person, shiftEndedAt, backAt, items }
}
