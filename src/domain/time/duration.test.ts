import { describe, expect, it } from 'vitest'
import { durationWords, formatDuration, parseDuration } from './duration.ts'
import { dayMs, hourMs, minuteMs } from './instant.ts'

describe('A length of time', () => {
  it.each([
    ['30m', 30 * minuteMs],
    ['4h', 4 * hourMs],
    ['7d', 7 * dayMs],
    ['1h30m', 90 * minuteMs],
    ['90M', 90 * minuteMs],
    ['1d2h3m4s', dayMs + 2 * hourMs + 3 * minuteMs + 4_000],
    ['0m', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: ms })
  })

  it.each(['', '30', 'm', '30m1h', '1.5h', '-1h', '1h 30m', '1y'])('"%s" is refused', text => {
    expect(parseDuration(text)).toMatchObject({ ok: false, refusal: { code: 'bad_duration' } })
  })

  it('comes back from its own text', () => {
    for (const ms of [0, 1_000, minuteMs, 90 * minuteMs, dayMs, 3 * dayMs + 4 * hourMs + 1_000]) {
      expect(parseDuration(formatDuration(ms))).toEqual({ ok: true, value: ms })
    }
    expect(formatDuration(90 * minuteMs)).toBe('1h30m')
    expect(formatDuration(-90 * minuteMs)).toBe('0m')
  })

  it.each([
    [0, 'under 1 min'],
    [-hourMs, 'under 1 min'],
    [59_999, 'under 1 min'],
    [18 * minuteMs, '18 min'],
    [138 * minuteMs, '2 h 18 min'],
    [2 * hourMs, '2 h'],
    [76 * hourMs + 59 * minuteMs, '3 d 4 h'],
    [3 * dayMs + 5 * minuteMs, '3 d'],
  ])('%d ms reads "%s"', (ms, words) => {
    expect(durationWords(ms)).toBe(words)
  })
})
