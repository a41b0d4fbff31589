import { describe, expect, it } from 'vitest'
import { civilDate, dateText, dayNumber, isoWeekday, offsetText, wallText } from './calendar.ts'
import { dayMs } from './instant.ts'

describe('The calendar', () => {
  it('agrees with the run-time on every day from 1999 to 2038', () => {
    for (let day = Date.UTC(1999, 0, 1) / dayMs; day < Date.UTC(2039, 0, 1) / dayMs; day++) {
      const date = new Date(day * dayMs)
      expect(dateText(day)).toBe(date.toISOString().slice(0, 10))
      expect(isoWeekday(day)).toBe(date.getUTCDay() || 7)
      expect(dayNumber(civilDate(day))).toBe(day)
    }
  })

  it('has no 30 February, no month 13 and no day 0', () => {
    expect(dayNumber({ year: 2026, month: 2, day: 30 })).toBeNull()
    expect(dayNumber({ year: 2026, month: 2, day: 29 })).toBeNull()
    expect(dayNumber({ year: 2028, month: 2, day: 29 })).not.toBeNull()
    expect(dayNumber({ year: 2026, month: 13, day: 1 })).toBeNull()
    expect(dayNumber({ year: 2026, month: 1, day: 0 })).toBeNull()
  })

  it('writes wall times as short as they are', () => {
    expect(wallText(Date.UTC(2026, 10, 20, 18))).toBe('2026-11-20T18:00')
    expect(wallText(Date.UTC(2026, 10, 20, 18, 0, 7))).toBe('2026-11-20T18:00:07')
    expect(wallText(Date.UTC(2026, 10, 20, 18, 0, 0, 7))).toBe('2026-11-20T18:00:00.007')
    expect([345, -210, 0, -30].map(offsetText)).toEqual(['+05:45', '-03:30', '+00:00', '-00:30'])
  })
})
