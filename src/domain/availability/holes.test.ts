import { describe, expect, it } from 'vitest'
import { at, office, person, span } from './example-people.ts'
import { holes } from './holes.ts'

describe('A hole', () => {
  it('is where nobody of the list is reachable', () => {
    const team = [person(office), person('mon-fri 12:00-20:00'), person(null)]
    expect(holes(team, at('19T00:00'), at('21T00:00'))).toEqual({
      undeclared: false,
      spans: [
        { from: at('19T00:00'), until: at('19T09:00') },
        { from: at('19T20:00'), until: at('20T09:00') },
        { from: at('20T20:00'), until: at('21T00:00') },
      ],
    })
  })

  it('is flagged as unknown where nobody ever declared windows', () => {
    const whole = [{ from: at('19T00:00'), until: at('21T00:00') }]
    expect(holes([person(null), person(null)], at('19T00:00'), at('21T00:00'))).toEqual({
      spans: whole,
      undeclared: true,
    })
    expect(holes([person('none'), person(null)], at('19T00:00'), at('21T00:00')).undeclared).toBe(false)
    expect(holes([], at('19T00:00'), at('21T00:00'))).toEqual({ spans: whole, undeclared: false })
    const covered = [person(null, [span('cover', '19T00:00', '21T00:00')])]
    expect(holes(covered, at('19T00:00'), at('21T00:00'))).toEqual({ spans: [], undeclared: false })
  })
})
