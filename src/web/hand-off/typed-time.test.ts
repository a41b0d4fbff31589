import { expect, test } from 'vitest'
import { parseLocalTime } from '../../domain/time/local-text.ts'
import { currentZoneTable } from '../../domain/time/zone-tables.ts'
import { typedTime } from './typed-time.ts'

const berlin = { table: currentZoneTable, zone: 'Europe/Berlin' }
/** Thursday 19 November 2026, 17:52 in Berlin. */
const now = Date.UTC(2026, 10, 19, 16, 52)

test.each([
  ['18:00', '2026-11-19T18:00'],
  ['9', '2026-11-20T09:00'],
  ['9am', '2026-11-20T09:00'],
  ['6:30 pm', '2026-11-19T18:30'],
  ['tomorrow 9', '2026-11-20T09:00'],
  ['tomorrow at 9', '2026-11-20T09:00'],
  ['fri 09:00', '2026-11-20T09:00'],
  ['Monday 9.30', '2026-11-23T09:30'],
  ['thu 17:00', '2026-11-26T17:00'],
  ['thu 18:00', '2026-11-19T18:00'],
  ['23 Nov 09:00', '2026-11-23T09:00'],
  ['nov 23, 9', '2026-11-23T09:00'],
  ['2 jan 9', '2027-01-02T09:00'],
  ['mon', '2026-11-23'],
  ['2026-11-23', '2026-11-23'],
  ['2026-11-23 09:00', '2026-11-23T09:00'],
  ['in 2 h', '2026-11-19T19:52'],
  ['in 90 min', '2026-11-19T19:22'],
])('"%s" is %s in Berlin', (text, local) => {
  expect(typedTime(text, berlin, now)).toBe(`${local}[Europe/Berlin]`)
})

test.each(['2026-11-23T09:00Z', '2026-11-23T09:00[Asia/Kolkata]', 'whenever', '25:00', 'in a while'])(
  '"%s" stays as it is',
  text => {
    expect(typedTime(text, berlin, now)).toBe(text)
  },
)

test('a time the clocks show twice is offered in both readings (T4)', () => {
  const october = Date.UTC(2027, 9, 30, 12)
  const typed = typedTime('sun 2:30', berlin, october)
  expect(typed).toBe('2027-10-31T02:30[Europe/Berlin]')
  expect(parseLocalTime(currentZoneTable, typed, 'Europe/Berlin')).toMatchObject({
    ok: false,
    refusal: {
      code: 'local_time_twice',
      details: {
        readings: ['2027-10-31T02:30+02:00[Europe/Berlin]', '2027-10-31T02:30+01:00[Europe/Berlin]'],
      },
    },
  })
})
