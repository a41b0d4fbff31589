import type { Reachability } from '../availability/reach.ts'
import { windowSpans } from '../availability/window-spans.ts'
import type { PersonId } from '../ids.ts'
import { dayMs, type Instant } from '../time/instant.ts'
import type { Frame, Way } from './frame.ts'
import type { Authority, Question } from './question.ts'

/** How far ahead the first change of an answer is looked for. */
export const horizonMs = 62 * dayMs

/**
 * The instants in `(from, until]` at which something may change with no new entry, in order: validities, freezes,
 * delegations, observations, and when one of these people becomes reachable or ceases to be. Found in growing steps,
 * since the first few mostly suffice.
 */
export function* instantsAfter(
  authority: Authority,
  frame: Frame,
  q: Question,
  from: Instant,
  until: Instant,
  people: Iterable<PersonId> = new Set(frame.ways.map(way => way.person)),
): Generator<Instant> {
  const known = knownInstants(frame, q)
  const watched = [...people]
  let start = from
  for (let lengthMs = dayMs; start < until; lengthMs *= 2) {
    const end = Math.min(start + lengthMs, until)
    const found = new Set<Instant>()
    for (const at of known) if (at > start && at <= end) found.add(at)
    for (const person of watched) {
      addReach(authority.reachabilityOf(person), start, end, at => found.add(at))
    }
    yield* [...found].sort((a, b) => a - b)
    start = end
  }
}

/** The edges in `(start, end]` of all that is declared about one person's reach (V1). */
function addReach(
  { table, windows, spans }: Reachability,
  start: Instant,
  end: Instant,
  add: (at: Instant) => void,
): void {
  const edge = (at: Instant | null) => {
    if (at !== null && at > start && at <= end) add(at)
  }
  // One past the end, so that a window that begins at the end is seen to begin there.
  for (const span of windows === null ? [] : windowSpans(table, windows, start, end + 1)) {
    edge(span.from)
    edge(span.until)
  }
  for (const span of spans) {
    edge(span.from)
    edge(span.until)
  }
}

/** What does not depend on anybody's reach. */
export function knownInstants(frame: Frame, { reversible, request }: Question): Set<Instant> {
  const known = new Set<Instant>()
  const add = (at: Instant | null | undefined) => {
    if (at !== null && at !== undefined) known.add(at)
  }
  for (const way of frame.ways) addEnds(way, add)
  for (const way of frame.fenced) addEnds(way, add)
  for (const { from, until } of frame.freezes) {
    add(from)
    add(until)
  }
  if (typeof reversible === 'object') add(reversible.until)
  for (const vote of request?.votes ?? []) add(vote.at)
  for (const pass of request?.passes ?? []) add(pass.at)
  return known
}

function addEnds({ grant, delegation, contingency }: Way, add: (at: Instant | null) => void): void {
  add(grant.from)
  add(grant.until)
  if (delegation !== null) {
    add(delegation.starts)
    add(delegation.until)
  }
  if (contingency === null) return
  add(contingency.from)
  add(contingency.until)
  for (const { observedAt } of contingency.observations) {
    add(observedAt)
    add(observedAt + contingency.maxAgeMs)
  }
}
