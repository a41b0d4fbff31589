import { describe, expect, test } from 'vitest'
import { hourMs, minuteMs } from '../../domain/time/instant.ts'
import { currentZoneTable as table } from '../../domain/time/zone-tables.ts'
import { axisOf, daysOf, tickHours, ticksOf } from './axis.ts'
import { closersOf, openHoles } from './closers.ts'
import { ana, at, li, lineOfTeams, noor, payments, person, seen } from './example-line.ts'
import { inLanes } from './lanes.ts'
import { nextOn, stateAt } from './model.ts'
import { headLines, placeRows, rowsBetween } from './rows.ts'
import { searchOf, teamsOf } from './search.ts'
import { clockThere, sentencesAt } from './sentence.ts'
import { findTeams } from './team-finding.ts'
import { keyMoves, snapped } from './use-cursor.ts'

describe('the sentence at an instant', () => {
  const line = lineOfTeams(payments)

  test('says who is on', () => {
    expect(sentencesAt(line, at(10), seen)).toEqual(['One person is on: Ana.'])
    expect(sentencesAt(line, at(18), seen)).toEqual(['One person is on: you.'])
  })

  test('says until when a team has nobody, on both clocks', () => {
    expect(sentencesAt(line, at(26.5), seen)).toEqual([
      'Nobody is on.',
      'Nobody in payments is reachable until Li comes on at 19:30 your time, 09:00 Kolkata.',
    ])
  })

  test('speaks to the reader, and says where the line shows no end', () => {
    const alone = { ...payments, people: [ana, noor], holes: [{ from: at(16), until: at(17) }] }
    expect(sentencesAt(lineOfTeams(alone), at(16.5), { ...seen, now: at(16.5) }).at(-1)).toBe(
      'Nobody in payments is reachable until you come on at 09:00.',
    )
    const late = { ...payments, people: [ana], holes: [{ from: at(17), until: at(40) }] }
    expect(sentencesAt(lineOfTeams(late), at(20), seen).at(-1)).toBe(
      'Nobody in payments is reachable for the rest of this line.',
    )
  })

  test('does not claim that nobody is on where nobody declared hours (V1)', () => {
    const unknown = { ...payments, name: 'vault', holes: [], undeclared: true }
    expect(sentencesAt(lineOfTeams(unknown), at(30), seen)).toEqual([
      'Nobody in vault declared hours, so who is on there is not known.',
    ])
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => ({ ...unknown, name }))
    expect(sentencesAt(lineOfTeams(...many), at(30), seen)).toEqual([
      'Nobody in a, b, c, d and 2 more teams declared hours, so who is on there is not known.',
    ])
  })
})

describe('who would close a hole', () => {
  const hole = { from: at(26), until: at(27.5) }

  test('is whoever is awake, and of those who works right beside it', () => {
    expect(closersOf(payments, hole)).toEqual([noor, li])
  })

  test('is never somebody on leave then', () => {
    const away = {
      ...noor,
      spans: [...noor.spans, { kind: 'leave' as const, from: at(26), until: at(50), proposed: false }],
    }
    expect(closersOf({ ...payments, people: [ana, away, li] }, hole)).toEqual([li])
  })

  test('is nobody where it is a whole night', () => {
    expect(closersOf(payments, { from: at(17), until: at(32) })).toEqual([])
  })

  test('is asked for holes that are not over, soonest first', () => {
    const other = {
      ...payments,
      name: 'risk',
      holes: [
        { from: at(12), until: at(13) },
        { from: at(20), until: at(21) },
      ],
    }
    const open = openHoles([payments, other], at(17))
    expect(open.map(({ team, hole: { from } }) => [team.name, from])).toEqual([
      ['risk', at(20)],
      ['payments', at(26)],
    ])
  })
})

describe('how somebody stands', () => {
  test('is on, off, away, on call or not declared', () => {
    const maya = person('maya', 'Maya', 'Europe/Berlin', [
      ['on-call', 6, 24],
      ['window', 8, 12],
      ['leave', 12, 20],
    ])
    const states = [7, 9, 13, 21, 30].map(hour => stateAt(maya, at(hour)).is)
    expect(states).toEqual(['on-call', 'window', 'leave', 'on-call', 'off'])
    expect(stateAt({ ...maya, declared: false, spans: [] }, at(9)).is).toBe('unknown')
    expect(nextOn(maya, at(7))).toBe(at(8))
  })
})

