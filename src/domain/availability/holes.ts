import type { Instant, Span } from '../time/instant.ts'
import { mergeSpans, subtractSpans } from '../time/span-set.ts'
import { type Reachability, type ReachQuestion, reachableSpans } from './reach.ts'

export interface Holes {
  /** Where nobody is reachable, merged and sorted. */
  readonly spans: readonly Span[]
  /** Nobody of these people declared windows or is reachable otherwise: the spans say "not known", not "nobody" (V1). */
  readonly undeclared: boolean
}

/** The spans of `[from, until)` in which nobody of these people is reachable, by interval arithmetic. */
export function holes(
  people: readonly Reachability[],
  from: Instant,
  until: Instant,
  question?: ReachQuestion,
): Holes {
  if (until <= from) return { spans: [], undeclared: false }
  const reachable = mergeSpans(people.flatMap(person => reachableSpans(person, from, until, question)))
  const noWindows = people.length > 0 && people.every(person => person.windows === null)
  return {
    spans: subtractSpans([{ from, until }], reachable),
    undeclared: noWindows && reachable.length === 0,
  }
}
