import { type Audience, type Envelope, is } from '../record/entry.ts'
import type { DeclaredSpan } from './spans.ts'

/** A declared span folded from its stream. */
export interface SpanState extends DeclaredSpan {
  readonly is: 'span'
  readonly audience: Audience
  readonly seq: number
}

/** Folds one entry about a span into its state (V2–V4). Reads the envelope only. */
export function evolveSpan(state: SpanState | null, e: Envelope): SpanState | null {
  const next = state === null ? started(e) : changed(state, e)
  return next === null ? null : { ...next, seq: e.seq }
}

function started(e: Envelope): SpanState | null {
  const none = { area: null, types: [], wake: false, handoff: null }
  const common = { is: 'span' as const, audience: e.audience, seq: e.seq }
  if (is(e, 'absence.declared')) {
    const { span: id, person, from, until, proposedBy, handoff } = e.terms
    return { ...common, ...none, id, person, kind: 'offline', from, until, proposedBy, handoff }
  }
  if (is(e, 'leave.added')) {
    const { span: id, person, from, until, proposedBy } = e.terms
    return { ...common, ...none, id, person, kind: 'leave', from, until, proposedBy }
  }
  if (is(e, 'cover.added')) {
    const { span: id, person, from, until, proposedBy, area } = e.terms
    return { ...common, ...none, id, person, kind: 'cover', from, until, proposedBy, area }
  }
  if (is(e, 'oncall.added')) {
    const { span: id, person, from, until, proposedBy, area, types, wake } = e.terms
    return { ...common, ...none, id, person, kind: 'oncall', from, until, proposedBy, area, types, wake }
  }
  return null
}

function changed(s: SpanState, e: Envelope): SpanState {
  if (is(e, 'absence.ended') || is(e, 'span.cancelled')) {
    const until = s.until === null ? e.terms.endedAt : Math.min(s.until, e.terms.endedAt)
    return { ...s, until: Math.max(s.from, until) }
  }
  if (is(e, 'span.confirmed')) return { ...s, proposedBy: null }
  return s
}
