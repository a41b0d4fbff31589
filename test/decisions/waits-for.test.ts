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

  it('D5: who decided it, from the date on which they wanted to look at it again, until they say that it stands', async () => {
    await must('ana', 'grant.add', { types: ['deploy'], area: '/', holders: ['@ben'] })
    const { id } = await must('sam', 'decision.request', { type: 'deploy', area: '/', text: 'Ship?' })
    const reviewBy = '2026-12-01T09:00:00Z'
    await must('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'For now', reviewBy })
    world.moveTo('2026-12-01T08:59:00Z')
    expect(await waitsFor('ben')).toEqual([])
    expect((await world.refused('ben', 'decision.ratify', { id })).code).toBe('not_to_ratify')
    world.moveTo(reviewBy)
    expect(await waitsFor('ben')).toEqual([id])
    expect(await waitsFor('sam')).toEqual([])
    const { mine } = await must('ben', 'decision.show', { id })
    expect(mine).toMatchObject({ review: true, ratify: false, vote: false, reverse: false })
    const { sections } = await must('ben', 'brief.read')
    const waiting = sections.find((section: { id: string }) => section.id === 'decisions')
    expect(waiting.lines).toMatchObject([{ note: expect.stringContaining('looked at again'), due: reviewBy }])
    expect((await world.refused('sam', 'decision.ratify', { id })).code).toBe('not_to_ratify')
    await must('ana', 'person.merge', { from: 'ben', into: 'nora' })
    expect(await waitsFor('nora')).toEqual([id])
    await must('nora', 'decision.ratify', { id, note: 'Still right' })
    expect(await waitsFor('nora')).toEqual([])
    expect(await must('nora', 'decision.show', { id })).toMatchObject({ inForce: true, toRatify: [] })
  })

  it('D5: nobody, once what was to be looked at again is replaced', async () => {
    await must('ana', 'grant.add', { types: ['deploy'], area: '/', holders: ['@ben'] })
    const { id } = await must('sam', 'decision.request', { type: 'deploy', area: '/', text: 'Ship?' })
    const reviewBy = '2026-12-01T09:00:00Z'
    await must('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'For now', reviewBy })
    world.moveTo('2026-12-02T09:00:00Z')
    await must('ben', 'decision.supersede', { id, text: 'Ship it on Mondays', rationale: 'Calmer' })
    expect(await waitsFor('ben')).toEqual([])
  })
})
