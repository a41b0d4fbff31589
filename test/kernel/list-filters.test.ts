import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

describe.each(engines)('Lists on %s', engine => {
  let world: World

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-16T08:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    await must('area.add', { path: 'payments' })
    world.moveTo('2026-11-17T08:00:00Z')
    await must('person.add', { handle: 'noor', name: 'Noor', zone: 'America/Los_Angeles' })
    world.moveTo('2026-11-18T08:00:00Z')
    await must('window.set', { windows: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' })
  })
  afterAll(() => world.close())

  const must = async (operation: string, input: object): Promise<Record<string, unknown>> => {
    const outcome = await world.call('ana', operation, input)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    return outcome.value as Record<string, unknown>
  }
  const kinds = async (input: object) =>
    ((await must('record.list', input)).items as { kind: string }[]).map(({ kind }) => kind)

  it('shows the record between two days, both included, newest or oldest first', async () => {
    expect(await kinds({ since: '2026-11-17', until: '2026-11-17' })).toEqual(['person.added'])
    expect(await kinds({ since: '2026-11-17', newestFirst: true })).toEqual(['window.set', 'person.added'])
    expect(await kinds({ until: '2026-11-17T08:00:00Z' })).toHaveLength(4)
    expect(await kinds({ since: '2026-11-19' })).toEqual([])
  })

  it('pages on inside the two days', async () => {
    const first = await must('record.list', { since: '2026-11-17', newestFirst: true, limit: 1 })
    expect(first.next).not.toBeNull()
    expect(await kinds({ since: '2026-11-17', newestFirst: true, limit: 1, cursor: first.next })).toEqual([
      'person.added',
    ])
  })

  it('refuses a time that cannot be read, and names the field', async () => {
    const outcome = await world.call('ana', 'record.list', { since: 'some day' })
    expect(outcome).toMatchObject({ ok: false, refusal: { path: 'since' } })
  })

  it('says who is on now only when asked', async () => {
    const reach = async (input: object) =>
      ((await must('person.list', input)).items as { handle: string; reach?: string }[]).map(
        ({ handle, reach }) => [handle, reach],
      )
    expect(await reach({})).toEqual([
      ['ana', undefined],
      ['noor', undefined],
    ])
    expect(await reach({ reach: true })).toEqual([
      ['ana', 'at_work'],
      ['noor', 'undeclared'],
    ])
  })
})