describe('the axis', () => {
  test('has its ticks at full hours of the reader’s clock, also where the clocks change', () => {
    const axis = axisOf(Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22), 460)
    const ticks = ticksOf(axis, { table, zone: 'Europe/Berlin' }, 6)
    expect(ticks.map(tick => new Date(tick).toISOString().slice(8, 13))).toEqual([
      '28T23',
      '29T04',
      '29T10',
      '29T16',
    ])
  })

  test('leaves room for its labels and knows its days', () => {
    const axis = axisOf(at(2), at(50), 840)
    expect(tickHours(axis, 42)).toBe(3)
    expect(daysOf(axis, seen.place)).toEqual([at(2), at(8), at(32)])
    expect(axis.at(axis.x(at(17)))).toBe(at(17))
  })
})

describe('the cursor', () => {
  const line = { from: at(0), until: at(48) }

  test('moves by ten minutes, with Shift by an hour, onto the grid', () => {
    const odd = at(10) + 7 * minuteMs
    expect(keyMoves(line, odd, { key: 'ArrowRight', shift: false })).toBe(at(10) + 10 * minuteMs)
    expect(keyMoves(line, odd, { key: 'ArrowLeft', shift: false })).toBe(at(10))
    expect(keyMoves(line, at(10), { key: 'ArrowLeft', shift: true })).toBe(at(9))
    expect(keyMoves(line, at(10), { key: 'ArrowDown', shift: false })).toBeNull()
    expect(keyMoves(line, at(10), { key: 'ArrowDown', shift: true, downwards: true })).toBe(at(11))
    expect(keyMoves({ from: at(0), until: at(168) }, at(10), { key: 'ArrowRight', shift: false })).toBe(
      at(11),
    )
  })

  test('stays on the line', () => {
    expect(snapped(line, at(-3), hourMs)).toBe(at(0))
    expect(snapped(line, at(99), hourMs)).toBe(at(48) - minuteMs)
  })
})

test('a handoff is drawn inside the team its two people share', () => {
  const other = { ...payments, name: 'risk', people: [noor] }
  const { rows } = placeRows([other, payments], 32)
  const pair = rowsBetween(rows, 'ana', 'noor')
  expect(pair?.map(row => row.team.name)).toEqual(['payments', 'payments'])
  expect(rowsBetween(rows, 'ana', 'nobody')).toBeNull()
})

test('long names of teams get the lines they need, and their number of people one more', () => {
  const named = (name: string, morePeople = 0) => headLines({ ...payments, name, morePeople })
  expect([named('payments'), named('payments', 3)]).toEqual([1, 2])
  expect(named('example-labs/workload-aware-scheduling-leads')).toBe(3)
  expect(named('x'.repeat(40))).toBe(2)
})

test('a person without a zone has no clock of their own (V1)', () => {
  expect(clockThere({ ...ana, zone: null }, at(10), seen)).toBeNull()
})

describe('finding a team', () => {
  const names = Array.from({ length: 646 }, (_, n) => `labs/team-${n}`)

  test('reaches every one by typing, and says how many more there are', () => {
    expect(findTeams(names, '')).toMatchObject({ found: { length: 40 }, more: 606 })
    expect(findTeams(names, 'LABS 645')).toEqual({ found: ['labs/team-645'], more: 0 })
    expect(findTeams(names, 'nothing').found).toEqual([])
  })

  test('puts first those whose own name begins so', () => {
    expect(findTeams(['a/my-ledger', 'b/ledger', 'ledger'], 'ledger').found).toEqual([
      'b/ledger',
      'ledger',
      'a/my-ledger',
    ])
  })
})

test('lanes keep spans apart', () => {
  const spans = [
    { from: 0, until: 5 },
    { from: 4, until: 9 },
    { from: 5, until: 7 },
    { from: 6, until: 8 },
  ]
  expect(inLanes(spans, 2).map(({ lane }) => lane)).toEqual([0, 1, 0])
})

test('what stands in the URL is taken only where it makes sense', () => {
  expect(searchOf({ from: '2026-11-19', hours: '72', teams: 'a,b' })).toEqual({
    from: '2026-11-19',
    hours: 72,
    teams: 'a,b',
  })
  expect(searchOf({ from: 3, hours: 'many' })).toEqual({
    from: undefined,
    hours: undefined,
    teams: undefined,
  })
  expect(teamsOf({ teams: 'a,,b' })).toEqual(['a', 'b'])
})
