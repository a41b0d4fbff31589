import { describe, expect, it } from 'vitest'
import { hourMs } from '../time/instant.ts'
import { at, office, onCall, person, span } from './example-people.ts'
import { lastShiftEnd, shifts } from './shifts.ts'

describe('B1: shifts', () => {
  it('are windows and cover, less leave and offline, and never on-call', () => {
    const worker = person(office, [
      onCall,
      span('cover', '20T17:00', '20T18:00'),
      span('offline', '19T15:00', '20T10:00'),
    ])
    expect(shifts(worker, at('19T00:00'), at('21T00:00'))).toEqual([
      { from: at('19T09:00'), until: at('19T15:00') },
      { from: at('20T10:00'), until: at('20T18:00') },
    ])
  })

  it('end at the last handoff published in them', () => {
    const published = [at('18T16:00'), at('19T11:00'), at('19T16:40'), at('20T08:00')]
    expect(lastShiftEnd(person(office), at('20T10:00'), published)).toBe(at('19T16:40'))
    expect(lastShiftEnd(person(office), at('19T12:00'), published)).toBe(at('19T11:00'))
    expect(lastShiftEnd(person(office), at('19T10:00'), published)).toBe(at('18T16:00'))
  })

  it('of which the last before an instant is the earlier one of that day, if there are two', () => {
    const twice = person('mon-fri 08:00-11:00, 16:00-20:00')
    expect(lastShiftEnd(twice, at('20T17:00'), [])).toBe(at('20T11:00'))
    expect(lastShiftEnd(twice, at('20T09:00'), [])).toBe(at('19T20:00'))
    expect(lastShiftEnd(twice, at('20T20:00'), [])).toBe(at('20T20:00'))
  })

  it('are looked for 60 days back, over leave', () => {
    const back = person(office, [span('leave', '01T00:00', '30T00:00')])
    expect(lastShiftEnd(back, at('30T12:00'), [])).toBe(Date.UTC(2026, 9, 30, 17))
    const gone = person(office, [{ ...span('leave', '01T00:00', '30T00:00'), from: Date.UTC(2026, 8, 1) }])
    expect(lastShiftEnd(gone, at('30T12:00'), [])).toBeNull()
    expect(lastShiftEnd(person(null), at('30T12:00'), [])).toBeNull()
  })

  it('may be longer than a few days, and end at a publication long before', () => {
    const long = person(null, [span('cover', '05T00:00', '19T00:00')])
    expect(lastShiftEnd(long, at('20T12:00'), [at('06T12:00')])).toBe(at('06T12:00'))
    expect(lastShiftEnd(long, at('20T12:00'), [])).toBe(at('19T00:00'))
  })

  it('are not ended by what is published later', () => {
    const noon = at('20T12:00')
    expect(lastShiftEnd(person(office), noon, [noon + 1, noon + hourMs])).toBe(at('19T17:00'))
    expect(lastShiftEnd(person(office), noon, [noon])).toBe(noon)
  })

  it('that never stop end only where a handoff was published', () => {
    const always = person('daily 00:00-24:00')
    expect(lastShiftEnd(always, at('20T12:00'), [])).toBeNull()
    expect(lastShiftEnd(always, at('20T12:00'), [at('01T12:00')])).toBe(at('01T12:00'))
  })
})
