import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'
import { payments } from './payments.ts'

describe.each(engines)('what an absence would mean on %s', engine => {
  let world: World

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    await payments(world)
    world.moveTo('2026-11-19T16:50:00Z')
  })
  afterAll(() => world.close())

  test('the one on next is never the author, and holes are where nobody else of the team is reachable', async () => {
    const away = await world.must('ana', 'handoff.away', {
      area: 'payments',
      offline: '2026-11-19T17:00:00Z',
      back: '2026-11-20T08:00:00Z',
    })
    expect(away).toMatchObject({ area: 'payments', until: '2026-11-20T08:00:00Z' })
    expect(away.graceAt).toBe('2026-11-19T18:00:00Z')
    expect(away.onNext?.person).not.toBe('ana')
    for (const hole of away.holes) expect(hole.from < hole.until).toBe(true)
  })

  test('a return far away is looked into for fourteen days', async () => {
    const away = await world.must('ana', 'handoff.away', { offline: '2026-11-19T17:00:00Z' })
    expect(away.until).toBe('2026-12-03T17:00:00Z')
  })

  test('a draft names the area it belongs to and how each carried line was last said', async () => {
    const draft = await world.must('ana', 'handoff.draft', {})
    expect(draft.home).toBe('payments')
    expect(draft.carried).toEqual([])
  })

  test('a local time that does not exist is refused with both readings', async () => {
    const refused = await world.refused('ana', 'handoff.away', { back: '2027-03-28T02:30[Europe/Berlin]' })
    expect(refused).toMatchObject({ code: 'local_time_missing', path: 'back' })
  })
})
