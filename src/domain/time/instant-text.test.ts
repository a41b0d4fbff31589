import { describe, expect, it } from 'vitest'
import { firstInstant, lastInstant } from './instant.ts'
import { formatInstant, parseInstant } from './instant-text.ts'

describe('T1: an instant as text', () => {
  it('is RFC 3339 in UTC, with milliseconds only if there are any', () => {
    expect(formatInstant(Date.UTC(2026, 10, 20, 17))).toBe('2026-11-20T17:00:00Z')
    expect(formatInstant(Date.UTC(2026, 10, 20, 17, 0, 5, 7))).toBe('2026-11-20T17:00:05.007Z')
  })

  it('comes back from its own text', () => {
    for (let at = firstInstant; at <= lastInstant; at += 86_400_000 * 3 + 7_654_321) {
      expect(parseInstant(formatInstant(at))).toEqual({ ok: true, value: at })
      expect(formatInstant(at).slice(0, 19)).toBe(new Date(at).toISOString().slice(0, 19))
    }
  })

  it('may carry an offset', () => {
    expect(parseInstant('2026-11-20T18:00:00+01:00')).toEqual({ ok: true, value: Date.UTC(2026, 10, 20, 17) })
  })

  it.each([
    '2026-11-20',
    '2026-11-20T17:00Z',
    '2026-11-20T17:00:00',
    '2026-11-20 17:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-20T17:00:60Z',
    'now',
  ])('%s is refused', text => {
    expect(parseInstant(text)).toMatchObject({ ok: false, refusal: { code: 'bad_time' } })
  })

  it('is refused outside 2000 to 2037', () => {
    for (const text of ['1999-12-31T23:59:59.999Z', '2038-01-01T00:00:00Z']) {
      expect(parseInstant(text)).toMatchObject({ ok: false, refusal: { code: 'instant_out_of_range' } })
    }
  })
})
