import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWindows, printWindows } from './windows.ts'

const seed = Number(process.env.SEED ?? Math.trunc(performance.timeOrigin))
const weekdays = [1, 2, 3, 4, 5]

describe('T3: weekly hours as text', () => {
  it('are days and hours', () => {
    expect(parseWindows('mon-fri 09:00-17:30, sat 10:00-12:00')).toEqual({
      ok: true,
      value: [
        { days: weekdays, from: 540, until: 1_050 },
        { days: [6], from: 600, until: 720 },
      ],
    })
  })

  it.each([
    ['Mon – Fri 9-17', 'mon-fri 09:00-17:00'],
    ['monday, wed 9:00-17:00', 'mon,wed 09:00-17:00'],
    ['mon-fri 09:00-12:00, 13:00-17:00', 'mon-fri 09:00-12:00, mon-fri 13:00-17:00'],
    ['fri-mon 22:00-06:00', 'mon,fri-sun 22:00-06:00'],
    ['sun-thu 08:00-16:00; fri 8-10', 'mon-thu,sun 08:00-16:00, fri 08:00-10:00'],
    ['daily 00:00-24:00', 'mon-sun 00:00-24:00'],
    ['sat 18:00-00:00', 'sat 18:00-24:00'],
    ['none', 'none'],
  ])('"%s" is printed as "%s"', (text, printed) => {
    const parsed = parseWindows(text)
    expect(parsed.ok && printWindows(parsed.value)).toBe(printed)
  })

  it.each([
    ['', 'is not days and hours'],
    ['mon-fri', 'ends with days that have no hours'],
    ['09:00-17:00', 'has no day'],
    ['mon 09:00-25:00', 'has a time that is not on the clock'],
    ['mon 09:00-17:60', 'has a time that is not on the clock'],
    ['mon 09:00-09:00', 'begins and ends at the same time'],
    ['mon 24:00-06:00', 'begins at 24:00'],
    ['mo 09:00-17:00', 'is not days and hours'],
    ['noday 09:00-17:00', 'is not days and hours'],
    ['mon 09:00-17:00,', 'is not days and hours'],
    ['mon 09:00 to 17:00', 'is not days and hours'],
  ])('"%s" is refused, because it %s', (text, what) => {
    const parsed = parseWindows(text)
    expect(parsed).toMatchObject({ ok: false, refusal: { code: 'bad_windows' } })
    if (!parsed.ok) expect(`${parsed.refusal.message} ${parsed.refusal.next}`).toContain(what)
  })

  it('come back from their own text', () => {
    const rule = fc.record({
      days: fc
        .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
        .map(days => days.sort((a, b) => a - b)),
      from: fc.integer({ min: 0, max: 1_439 }),
      until: fc.integer({ min: 1, max: 1_440 }),
    })
    const rules = fc.array(
      rule.filter(({ from, until }) => from !== until),
      { maxLength: 4 },
    )
    console.log(`windows seed ${seed}`)
    fc.assert(
      fc.property(rules, value => {
        expect(parseWindows(printWindows(value))).toEqual({ ok: true, value })
      }),
      { seed, numRuns: 2_000 },
    )
  })
})
