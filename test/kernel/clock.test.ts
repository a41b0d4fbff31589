import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { engines, openWorld, type World } from '../world.ts'

describe.each(engines)('a clock set back (T9) on %s', engine => {
  let world: World

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    await world.must('ana', 'person.add', { handle: 'ben', name: 'Ben Vogel' })
    await world.must('ana', 'area.add', { path: 'payments' })
  })

  afterEach(async () => world?.close())

  const head = async (): Promise<number> => (await world.must('ana', 'org.show')).atSeq

  test('by up to 60 s writes go on, at the instant of the last entry', async () => {
    world.moveTo('2026-11-19T07:59:00Z')
    const { seq } = await world.must('ben', 'area.follow', { path: 'payments' })
    const { items } = await world.must('ana', 'record.list', { after: seq - 1 })
    expect(items).toMatchObject([{ seq, at: '2026-11-19T08:00:00Z' }])
  })

  test('by more than 60 s every write is refused with `clock_behind`, and nothing is recorded', async () => {
    const before = await head()
    world.moveTo('2026-11-19T07:58:59Z')
    for (const [as, operation, input] of [
      ['ben', 'area.follow', { path: 'payments' }],
      ['ana', 'person.add', { handle: 'li', name: 'Li Wei' }],
      ['ana', 'org.set', { key: 'defaultTransfer', value: 'author' }],
    ] as const) {
      expect(await world.refused(as, operation, input), operation).toMatchObject({
        code: 'clock_behind',
        next: expect.stringContaining('clock reset'),
      })
    }
    expect(await head()).toBe(before)
  })

  test('reading goes on meanwhile, and writing once the clock has caught up', async () => {
    world.moveTo('2026-11-19T07:00:00Z')
    expect(await world.must('ben', 'brief.read')).toMatchObject({ person: 'ben' })
    await world.refused('ben', 'area.follow', { path: 'payments' })
    world.moveTo('2026-11-19T08:00:01Z')
    await world.must('ben', 'area.follow', { path: 'payments' })
  })

  test('an administrator accepts it with `clock.reset`; then writes go on at the new instant', async () => {
    const before = await head()
    world.moveTo('2026-11-19T05:00:00Z')
    expect((await world.refused('ben', 'clock.reset')).code).toBe('not_permitted')
    expect(await head()).toBe(before)
    const { seq } = await world.must('ana', 'clock.reset')
    expect(seq).toBe(before + 1)
    world.moveTo('2026-11-19T05:00:30Z')
    await world.must('ben', 'area.follow', { path: 'payments' })
    const { items } = await world.must('ana', 'record.list', { after: before })
    expect(items).toMatchObject([
      {
        kind: 'clock.reset',
        actor: 'ana',
        at: '2026-11-19T05:00:00Z',
        terms: { from: '2026-11-19T08:00:00Z', to: '2026-11-19T05:00:00Z' },
      },
      { actor: 'ben', at: '2026-11-19T05:00:30Z' },
    ])
    expect(await checkRecord(world.env, 1)).toEqual({ ok: true, entries: before + 2, differences: [] })
  })

  test('where the clock is not behind there is nothing to reset', async () => {
    expect((await world.refused('ana', 'clock.reset')).code).toBe('clock_not_behind')
  })
})
