import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

interface Span {
  from: string
  until: string
  outcome: string
  declared: boolean
  frozen: boolean
  up: { person: string; place: number; delegated: boolean }[]
}

/** Ana in Berlin, Li in Bengaluru and Noor in San Francisco decide deploys of payments, in this order. */
async function payments(world: World): Promise<void> {
  const zones = { ana: 'Europe/Berlin', li: 'Asia/Kolkata', noor: 'America/Los_Angeles' }
  for (const handle of ['li', 'noor']) await world.must('ana', 'person.add', { handle, name: handle })
  for (const [handle, zone] of Object.entries(zones))
    await world.must(handle, 'window.set', { windows: 'mon-fri 09:00-17:00', zone })
  await world.must('ana', 'area.add', { path: 'payments' })
  await world.must('ana', 'type.add', { name: 'deploy.production', coverage: 'always' })
  await world.must('ana', 'grant.add', {
    types: ['deploy.production'],
    area: 'payments',
    holders: ['@ana', '@li', '@noor'],
  })
}

describe.each(engines)('bands of authority on %s', engine => {
  let world: World
  const span = { from: '2026-11-23T00:00Z', until: '2026-11-25T00:00Z' }
  beforeAll(async () => {
    world = await openWorld(engine)
    await payments(world)
  })
  afterAll(() => world?.close())

  it('say at every instant what who would have answered then', async () => {
    const { rows } = await world.must('li', 'authority.bands', span)
    expect(rows).toHaveLength(1)
    const spans: Span[] = rows[0].spans
    expect(spans.length).toBeGreaterThan(5)
    expect(spans[0]?.from).toBe('2026-11-23T00:00:00Z')
    expect(spans.at(-1)?.until).toBe('2026-11-25T00:00:00Z')
    for (const [index, one] of spans.entries()) {
      if (index > 0) expect(one.from).toBe(spans[index - 1]?.until)
      for (const at of [one.from, new Date(Date.parse(one.until) - 1).toISOString()]) {
        const who = await world.must(
          'li',
          'authority.who',
          { type: 'deploy.production', area: 'payments' },
          { at },
        )
        expect(who.outcome, at).toBe(one.outcome)
        const reachable = who.holders.filter(({ reach }: { reach: string }) => reach === 'at_work')
        if (who.outcome === 'yes')
          expect(one.up.map(({ person }) => person)).toEqual(
            reachable.map(({ person }: { person: string }) => person),
          )
      }
    }
  })

  it('show who is left where somebody is taken out, and nothing that could be decided by nobody', async () => {
    const { rows } = await world.must('li', 'authority.bands', { ...span, without: ['ana', 'li'] })
    const up = new Set(rows[0].spans.flatMap((one: Span) => one.up.map(({ person }) => person)))
    expect(up).toEqual(new Set(['noor']))
    expect(rows[0].spans.some((one: Span) => one.outcome === 'asleep' && !one.declared)).toBe(true)
  })

  it('say frozen where a freeze is why', async () => {
    await world.must('ana', 'freeze.add', {
      types: ['deploy'],
      area: 'payments',
      until: '2026-11-21T00:00Z',
      reason: 'The books close.',
    })
    const { rows } = await world.must('li', 'authority.bands', {
      pairs: ['deploy.production payments'],
      until: '2026-11-25T00:00Z',
    })
    expect(rows[0].spans[0]).toMatchObject({ frozen: true, up: [] })
    expect(rows[0].spans.at(-1).frozen).toBe(false)
  })
})
