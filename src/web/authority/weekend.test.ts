import { expect, test } from 'vitest'
import type { BandSpan } from './verdict.ts'
import { fateOf, withStalls } from './weekend.ts'

function span(from: number, until: number, up: readonly string[], declared = false): BandSpan {
  const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`
  return {
    from: at(from),
    until: at(until),
    outcome: up.length > 0 ? 'yes' : 'asleep',
    declared,
    frozen: false,
    quorum: null,
    up: up.map(person => ({ person, place: 1, delegated: false })),
  }
}

test('it stalls where whoever was taken out would have been up, and not where nobody was there anyway', () => {
  const before = [span(0, 8, [], true), span(8, 16, ['ana']), span(16, 20, [], true)]
  const after = withStalls([span(0, 20, [], true)], before)
  expect(after.map(one => [one.from.slice(11, 13), one.declared])).toEqual([
    ['00', true],
    ['08', false],
    ['16', true],
  ])
  const row = { type: 't', area: 'a', alike: 0, spans: after, before, sole: 'ana', could: [], stalls: true }
  expect(fateOf(row, handle => handle)).toBe('Stalls for 8 h')
})
