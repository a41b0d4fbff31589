import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const zone = 'Europe/Berlin'

function handoff(lines: string, more = ''): { markdown: string; overrides: string[] } {
  const markdown = `---
to: @noor
area: payments/refunds
offline: 2026-11-19T17:00Z
back: 2026-11-20T08:00Z
---
Refunds are slow.${more}

## If
${lines}
## Hold
- none
## Blocked
- none
## Work
- none
`
  return { markdown, overrides: ['unstable_unattended'] }
}

const rollBack =
  '- Refund p95 stays above 4 s: roll back release 412. may: rollback limit: reversible by: @noor until: 2026-11-20T08:00Z max-age: 30m'

/** Ana may roll back in payments; Noor, who follows, may not. */
async function payments(world: World): Promise<void> {
  for (const handle of ['ben', 'noor', 'li'])
    await world.must('ana', 'person.add', { handle, name: handle, zone })
  await world.must('ana', 'person.add', { handle: 'bot', name: 'Bot', agent: true, sponsor: 'noor' })
  for (const handle of ['ana', 'ben', 'noor'])
    await world.must(handle, 'window.set', { windows: 'mon-fri 08:00-20:00', zone })
  await world.must('ana', 'team.set', { name: 'payments', members: ['ana', 'noor'] })
  await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
  await world.must('ana', 'area.add', { path: 'payments/refunds' })
}

describe.each(engines)('contingencies under the map on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
    await payments(world)
  })
  afterAll(() => world?.close())

  const codes = async (as: string, input: { markdown: string; for?: string }) =>
    (await world.must(as, 'handoff.check', { markdown: input.markdown, for: input.for })).findings.map(
      ({ code, level }: { code: string; level: string }) => `${level} ${code}`,
    )

  it('H3: while its type is not declared a contingency is kept as written, without a word', async () => {
    expect(await codes('ben', handoff(rollBack))).toEqual([])
  })

  it('H3: declared, it must be held by whoever writes it, also where they write for another', async () => {
    await world.must('ana', 'type.start')
    await world.must('ana', 'grant.add', { types: ['rollback'], area: 'payments', holders: ['@ana', '@li'] })
    expect(await codes('ana', handoff(rollBack))).toEqual([])
    expect(await codes('ben', handoff(rollBack))).toEqual(['error contingency_not_held'])
    expect(await codes('ben', { ...handoff(rollBack), for: 'ana' })).toEqual(['error contingency_not_held'])
    const refused = await world.refused('ben', 'handoff.publish', handoff(rollBack))
    expect(refused).toMatchObject({ code: 'contingency_not_held', path: 'items[0].may' })
  })

  it('A11: it opens by an observation, for as long as it says, and for whom it says', async () => {
    const made = await world.must('ana', 'handoff.publish', handoff(rollBack))
    const item = made.items[0].id
    const asked = { type: 'rollback', area: 'payments/refunds', reversible: true }
    const may = async (handle: string, more = {}) =>
      await world.must('li', 'authority.may', { handle, ...asked, ...more })
    world.moveTo('2026-11-19T18:00:00Z')
    expect(await may('noor')).toMatchObject({
      outcome: 'no',
      codes: ['observation_missing'],
      change: { kind: 'observe' },
    })
    const saw = { item, saw: 'p95 is 5.1 s', ref: 'https://graphs.example/p95' }
    const wrong = (input: object) => world.refused('noor', 'observation.add', { ...saw, ...input })
    expect((await wrong({ observedAt: '2026-11-19T18:01:00Z' })).code).toBe('observed_in_future')
    expect((await wrong({ observedAt: '2026-11-19T17:30:00Z' })).code).toBe('observation_stale')
    expect((await wrong({ item: 'I-99' })).code).toBe('unknown_item')
    const opened = await world.must('noor', 'observation.add', saw)
    expect(opened).toMatchObject({ id: item, until: '2026-11-19T18:30:00Z' })
    expect(await may('noor')).toMatchObject({
      outcome: 'yes',
      path: { contingency: item, observation: expect.stringMatching(/^ent_/) },
    })
    expect(await may('noor', { reversible: false })).toMatchObject({ outcome: 'no', codes: ['irreversible'] })
    expect((await may('ben')).outcome).toBe('no')
    const who = await world.must('li', 'authority.who', asked)
    expect(who.holders.map(({ person }: { person: string }) => person)).toContain('noor')
    world.moveTo('2026-11-19T18:30:00Z')
    expect(await may('noor')).toMatchObject({ outcome: 'no', codes: ['observation_stale'] })
  })

  it('A12: while everyone sleeps it is named first under what may be done meanwhile', async () => {
    world.moveTo('2026-11-19T23:00:00Z')
    const who = await world.must('li', 'authority.who', {
      type: 'rollback',
      area: 'payments/refunds',
      reversible: true,
    })
    expect(who).toMatchObject({ outcome: 'asleep', next: { person: 'ana', at: '2026-11-20T08:00:00Z' } })
    expect(who.meanwhile.map(({ kind }: { kind: string }) => kind)).toEqual(['contingency', 'leave_question'])
  })

  it('H3: an absence that leaves a type with coverage without anyone says so, and only within its hours', async () => {
    await world.must('ana', 'calendar.add', { name: 'office', hours: 'mon-fri 09:00-17:00', zone })
    await world.must('ana', 'grant.add', { types: ['priority'], area: 'payments', holders: ['@ben'] })
    await world.must('ana', 'type.add', { name: 'priority', coverage: 'office' })
    const leaving = (back: string) => ({
      markdown: handoff('- none')
        .markdown.replace('2026-11-19T17:00Z', '2026-11-20T16:30Z')
        .replace('2026-11-20T08:00Z', back),
    })
    expect(await codes('ben', leaving('2026-11-23T08:00Z'))).toEqual([])
    expect(await codes('ben', leaving('2026-11-24T08:00Z'))).toEqual(['warning decision_uncovered'])
    expect(await codes('ana', leaving('2026-11-24T08:00Z'))).toEqual([])
    await world.must('ana', 'grant.add', { types: ['priority'], area: 'payments', holders: ['@noor'] })
    expect(await codes('ben', leaving('2026-11-24T08:00Z'))).toEqual([])
  })

  it('A13: gaps are told within the hours that ask for somebody and beyond, and the weekend test takes people out', async () => {
    const span = { from: '2026-11-20T00:00Z', until: '2026-11-21T00:00Z' }
    const { gaps } = await world.must('li', 'authority.gaps', { type: 'priority', area: 'payments', ...span })
    expect(gaps).toEqual([
      {
        type: 'priority',
        area: 'payments',
        from: '2026-11-20T00:00:00Z',
        until: '2026-11-20T07:00:00Z',
        outcome: 'asleep',
        declared: true,
      },
      {
        type: 'priority',
        area: 'payments',
        from: '2026-11-20T19:00:00Z',
        until: '2026-11-21T00:00:00Z',
        outcome: 'asleep',
        declared: true,
      },
    ])
    const test = await world.must('li', 'authority.weekend-test', {
      without: ['ben', 'noor'],
      type: 'priority',
      area: 'payments',
      ...span,
    })
    expect(
      test.gaps.map(({ from, until, declared }: Record<string, unknown>) => [from, until, declared]),
    ).toEqual([
      ['2026-11-20T07:00:00Z', '2026-11-20T08:00:00Z', true],
      ['2026-11-20T08:00:00Z', '2026-11-20T16:00:00Z', false],
      ['2026-11-20T16:00:00Z', '2026-11-20T19:00:00Z', true],
    ])
  })
})
