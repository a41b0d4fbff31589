import { afterEach, describe, expect, it } from 'vitest'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { engines, openWorld, type World } from '../world.ts'

/* T9: an administrator takes the clock back by fifty minutes while a request waits. Friday 20 November 2026. */

describe.each(engines)('a request while the clock is taken back, on %s', engine => {
  let world: World
  afterEach(() => world.close())

  it('keeps every seat, each once, and goes on from there (A7, D3)', async () => {
    world = await openWorld(engine, { start: '2026-11-20T09:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)
    const holders = ['ben', 'noor', 'sam']
    for (const handle of holders) {
      await must('ana', 'person.add', { handle, name: handle })
      await must(handle, 'window.set', { windows: 'mon-fri 08:00-20:00', zone: 'Europe/Berlin' })
    }
    await must('ana', 'type.add', { name: 'deploy' })
    await must('ana', 'grant.add', { types: ['deploy'], area: '/', holders: holders.map(one => `@${one}`) })
    world.moveTo('2026-11-20T10:00:00Z')
    const { id } = await must('ana', 'decision.request', { type: 'deploy', area: '/', text: 'Ship 413?' })
    world.moveTo('2026-11-20T10:40:00Z')
    await must('ana', 'area.follow', { path: '/' })
    const seats = async () => (await must('ana', 'decision.show', { id })).askedTo
    const before = [
      { person: 'ben', seatedAt: '2026-11-20T10:00:00Z' },
      { person: 'noor', seatedAt: '2026-11-20T10:30:00Z' },
    ]
    expect(await seats()).toEqual(before)
    world.moveTo('2026-11-20T09:50:00Z')
    const late = { id, outcome: 'yes', rationale: 'Canary is green' }
    expect((await world.refused('noor', 'decision.decide', late)).code).toBe('clock_behind')
    await must('ana', 'clock.reset')
    expect(await seats()).toEqual(before)
    world.moveTo('2026-11-20T11:05:00Z')
    await must('ana', 'area.unfollow', { path: '/' })
    expect(await seats()).toEqual([...before, { person: 'sam', seatedAt: '2026-11-20T11:00:00Z' }])
    expect(await must('noor', 'decision.decide', late)).toMatchObject({ state: 'decided' })
    expect(await checkRecord(world.env, 1)).toMatchObject({ ok: true, differences: [] })
  })
})
