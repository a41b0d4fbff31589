import type { AreaId } from '../ids.ts'
import { dayMs, type Instant, type Span } from '../time/instant.ts'
import { clipSpans, mergeSpans, subtractSpans } from '../time/span-set.ts'
import type { ZoneTable } from '../time/zones.ts'
import { asDeclared } from './proposals.ts'
import type { DeclaredSpan, Windows } from './spans.ts'
import { inWindow, windowSpans } from './window-spans.ts'

/** V1. `undeclared`: the person never declared windows, and nothing declared covers the instant. */
export type Reach = 'at_work' | 'on_call' | 'away' | 'undeclared'

/** All that is declared about one person's availability. The spans may be those of a wider period. */
export interface Reachability {
  readonly table: ZoneTable
  /** Null: no window ever declared. */
  readonly windows: Windows | null
  readonly spans: readonly DeclaredSpan[]
}

/** V4: what somebody on call is wanted for. Without a question, or without its type, on-call never counts. */
export interface ReachQuestion {
  readonly type?: string | undefined
  /** Whether an on-call span in this area covers the question's area: the same, or one above it. */
  covers(area: AreaId): boolean
}

/** V1: declared offline > leave > on-call or cover > window. */
export function reach(r: Reachability, at: Instant, question?: ReachQuestion): Reach {
  let covering = false
  let onCall = false
  for (const span of r.spans) {
    if (!holdsAt(span, at)) continue
    if (isAbsence(span)) return 'away'
    if (span.kind === 'cover') covering = true
    else if (answersCall(span, question)) onCall = true
  }
  if (covering) return 'at_work'
  if (onCall) return 'on_call'
  if (r.windows === null) return 'undeclared'
  return inWindow(r.table, r.windows, at) ? 'at_work' : 'away'
}

/** V1: reachable is `at_work` or `on_call`. */
export function isReachable(r: Reachability, at: Instant, question?: ReachQuestion): boolean {
  const found = reach(r, at, question)
  return found === 'at_work' || found === 'on_call'
}

/** V1 as intervals: exactly the instants of `[from, until)` at which `isReachable` holds, merged and sorted. */
export function reachableSpans(
  r: Reachability,
  from: Instant,
  until: Instant,
  question?: ReachQuestion,
): Span[] {
  const present = r.spans.filter(span => span.kind === 'cover' || answersCall(span, question))
  const windows = r.windows === null ? [] : windowSpans(r.table, r.windows, from, until)
  const reachable = mergeSpans([...windows, ...present.map(bounded)])
  return subtractSpans(clipSpans(reachable, from, until), absentSpans(r.spans))
}

/** The first instant in `[from, from + horizonMs]` at which the person is reachable. */
export function nextReachable(
  r: Reachability,
  from: Instant,
  horizonMs: number,
  question?: ReachQuestion,
): Instant | null {
  const end = from + horizonMs + 1
  let start = from
  for (let lengthMs = 4 * dayMs; start < end; lengthMs *= 2) {
    const until = Math.min(start + lengthMs, end)
    const [first] = reachableSpans(r, start, until, question)
    if (first !== undefined) return first.from
    start = until
  }
  return null
}

/** V3: whether the answer at this instant would be another without what others proposed. */
export function restsOnProposal(r: Reachability, at: Instant, question?: ReachQuestion): boolean {
  const declared = asDeclared(r)
  return declared !== r && reach(declared, at, question) !== reach(r, at, question)
}

/** The union of declared offline and leave. */
export function absentSpans(spans: readonly DeclaredSpan[]): Span[] {
  return mergeSpans(spans.filter(isAbsence).map(bounded))
}

export function isAbsence(span: DeclaredSpan): boolean {
  return span.kind === 'offline' || span.kind === 'leave'
}

export function holdsAt(span: DeclaredSpan, at: Instant): boolean {
  return span.from <= at && (span.until === null || at < span.until)
}

/** A span that never ends (V2), as one that ends after every instant. */
export function bounded(span: DeclaredSpan): Span {
  return { from: span.from, until: span.until ?? Number.POSITIVE_INFINITY }
}

/** V4: an on-call span counts for its types and those below, by dotted name, in its area and below. */
function answersCall(span: DeclaredSpan, question: ReachQuestion | undefined): boolean {
  if (span.kind !== 'oncall' || span.area === null || question?.type === undefined) return false
  const type = question.type
  return span.types.some(of => type === of || type.startsWith(`${of}.`)) && question.covers(span.area)
}
