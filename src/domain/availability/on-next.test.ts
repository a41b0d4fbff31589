import { describe, expect, it } from 'vitest'
import { ana, asks, at, maya, office, onCall, person } from './example-people.ts'
import { onNext } from './on-next.ts'
import type { ReachQuestion } from './reach.ts'

describe('H0: who is on next', () => {
  const people = new Map([
    [ana, person(office)],
    [maya, person('mon-fri 12:00-20:00')],
  ])
  const next = (text: string, question?: ReachQuestion) =>
    onNext([ana, maya], id => people.get(id)!, at(text), question)

  it('is the first who is reachable', () => {
    expect(next('20T12:00')).toEqual({ person: ana, reach: 'at_work', from: at('20T12:00') })
    expect(next('20T17:00')).toEqual({ person: maya, reach: 'at_work', from: at('20T17:00') })
  })

  it('is else the one whose next span starts first, within 72 hours', () => {
    expect(next('20T20:00')).toEqual({ person: ana, reach: 'at_work', from: at('23T09:00') })
    const weekly = person('mon 09:00-10:00')
    expect(onNext([ana], () => weekly, at('20T09:00'))).toEqual({
      person: ana,
      reach: 'at_work',
      from: at('23T09:00'),
    })
    expect(onNext([ana], () => weekly, at('20T08:59'))).toBeNull()
    expect(onNext([], () => weekly, at('20T09:00'))).toBeNull()
  })

  it('is the earlier candidate of two who start at once', () => {
    expect(onNext([maya, ana], () => person(office), at('20T20:00'))?.person).toBe(maya)
  })

  it('counts being on call only for a question of its type', () => {
    const holder = person(office, [onCall])
    expect(onNext([maya], () => holder, at('20T03:00'))?.from).toBe(at('20T09:00'))
    expect(onNext([maya], () => holder, at('20T03:00'), asks('incident'))).toEqual({
      person: maya,
      reach: 'on_call',
      from: at('20T03:00'),
    })
  })
})
