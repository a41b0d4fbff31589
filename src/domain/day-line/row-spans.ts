import { absentSpans, bounded, type Reachability } from '../availability/reach.ts'
import type { SpanKind, Windows } from '../availability/spans.ts'
import { windowSpans } from '../availability/window-spans.ts'
import type { Instant, Span } from '../time/instant.ts'
import { clipSpans, mergeSpans, subtractSpans } from '../time/span-set.ts'
import type { ZoneTable } from '../time/zones.ts'

export type RowKind = 'offline' | 'leave' | 'cover' | 'window' | 'on-call'

export interface RowSpan extends Span {
  readonly kind: RowKind
  /** V3: it rests on what somebody else proposed. */
  readonly proposed: boolean
}

/**
 * What stands in one person's row of the day line. V1: offline before leave, before cover, before window, so that no
 * two of these overlap; their windows and cover together are the shifts of B1. Being on call is drawn beside hours and
 * yields to absence alone: without a question it makes nobody reachable (V4).
 */
export function rowSpans(r: Reachability, from: Instant, until: Instant): RowSpan[] {
  const taken: Span[] = []
  const found: RowSpan[] = []
  for (const kind of ['offline', 'leave', 'cover'] as const) {
    for (const proposed of [false, true]) {
      const declared = clipSpans(spansOfKind(r, kind, proposed), from, until)
      const left = subtractSpans(declared, mergeSpans(taken))
      found.push(...left.map(span => ({ ...span, kind, proposed })))
      taken.push(...left)
    }
  }
  if (r.windows !== null) {
    const proposed = r.windows.proposedBy !== null
    const hours = subtractSpans(windowSpans(r.table, r.windows, from, until), mergeSpans(taken))
    found.push(...hours.map(span => ({ ...span, kind: 'window' as const, proposed })))
  }
  return [...found, ...onCall(r, from, until)].sort((a, b) => a.from - b.from)
}

function onCall(r: Reachability, from: Instant, until: Instant): RowSpan[] {
  const away = absentSpans(r.spans)
  const own = subtractSpans(clipSpans(spansOfKind(r, 'oncall', false), from, until), away)
  const proposed = subtractSpans(clipSpans(spansOfKind(r, 'oncall', true), from, until), away)
  return [
    ...own.map(span => ({ ...span, kind: 'on-call' as const, proposed: false })),
    ...subtractSpans(proposed, own).map(span => ({ ...span, kind: 'on-call' as const, proposed: true })),
  ]
}

function spansOfKind(r: Reachability, kind: SpanKind, proposed: boolean): Span[] {
  const declared = r.spans.filter(span => span.kind === kind && (span.proposedBy !== null) === proposed)
  return mergeSpans(declared.map(bounded))
}

/** The hours at which it is night on the clocks of a zone, 22:00 to 06:00. */
export function nightSpans(table: ZoneTable, zone: string, from: Instant, until: Instant): Span[] {
  const everyNight: Windows = {
    zone,
    rules: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, until: 6 * 60 }],
    proposedBy: null,
  }
  return windowSpans(table, everyNight, from, until)
}
