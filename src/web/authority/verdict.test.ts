import { expect, test } from 'vitest'
import { type BandSpan, type Row, reasonOf, stationOf, turnOf, verdictOf, type Who } from './verdict.ts'

const says = { moment: (at: string) => at.slice(11, 16), relative: () => 'in 2 h' }
const called = (handle: string) => (handle === 'noor' ? 'You' : handle)

function row(person: string, over: Partial<Row> = {}): Row {
  return {
    person,
    entitled: 'yes',
    turn: true,
    reach: 'at_work',
    proposed: false,
    seatedAt: null,
    codes: [],
    ...over,
  }
}
function who(over: Partial<Who>): Who {
  return {
    outcome: 'yes',
    holders: [],
    meanwhile: [],
    chain: [],
    codes: [],
    missing: [],
    bands: [],
    names: {},
    at: '',
    atSeq: 1,
    zoneData: '',
    rules: '',
    validUntil: null,
    ...over,
  }
}

test('the second may while the first is off, and it says so', () => {
  const chain = [row('ana', { reach: 'away' }), row('noor'), row('li', { turn: false })]
  expect(verdictOf(who({ chain }), 1, called, says)).toEqual([
    'You may decide now.',
    'ana, before you in the chain, cannot be reached.',
  ])
  expect(chain.map(stationOf)).toEqual(['off', 'up', 'waits'])
})

test('asleep names them, who is next and when; hours that were never declared are said', () => {
  const chain = [row('ana', { reach: 'away' }), row('li', { reach: 'undeclared' })]
  const next = { person: 'ana', at: '2026-11-20T08:00:00Z' }
  expect(verdictOf(who({ outcome: 'asleep', chain, next }), 1, called, says)).toEqual([
    'Ana and li may decide, and too few of them can be reached now.',
    'Li declared no hours, so nobody can say when they can be reached.',
    'Next: ana in 2 h, at 08:00.',
  ])
})

test('nobody says why, and what was not said is asked for', () => {
  expect(verdictOf(who({ outcome: 'nobody', codes: ['vacant_role'] }), 1, called, says)).toEqual([
    'Nobody may decide this: a role that holds it is filled by nobody.',
  ])
  expect(verdictOf(who({ outcome: 'needs', missing: ['amount'] }), 1, called, says)).toEqual([
    'It depends on what was not said: the amount.',
  ])
})

test('two of a quorum are told together', () => {
  const chain = [row('ana'), row('noor')]
  expect(verdictOf(who({ chain }), 2, called, says)).toEqual([
    'It takes two people: ana and you may, and can be reached.',
  ])
})

test('when somebody comes back or leaves is read from the bands', () => {
  const span = (from: string, until: string, ...people: string[]): BandSpan => ({
    from: `2026-11-20T${from}:00Z`,
    until: `2026-11-20T${until}:00Z`,
    outcome: people.length === 0 ? 'asleep' : 'yes',
    declared: false,
    frozen: false,
    quorum: 1,
    up: people.map((person, index) => ({ person, place: index + 1, delegated: false })),
  })
  const spans = [
    span('00:00', '08:00', 'noor'),
    span('08:00', '12:00', 'ana', 'noor'),
    span('12:00', '20:00', 'ana'),
  ]
  const at = Date.parse('2026-11-20T02:00:00Z')
  expect(turnOf(spans, 'noor', at).until).toBe('2026-11-20T12:00:00Z')
  expect(turnOf(spans, 'ana', at).back).toBe('2026-11-20T08:00:00Z')
  expect(turnOf(spans, 'li', at)).toEqual({ back: null, until: null })
  expect(reasonOf(row('ana', { reach: 'away', turn: false }), [], { back: spans[1]?.from ?? '' }, says)).toBe(
    'Entitled, and off until 08:00.',
  )
})
