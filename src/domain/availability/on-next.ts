import type { PersonId } from '../ids.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import {
  isReachable,
  nextReachable,
  type Reach,
  type Reachability,
  type ReachQuestion,
  reach,
} from './reach.ts'

export interface OnNext {
  readonly person: PersonId
  /** How they are reachable at `from`. */
  readonly reach: Reach
  /** The instant asked about if they are reachable then, else the start of their next reachable span. */
  readonly from: Instant
}

/** H0: how far ahead somebody may begin and still be on next. */
const onNextHorizonMs = 72 * hourMs

/**
 * H0: the first candidate who is reachable; if none, the one whose next reachable span starts first within 72 hours
 * (of two at once the earlier candidate); else nobody. The candidates come in order: team, tech leads, managers,
 * then those of the parent area. Windows and cover count; being on call counts only for a question of its type.
 */
export function onNext(
  candidates: readonly PersonId[],
  reachabilityOf: (person: PersonId) => Reachability,
  at: Instant,
  question?: ReachQuestion,
): OnNext | null {
  const now = candidates.find(person => isReachable(reachabilityOf(person), at, question))
  if (now !== undefined) return { person: now, reach: reach(reachabilityOf(now), at, question), from: at }
  let first: { person: PersonId; from: Instant } | null = null
  for (const person of candidates) {
    const horizonMs = first === null ? onNextHorizonMs : first.from - at - 1
    const from = nextReachable(reachabilityOf(person), at, horizonMs, question)
    if (from !== null) first = { person, from }
  }
  return first === null
    ? null
    : { ...first, reach: reach(reachabilityOf(first.person), first.from, question) }
}
