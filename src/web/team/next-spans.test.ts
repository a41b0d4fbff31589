import { expect, it } from 'vitest'
import { currentZoneTable as berlin } from '../../domain/time/zone-tables.ts'
import { nextSpans, reachabilityOf, turnsAt } from './next-spans.ts'

const iso = (instant: number) => new Date(instant).toISOString()

const ben = {
  id: 'per_ben',
  windows: { hours: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin', proposedBy: null },
  spans: [
    {
      id: 'spa_1',
      kind: 'leave' as const,
      from: '2026-11-20T23:00:00Z',
      until: '2026-11-23T23:00:00Z',
      area: null,
      types: [],
      wake: false,
      proposedBy: null,
      handoff: null,
    },
  ],
}

it('leaves out what leave takes away, and tells the day after it', () => {
  const friday = Date.parse('2026-11-20T10:00:00Z')
  const spans = nextSpans(reachabilityOf(berlin, ben), friday, 2)
  expect(spans.map(({ from, until }) => [iso(from), iso(until)])).toEqual([
    ['2026-11-20T10:00:00.000Z', '2026-11-20T16:00:00.000Z'],
    ['2026-11-24T08:00:00.000Z', '2026-11-24T16:00:00.000Z'],
  ])
})

it('says until when they are on, and else when they are next', () => {
  const reachability = reachabilityOf(berlin, ben)
  expect(turnsAt(reachability, Date.parse('2026-11-20T10:00:00Z'))).toEqual({
    on: true,
    at: Date.parse('2026-11-20T16:00:00Z'),
  })
  expect(turnsAt(reachability, Date.parse('2026-11-21T10:00:00Z'))).toEqual({
    on: false,
    at: Date.parse('2026-11-24T08:00:00Z'),
  })
  expect(turnsAt(reachabilityOf(berlin, { ...ben, windows: null }), 0)).toBeNull()
})
