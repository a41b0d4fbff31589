import type { AreaId, PersonId, SpanId } from '../ids.ts'
import { currentZoneTable as table } from '../time/zone-tables.ts'
import type { Reachability, ReachQuestion } from './reach.ts'
import type { DeclaredSpan, SpanKind } from './spans.ts'
import { parseWindows } from './windows.ts'

/* People and spans for examples in tests, all in November 2026; Monday is the 16th. */

const payments = 'are_payments' as AreaId
export const ana = 'per_ana' as PersonId
export const maya = 'per_maya' as PersonId

/** `20T09:00` is 2026-11-20T09:00Z. */
export function at(text: string): number {
  return Date.parse(`2026-11-${text}Z`)
}

/** Hours in UTC; null where none were ever declared. */
export function person(
  hours: string | null,
  spans: readonly DeclaredSpan[] = [],
  proposedBy: PersonId | null = null,
): Reachability {
  const parsed = parseWindows(hours ?? 'none')
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  return {
    table,
    windows: hours === null ? null : { zone: 'Etc/UTC', rules: parsed.value, proposedBy },
    spans,
  }
}

export function span(
  kind: SpanKind,
  from: string,
  until: string | null,
  more: Partial<DeclaredSpan> = {},
): DeclaredSpan {
  const none = { area: null, types: [], wake: false, proposedBy: null, handoff: null }
  return {
    id: 'spa_1' as SpanId,
    person: ana,
    kind,
    from: at(from),
    until: until === null ? null : at(until),
    ...none,
    ...more,
  }
}

export function asks(type: string | undefined, covers = true): ReachQuestion {
  return { type, covers: area => area === payments && covers }
}

export const office = 'mon-fri 09:00-17:00'

export const onCall = span('oncall', '20T00:00', '21T00:00', {
  area: payments,
  types: ['incident', 'rollback'],
})
