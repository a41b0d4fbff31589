import { describe, expect, it } from 'vitest'
import { absence } from './absence.ts'
import { at, office, person, span } from './example-people.ts'
import { reachableSpans } from './reach.ts'

describe('V2: a declared absence', () => {
  it('is the union of all that overlap or touch', () => {
    const spans = [
      span('offline', '20T12:00', '20T15:00'),
      span('offline', '20T14:00', '20T18:00'),
      span('leave', '20T18:00', '23T00:00'),
    ]
    expect(absence(spans, at('20T13:00'))).toEqual({
      kind: 'offline',
      from: at('20T12:00'),
      until: at('23T00:00'),
    })
    expect(absence(spans, at('21T13:00'))).toEqual({
      kind: 'leave',
      from: at('20T12:00'),
      until: at('23T00:00'),
    })
    expect(absence(spans, at('20T11:00'))).toBeNull()
    expect(absence(spans, at('23T00:00'))).toBeNull()
  })

  it('may have no end', () => {
    const spans = [span('offline', '20T12:00', null), span('leave', '20T10:00', '21T00:00')]
    expect(absence(spans, at('25T00:00'))).toEqual({ kind: 'offline', from: at('20T10:00'), until: null })
    expect(reachableSpans(person(office, spans), at('20T08:00'), at('28T00:00'))).toEqual([
      { from: at('20T09:00'), until: at('20T10:00') },
    ])
  })
})
