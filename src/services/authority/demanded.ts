import type { DecisionType } from '../../domain/authority/kinds.ts'
import { windowSpans } from '../../domain/availability/window-spans.ts'
import type { Gov } from '../../domain/people/gov.ts'
import type { Span } from '../../domain/time/instant.ts'
import { clipSpans } from '../../domain/time/span-set.ts'
import type { Scope } from '../scope.ts'

/** A13: the types that ask for somebody to be there, at any time at all. */
export function typesToCover({ map }: Pick<Gov, 'map'>): DecisionType[] {
  return [...map.types].filter(([, coverage]) => coverage !== 'none').map(([type]) => type)
}

/** A13: when, within a span, a type asks that somebody be there to decide it. */
export function demanded({ gov, zones }: Scope, type: DecisionType, span: Span): Span[] {
  const coverage = gov.map.types.get(type) ?? 'none'
  if (coverage === 'none') return []
  if (coverage === 'always') return [span]
  const calendar = gov.map.calendars.get(coverage.calendar)
  // A calendar that is not known asks for every hour rather than for none.
  if (calendar === undefined) return [span]
  const hours = windowSpans(zones, windowsOf(calendar), span.from, span.until)
  return clipSpans(hours, span.from, span.until)
}

type Calendar = { readonly zone: string; readonly rules: Parameters<typeof windowSpans>[1]['rules'] }

/** The same object for the same calendar, so that its spans are worked out once. */
const known = new WeakMap<Calendar, Parameters<typeof windowSpans>[1]>()

function windowsOf(calendar: Calendar) {
  const windows = known.get(calendar) ?? { ...calendar, proposedBy: null }
  known.set(calendar, windows)
  return windows
}
