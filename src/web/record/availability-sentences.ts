import type { AvailabilityTerms } from '../../domain/availability/kinds.ts'
import type { WindowRule } from '../../domain/availability/spans.ts'
import { printWindows } from '../../domain/availability/windows.ts'
import { cityOf } from '../time/format.ts'
import { listed } from '../words/counting.ts'
import type { Told } from './reading.ts'
import type { Sentences } from './sentence.ts'

const span = (t: Told): string => `from ${t.moment('from')} until ${t.moment('until')}`
const inArea = (t: Told): string => (t.has('area') ? ` for ${t.place('area')}` : '')

/** V3: what somebody declares for another is a proposal. */
const declared = (t: Told, own: string, proposed: string): string =>
  t.has('proposedBy')
    ? `${t.who} proposed that ${t.name('person')} ${proposed}`
    : `${t.name('person')} ${own}`

function hours(t: Told): string {
  const windows = (t.terms.windows ?? {}) as { zone?: string; rules?: readonly WindowRule[] }
  const text = printWindows(windows.rules ?? [])
  if (text === 'none') return 'no hours'
  return `${text}${windows.zone === undefined ? '' : `, ${cityOf(windows.zone)} time`}`
}

function types(t: Told): string {
  const named = Array.isArray(t.terms.types) ? t.terms.types.map(String) : []
  return named.length === 0 ? '' : `, to decide ${listed(named)}`
}

export const availabilitySentences: Sentences<keyof AvailabilityTerms | 'window.set' | 'window.confirmed'> = {
  'window.set': t => {
    const windows = (t.terms.windows ?? {}) as { proposedBy?: string | null }
    return windows.proposedBy == null
      ? `${t.name('person')} declared weekly hours: ${hours(t)}.`
      : `${t.who} proposed weekly hours for ${t.name('person')}: ${hours(t)}.`
  },
  'window.confirmed': t => `${t.name('person')} confirmed the hours that were proposed.`,
  'absence.declared': t =>
    t.has('until')
      ? `${declared(t, 'is', 'is')} offline ${span(t)}.`
      : `${declared(t, 'went', 'goes')} offline from ${t.moment('from')}, without a date to come back.`,
  'absence.ended': t => `${t.name('person')} came back at ${t.moment('endedAt')}.`,
  'leave.added': t => `${declared(t, 'is', 'is')} on leave ${span(t)}.`,
  'cover.added': t => `${declared(t, 'covers', 'covers')} ${span(t)}${inArea(t)}.`,
  'oncall.added': t =>
    `${declared(t, 'is', 'is')} on call ${span(t)}${inArea(t)}${types(t)}${t.terms.wake === true ? ', and may be woken' : ''}.`,
  'span.confirmed': t => `${t.name('person')} confirmed a span that was proposed.`,
  'span.cancelled': t => `A span of ${t.name('person')} was ended at ${t.moment('endedAt')}.`,
}
