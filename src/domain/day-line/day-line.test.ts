import { describe, expect, test } from 'vitest'
import { at, office, onCall, person, span } from '../availability/example-people.ts'
import { reachableSpans } from '../availability/reach.ts'
import { mergeSpans } from '../time/span-set.ts'
import { currentZoneTable as table } from '../time/zone-tables.ts'
import { nightSpans, rowSpans } from './row-spans.ts'
import { startAround, startAsked } from './start.ts'

describe('the row of a person', () => {
  const row = (...declared: Parameters<typeof person>[1] & object[]) =>
    rowSpans(person(office, declared), at('20T00:00'), at('21T00:00'))

  test('holds their hours', () => {
    expect(row()).toEqual([{ from: at('20T09:00'), until: at('20T17:00'), kind: 'window', proposed: false }])
  })

  test('V1: offline cuts leave, leave cuts cover, cover cuts hours', () => {
    const kinds = row(
      span('cover', '20T15:00', '20T20:00'),
      span('leave', '20T12:00', '20T16:00'),
      span('offline', '20T11:00', '20T13:00'),
    ).map(({ kind, from, until }) => [
      kind,
      (from - at('20T00:00')) / 3_600_000,
      (until - at('20T00:00')) / 3_600_000,
    ])
    expect(kinds).toEqual([
      ['window', 9, 11],
      ['offline', 11, 13],
      ['leave', 13, 16],
      ['cover', 16, 20],
    ])
  })

  test('shows exactly the reachable hours as hours and cover', () => {
    const who = person(office, [
      span('cover', '20T16:00', '20T23:00'),
      span('leave', '20T10:00', '20T11:00'),
      span('offline', '20T22:00', null),
      onCall,
    ])
    const [from, until] = [at('19T00:00'), at('23T00:00')]
    const on = rowSpans(who, from, until).filter(({ kind }) => kind === 'window' || kind === 'cover')
    expect(mergeSpans(on)).toEqual(reachableSpans(who, from, until))
  })
})

test('a night is 22:00 to 06:00 there, an hour shorter when the clocks go forward', () => {
  const nights = nightSpans(table, 'Europe/Berlin', Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 2, 29, 12))
  expect(nights).toEqual([{ from: Date.UTC(2026, 2, 28, 21), until: Date.UTC(2026, 2, 29, 4) }])
})

describe('where a day line begins', () => {
  const zone = 'America/Los_Angeles'

  test('is, unasked, a third before now at an hour of the grid', () => {
    const start = startAround(table, zone, Date.parse('2026-11-19T17:02:00Z'), 48)
    expect(new Date(start).toISOString()).toBe('2026-11-19T02:00:00.000Z')
  })

  test.each([
    ['2026-11-19', '2026-11-19T08:00:00.000Z'],
    ['2026-11-19[Europe/Berlin]', '2026-11-18T23:00:00.000Z'],
    ['2026-11-19T06:00', '2026-11-19T14:00:00.000Z'],
    ['2026-11-19T06:00:00Z', '2026-11-19T06:00:00.000Z'],
  ])('%s is the instant %s for somebody in San Francisco', (text, expected) => {
    const start = startAsked(table, zone, text, 48)
    expect(start.ok && new Date(start.value).toISOString()).toBe(expected)
  })

  test.each([
    ['1998-01-01', 'instant_out_of_range'],
    ['2037-12-31', 'instant_out_of_range'],
    ['soon', 'bad_time'],
    ['2026-11-19[Nowhere/At]', 'unknown_zone'],
  ])('%s is refused as %s', (text, code) => {
    const start = startAsked(table, zone, text, 48)
    expect(start.ok ? 'ok' : start.refusal.code).toBe(code)
  })
})
