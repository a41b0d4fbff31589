import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

/* Ben decides; Noor, or Kim and Li of legal, are consulted. Friday 20 November 2026. */

describe.each(engines)('what waits for whom, on %s', engine => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)
  const waitsFor = async (as: string) =>
    (await must(as, 'decision.list', { waiting: true })).items.map((one: { id: string }) => one.id)

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['ben', 'noor', 'kim', 'li', 'sam', 'nora'])
      await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'team.set', { name: 'legal', members: ['kim', 'li'] })
    await must('ana', 'type.add', { name: 'deploy' })
    world.moveTo('2026-11-20T09:00:00Z')
  })
  afterEach(() => world.close())

  it('A10: each of several who are consulted, until one of each has answered', async () => {
    const consult = ['@noor', 'team:legal']
    await must('ana', 'grant.add', { types: ['deploy'], area: '/', holders: ['@ben'], consult })
    const { id } = await must('sam', 'decision.request', { type: 'deploy', area: '/', text: 'Ship?' })
    await must('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'Fine' })
    for (const one of ['noor', 'kim', 'li']) expect(await waitsFor(one)).toEqual([id])
    expect(await must('noor', 'consult.answer', { id, text: 'Fine' })).toMatchObject({ state: 'open' })
    expect(await waitsFor('noor')).toEqual([])
    expect(await waitsFor('li')).toEqual([id])
    expect(await must('li', 'consult.answer', { id, text: 'Fine' })).toMatchObject({ state: 'decided' })
    expect(await waitsFor('kim')).toEqual([])
  })

  it('V5: whoever ratified under another handle is asked no more', async () => {
    const hours = { windows: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' }
    await must('ben', 'window.set', hours)
    await must('noor', 'window.set', { ...hours, zone: 'America/Los_Angeles' })
    await must('ana', 'grant.add', { types: ['deploy'], area: '/', holders: ['@noor', '@ben'] })
    const { id } = await must('sam', 'decision.request', { type: 'deploy', area: '/', text: 'Ship?' })
    await must('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'Fine' })
    await must('ana', 'person.merge', { from: 'noor', into: 'nora' })
    expect(await waitsFor('nora')).toEqual([id])
    expect(await must('nora', 'decision.ratify', { id })).toMatchObject({ toRatify: [] })
    expect(await waitsFor('nora')).toEqual([])
    expect((await world.refused('nora', 'decision.ratify', { id })).code).toBe('not_to_ratify')
  })
})
