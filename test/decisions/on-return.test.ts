import { afterEach, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

/* Ben works in Berlin, Noor in San Francisco. Friday 20 November 2026. */

const leaving = [
  '---',
  'to: on-next',
  'area: payments',
  'offline: 2026-11-20T16:00Z',
  'back: 2026-11-23T08:00Z',
  '---',
  'All quiet.',
  '',
  '## If',
  '- Errors rise: roll back 412. may: rollback by: @noor until: 2026-11-23T09:00Z max-age: 30m',
].join('\n')

describe.each(engines)('what was decided while somebody was away, on %s', engine => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)
  afterEach(() => world.close())

  it('is in their return view: to ratify, until when it can be reversed, and by which contingency', async () => {
    world = await openWorld(engine, { start: '2026-11-20T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['ben', 'noor', 'sam']) await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor'] })
    await must('ana', 'area.add', { path: 'payments', team: 'payments' })
    await must('ben', 'window.set', { windows: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' })
    await must('noor', 'window.set', { windows: 'mon-fri 09:00-17:00', zone: 'America/Los_Angeles' })
    await must('ana', 'type.add', { name: 'rollback' })
    await must('ana', 'type.add', { name: 'deploy' })
    await must('ana', 'grant.add', { types: ['rollback'], area: 'payments', holders: ['@ben'] })
    await must('ana', 'grant.add', { types: ['deploy'], area: 'payments', holders: ['@ben', '@noor'] })
    const overrides = ['section_missing', 'decision_uncovered']
    await must('ben', 'handoff.publish', { markdown: leaving, overrides })
    world.moveTo('2026-11-20T18:00:00Z')
    const ask = { area: 'payments', reversibleUntil: '2026-11-25T08:00Z' }
    await must('sam', 'decision.request', { ...ask, type: 'deploy', text: 'Ship 413?' })
    await must('noor', 'decision.decide', { id: 'D-1', outcome: 'yes', rationale: 'Canary is green' })
    await must('noor', 'observation.add', { item: 'I-1', saw: 'p95 above four seconds' })
    await must('sam', 'decision.request', { type: 'rollback', area: 'payments', text: 'Roll back 412?' })
    await must('noor', 'decision.decide', { id: 'D-2', outcome: 'yes', rationale: 'It was foreseen' })

    world.moveTo('2026-11-23T08:00:00Z')
    const back = await must('ben', 'handoff.returns')
    expect(back.sentence).toContain(
      'Meanwhile 2 decisions wait for you to ratify, one of your contingencies was used.',
    )
    expect(back.toRatify).toMatchObject([
      {
        id: 'D-1',
        outcome: 'yes',
        decidedBy: ['noor'],
        reversible: true,
        reversibleUntil: '2026-11-25T08:00:00Z',
      },
      { id: 'D-2', text: 'Roll back 412?', reversible: false },
    ])
    expect(back.contingenciesUsed).toMatchObject([
      { item: 'I-1', id: 'D-2', decidedBy: ['noor'], observation: expect.stringMatching(/^ent_/) },
    ])
    for (const id of ['D-1', 'D-2']) await must('ben', 'decision.ratify', { id })
    const after = await must('ben', 'handoff.returns')
    expect(after.toRatify).toEqual([])
    expect(after.contingenciesUsed).toHaveLength(1)
    expect((await must('noor', 'handoff.returns')).toRatify).toEqual([])
  })
})
