import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../time/instant.ts'
import { formatInstant } from '../time/instant-text.ts'
import { currentZoneTable as table } from '../time/zone-tables.ts'
import { zoneTable } from '../time/zones.ts'
import type { Windows } from './spans.ts'
import { inWindow, windowSpans } from './window-spans.ts'
import { parseWindows } from './windows.ts'

function windows(zone: string, text: string): Windows {
  const parsed = parseWindows(text)
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  return { zone, rules: parsed.value, proposedBy: null }
}

/** The spans of some days, as `from/until` in UTC. */
function spansOf(zone: string, text: string, from: string, until: string): string[] {
  const spans = windowSpans(table, windows(zone, text), Date.parse(from), Date.parse(until))
  return spans.map(
    span => `${formatInstant(span.from).slice(0, 16)}/${formatInstant(span.until).slice(0, 16)}`,
  )
}

describe('T3: the spans of weekly windows', () => {
  it('follow the clocks of their zone over a change', () => {
    expect(spansOf('Europe/Berlin', 'fri-mon 09:00-17:00', '2026-10-24', '2026-10-27')).toEqual([
      '2026-10-24T07:00/2026-10-24T15:00',
      '2026-10-25T08:00/2026-10-25T16:00',
      '2026-10-26T08:00/2026-10-26T16:00',
    ])
  })

  it('belong to their start day when they run over midnight', () => {
    expect(spansOf('America/Los_Angeles', 'fri 22:00-06:00', '2026-11-16', '2026-11-23')).toEqual([
      '2026-11-21T06:00/2026-11-21T14:00',
    ])
    expect(spansOf('Europe/Berlin', 'sun 22:00-06:00', '2026-11-15', '2026-11-16')).toEqual([
      '2026-11-15T21:00/2026-11-16T00:00',
    ])
    expect(spansOf('Europe/Berlin', 'sun 22:00-06:00', '2026-11-16', '2026-11-17')).toEqual([
      '2026-11-16T00:00/2026-11-16T05:00',
    ])
  })

  it('run to 24:00, and whole days make one span', () => {
    expect(spansOf('Asia/Kathmandu', 'sat 18:00-24:00', '2026-11-20', '2026-11-23')).toEqual([
      '2026-11-21T12:15/2026-11-21T18:15',
    ])
    expect(spansOf('Asia/Kathmandu', 'daily 00:00-24:00', '2026-01-01', '2026-12-31')).toEqual([
      '2026-01-01T00:00/2026-12-31T00:00',
    ])
  })

  it('take the later reading of an edge in a gap, and the earlier in an overlap', () => {
    expect(spansOf('Europe/Berlin', 'sun 02:30-05:00', '2026-03-29', '2026-03-30')).toEqual([
      '2026-03-29T01:30/2026-03-29T03:00',
    ])
    expect(spansOf('Europe/Berlin', 'sun 01:00-02:30', '2026-10-24', '2026-10-26')).toEqual([
      '2026-10-24T23:00/2026-10-25T00:30',
    ])
    expect(spansOf('Africa/Cairo', 'thu 20:00-24:00', '2026-04-23', '2026-04-25')).toEqual([
      '2026-04-23T18:00/2026-04-23T22:00',
    ])
  })

  it('vanish where both edges meet in a gap', () => {
    expect(spansOf('Europe/Berlin', 'sun 02:30-03:00', '2026-03-28', '2026-03-31')).toEqual([])
  })

  it('are merged where rules overlap or touch', () => {
    expect(
      spansOf('Etc/UTC', 'mon 09:00-12:00, mon 12:00-13:00, mon 10:00-11:00', '2026-11-16', '2026-11-17'),
    ).toEqual(['2026-11-16T09:00/2026-11-16T13:00'])
  })

  it('are none without rules or without a stretch of time', () => {
    expect(spansOf('Etc/UTC', 'none', '2026-11-16', '2026-11-17')).toEqual([])
    expect(spansOf('Etc/UTC', 'daily 00:00-24:00', '2026-11-17', '2026-11-17')).toEqual([])
  })

  it('are those of the table that is asked, also after another was', () => {
    const hours = windows('Europe/Berlin', 'fri 09:00-17:00')
    const rows = ['60|0||Europe/Berlin']
    const other = zoneTable({ version: 'another', sha256: '', rows })
    const july = Date.UTC(2026, 6, 3)
    expect(windowSpans(table, hours, july, july + dayMs)[0]?.from).toBe(july + 7 * hourMs)
    expect(windowSpans(other, hours, july, july + dayMs)[0]?.from).toBe(july + 8 * hourMs)
    expect(windowSpans(table, hours, july, july + dayMs)[0]?.from).toBe(july + 7 * hourMs)
  })

  it('contain exactly the instants that the point check finds, a year long', () => {
    const hours = windows('Australia/Lord_Howe', 'mon-fri 08:30-17:15, sat-sun 23:00-01:45')
    const from = Date.UTC(2026, 0, 1)
    const spans = windowSpans(table, hours, from, from + 365 * dayMs)
    for (const { from: start, until } of spans.slice(1, -1)) {
      expect([start - 1, start, until - 1, until].map(at => inWindow(table, hours, at))).toEqual([
        false,
        true,
        true,
        false,
      ])
    }
  })
})
