import { isReachable, type Reachability, reachableSpans } from '../../domain/availability/reach.ts'
import type { DeclaredSpan, Windows } from '../../domain/availability/spans.ts'
import { parseWindows } from '../../domain/availability/windows.ts'
import type { PersonId, SpanId } from '../../domain/ids.ts'
import { dayMs, type Instant, type Span } from '../../domain/time/instant.ts'
import type { ZoneTable } from '../../domain/time/zones.ts'
import type { Output } from '../api/call.ts'

type Shown = Pick<Output<'person.show'>, 'id' | 'windows' | 'spans'>

/** V1: what `person.show` tells of a person, as the rules read it; so the page computes as the server does. */
export function reachabilityOf(table: ZoneTable, person: Shown): Reachability {
  return {
    table,
    windows: windowsOf(person),
    spans: person.spans.map(
      (span): DeclaredSpan => ({
        id: span.id as SpanId,
        person: person.id as PersonId,
        kind: span.kind,
        from: Date.parse(span.from),
        until: span.until === null ? null : Date.parse(span.until),
        // On-call spans count for a question of their type only, and none is asked here.
        area: null,
        types: span.types,
        wake: span.wake,
        proposedBy: span.proposedBy as PersonId | null,
        handoff: null,
      }),
    ),
  }
}

function windowsOf({ windows }: Shown): Windows | null {
  if (windows === null) return null
  const rules = parseWindows(windows.hours)
  return rules.ok
    ? { zone: windows.zone, rules: rules.value, proposedBy: windows.proposedBy as PersonId | null }
    : null
}

/** The spans in which the person is on, the one that runs now first; at most `count` within two weeks. */
export function nextSpans(reachability: Reachability, now: Instant, count: number): Span[] {
  return reachableSpans(reachability, now, now + 14 * dayMs).slice(0, count)
}

/** Until when they are on, or when they are next: null when neither is known within two weeks. */
export function turnsAt(reachability: Reachability, now: Instant): { on: boolean; at: Instant } | null {
  const [first] = nextSpans(reachability, now, 1)
  if (first === undefined) return null
  const on = isReachable(reachability, now)
  return { on, at: on ? first.until : first.from }
}
