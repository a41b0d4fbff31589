import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

/* Ben and Noor work in Berlin; only Ben may roll back. Friday 20 November 2026. */

const leaving = [
  '---',
  'to: on-next',
  'area: payments',
  'offline: 2026-11-20T16:00Z',
  'back: 2026-11-24T08:00Z',
  '---',
  'All quiet.',
  '',
  '## Hold',
  '- none',
  '## Blocked',
  '- none',
  '## Work',
  '- none',
].join('\n')

describe.each(engines)('the going-away bundle on %s', engine => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-20T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['ben', 'noor', 'li']) await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor'] })
    await must('ana', 'area.add', { path: 'payments', team: 'payments' })
    for (const handle of ['ben', 'noor'])
      await must(handle, 'window.set', { windows: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' })
    await must('ana', 'calendar.add', {
      name: 'office',
      hours: 'mon-fri 09:00-17:00',
      zone: 'Europe/Berlin',
    })
    await must('ana', 'type.add', { name: 'rollback', coverage: 'office' })
    await must('ana', 'grant.add', { types: ['rollback'], area: 'payments', holders: ['@ben'] })
  })
  afterEach(() => world.close())

  it('says what the absence leaves without anyone to decide, from when to when, and who could', async () => {
    const { findings, uncovered } = await must('ben', 'handoff.check', { markdown: leaving })
    expect(findings).toMatchObject([
      { code: 'decision_uncovered', message: expect.stringContaining('@noor could') },
    ])
    expect(uncovered).toMatchObject([
      {
        type: 'rollback',
        area: 'payments',
        from: '2026-11-23T08:00:00Z',
        until: '2026-11-23T16:00:00Z',
        could: expect.arrayContaining(['noor']),
      },
    ])
  })

  it('publishes the absence and the delegations in one confirmation, and nothing is uncovered', async () => {
    const bundle = { markdown: leaving, delegate: ['rollback=@noor'] }
    expect(await must('ben', 'handoff.check', bundle)).toMatchObject({ findings: [], uncovered: [] })
    const before = (await must('ana', 'record.list', { limit: 1 })).atSeq
    const published = await must('ben', 'handoff.publish', bundle)
    expect(published).toMatchObject({
      id: 'H-1',
      delegations: [
        { id: 'L-1', to: 'noor', types: ['rollback'], area: 'payments', until: '2026-11-24T08:00:00Z' },
      ],
    })
    expect(published.seq).toBeGreaterThan(before + 1)
    world.moveTo('2026-11-23T09:00:00Z')
    const asked = { handle: 'noor', type: 'rollback', area: 'payments' }
    expect(await must('li', 'authority.may', asked)).toMatchObject({ outcome: 'yes' })
    world.moveTo('2026-11-24T08:00:00Z')
    expect(await must('li', 'authority.may', asked)).toMatchObject({ outcome: 'no' })
  })

  it('writes nothing at all where one delegation is refused', async () => {
    const before = (await must('ana', 'record.list', { limit: 1 })).atSeq
    const refused = async (delegate: unknown[], as = 'ben') =>
      await world.refused(as, 'handoff.publish', { markdown: leaving, delegate })
    expect(await refused(['rollback=@noor', 'rollback=@zoe'])).toMatchObject({
      code: 'unknown_person',
      path: 'delegate[1].to',
    })
    expect((await refused(['rollbak=@noor'])).code).toBe('unknown_type')
    expect((await refused([{ types: ['rollback'], to: 'ben' }])).code).toBe('same_person')
    expect((await refused(['rollback=@li'], 'noor')).code).toBe('nothing_to_delegate')
    const forBen = { markdown: leaving, for: 'ben', delegate: ['rollback=@noor'] }
    expect((await world.refused('noor', 'handoff.publish', forBen)).code).toBe('not_the_author')
    expect((await must('ana', 'record.list', { limit: 1 })).atSeq).toBe(before)
  })
})
