import { describe, expect, it } from 'vitest'
import { hourMs } from '../time/instant.ts'
import { asks, at, maya, office, onCall, person, span } from './example-people.ts'
import { nextReachable, reach, restsOnProposal } from './reach.ts'

describe('V1: reach', () => {
  it('is at work in a window or cover, and away outside them', () => {
    const covering = person(office, [span('cover', '20T19:00', '20T21:00')])
    expect(
      ['20T08:59', '20T09:00', '20T17:00', '20T19:00', '20T21:00'].map(text => reach(covering, at(text))),
    ).toEqual(['away', 'at_work', 'away', 'at_work', 'away'])
  })

  it('is away under declared offline or leave, before anything else', () => {
    const spans = [onCall, span('cover', '20T00:00', '21T00:00')]
    expect(
      reach(person(office, [...spans, span('offline', '20T12:00', null)]), at('20T13:00'), asks('incident')),
    ).toBe('away')
    expect(
      reach(
        person(office, [...spans, span('leave', '20T12:00', '20T14:00')]),
        at('20T13:00'),
        asks('incident'),
      ),
    ).toBe('away')
    expect(reach(person(null, [span('leave', '20T12:00', '20T14:00')]), at('20T13:00'))).toBe('away')
  })

  it('is undeclared only if no window was ever declared and nothing else applies', () => {
    expect(reach(person(null), at('20T13:00'))).toBe('undeclared')
    expect(reach(person('none'), at('20T13:00'))).toBe('away')
    expect(reach(person(null, [span('cover', '20T12:00', '20T14:00')]), at('20T13:00'))).toBe('at_work')
    expect(reach(person(null, [onCall]), at('20T13:00'), asks('deploy'))).toBe('undeclared')
  })

  it('V4: on call only for the types of the span and those below, in its area', () => {
    const night = at('20T03:00')
    const holder = person(office, [onCall])
    expect(
      ['incident', 'incident.database', 'rollback', 'incidental', 'deploy'].map(type =>
        reach(holder, night, asks(type)),
      ),
    ).toEqual(['on_call', 'on_call', 'on_call', 'away', 'away'])
    expect(reach(holder, night)).toBe('away')
    expect(reach(holder, night, asks(undefined))).toBe('away')
    expect(reach(holder, night, asks('incident', false))).toBe('away')
    const narrow = person(office, [{ ...onCall, types: ['incident.database'] }])
    expect(reach(narrow, night, asks('incident'))).toBe('away')
  })

  it('on call comes before a window, cover before on call', () => {
    const noon = at('20T12:00')
    expect(reach(person(office, [onCall]), noon, asks('incident'))).toBe('on_call')
    expect(
      reach(person(office, [onCall, span('cover', '20T10:00', '20T14:00')]), noon, asks('incident')),
    ).toBe('at_work')
  })
})

describe('V1: the next time somebody is reachable', () => {
  it('is now, the next span, or nothing within the horizon', () => {
    expect(nextReachable(person(office), at('20T12:00'), 72 * hourMs)).toBe(at('20T12:00'))
    expect(nextReachable(person(office), at('20T17:00'), 64 * hourMs)).toBe(at('23T09:00'))
    expect(nextReachable(person(office), at('20T17:00'), 64 * hourMs - 1)).toBeNull()
    expect(
      nextReachable(person(office, [span('offline', '01T00:00', null)]), at('20T17:00'), 2_000 * hourMs),
    ).toBeNull()
    expect(
      nextReachable(person(office, [span('leave', '01T00:00', '27T00:00')]), at('02T17:00'), 2_000 * hourMs),
    ).toBe(at('27T09:00'))
  })
})

describe('V3: an answer rests on a proposal', () => {
  const noon = at('20T12:00')
  it('when it would be another without what others proposed', () => {
    expect(restsOnProposal(person(office, [], maya), noon)).toBe(true)
    expect(restsOnProposal(person(office, [], maya), at('20T20:00'))).toBe(true)
    expect(
      restsOnProposal(person(office, [span('leave', '20T00:00', '21T00:00', { proposedBy: maya })]), noon),
    ).toBe(true)
  })

  it('not when the person declared enough themselves', () => {
    expect(restsOnProposal(person(office), noon)).toBe(false)
    expect(restsOnProposal(person(office, [span('offline', '20T00:00', null)], maya), noon)).toBe(false)
    expect(
      restsOnProposal(person(office, [span('cover', '20T00:00', '21T00:00', { proposedBy: maya })]), noon),
    ).toBe(false)
    expect(
      restsOnProposal(person(office, [span('leave', '23T00:00', '24T00:00', { proposedBy: maya })]), noon),
    ).toBe(false)
  })
})
