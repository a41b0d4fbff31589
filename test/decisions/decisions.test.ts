import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

/* Ana and Ben work in Berlin, Noor in San Francisco. Friday 20 November 2026. */

describe.each(engines)('a decision on %s', engine => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)
  const refused = async (as: string, operation: string, input: object = {}) =>
    (await world.refused(as, operation, input)).code

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['ben', 'noor', 'sam']) await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor', 'sam'] })
    await must('ana', 'area.add', { path: 'payments', team: 'payments', managers: ['ana'] })
    for (const [handle, hours, zone] of [
      ['ben', 'mon-fri 09:00-17:00', 'Europe/Berlin'],
      ['noor', 'mon-fri 09:00-17:00', 'America/Los_Angeles'],
      ['sam', 'mon-fri 09:00-17:00', 'Europe/Berlin'],
    ])
      await must(handle as string, 'window.set', { windows: hours, zone })
    await must('ana', 'type.add', { name: 'deploy.production' })
  })
  afterEach(() => world.close())

  const grant = (holders: string[], more: object = {}) =>
    must('ana', 'grant.add', { types: ['deploy'], area: 'payments', holders, ...more })
  const ask = (more: object = {}) =>
    must('sam', 'decision.request', {
      type: 'deploy.production',
      area: 'payments',
      text: 'Ship 413?',
      ...more,
    })

  it('goes to the second while the first sleeps, who finds it on their return and may reverse it', async () => {
    await grant(['@noor', '@ben'])
    world.moveTo('2026-11-20T09:00:00Z')
    const asked = await ask({ reversible: true })
    expect(asked).toMatchObject({
      id: 'D-1',
      state: 'open',
      askedTo: [{ person: 'noor' }, { person: 'ben' }],
      who: { outcome: 'yes', holders: [{ person: 'noor' }, { person: 'ben' }] },
    })
    expect(
      await refused('sam', 'decision.decide', { id: 'D-1', outcome: 'yes', rationale: 'I like it' }),
    ).toBe('not_a_holder')
    const done = await must('ben', 'decision.decide', {
      id: 'D-1',
      outcome: 'yes',
      rationale: 'Canary is green',
    })
    expect(done).toMatchObject({
      state: 'decided',
      outcome: 'yes',
      decidedBy: ['ben'],
      toRatify: ['noor'],
      proof: { grant: 'G-1', at: '2026-11-20T09:00:00Z' },
    })
    expect(await refused('noor', 'decision.decide', { id: 'D-1', outcome: 'no', rationale: 'Late' })).toBe(
      'already_settled',
    )
    world.moveTo('2026-11-20T17:30:00Z')
    expect(
      (await must('noor', 'decision.list', { waiting: true })).items.map((one: { id: string }) => one.id),
    ).toEqual(['D-1'])
    const reversed = await must('noor', 'decision.reverse', { id: 'D-1', reason: 'Errors rise' })
    expect(reversed).toMatchObject({ id: 'D-2', state: 'decided', decidedBy: ['noor'] })
    expect(await must('ben', 'decision.show', { id: 'D-1' })).toMatchObject({
      inForce: false,
      reversedBy: 'D-2',
    })
    expect((await must('noor', 'decision.list', { waiting: true })).items).toEqual([])
  })

  it('passes each turn once, as of its exact instant, whether or not anything runs', async () => {
    await grant(['@ben', '@sam', '@noor'], { escalateAfter: '30m', askerMayDecide: false })
    world.moveTo('2026-11-20T09:00:00Z')
    const { id } = await must('ana', 'decision.request', {
      type: 'deploy.production',
      area: 'payments',
      text: 'Ship 413?',
    })
    world.moveTo('2026-11-20T11:00:00Z')
    const seats = async () => (await must('ana', 'decision.show', { id })).askedTo
    const expected = [
      { person: 'ben', seatedAt: '2026-11-20T09:00:00Z' },
      { person: 'sam', seatedAt: '2026-11-20T09:30:00Z' },
      { person: 'noor', seatedAt: '2026-11-20T10:00:00Z' },
    ]
    expect(await seats()).toEqual(expected)
    await must('ana', 'person.add', { handle: 'li', name: 'Li' })
    await must('ana', 'person.add', { handle: 'mo', name: 'Mo' })
    expect(await seats()).toEqual(expected)
    const kinds = (await must('ana', 'record.list', { limit: 200 })).items.filter(
      (entry: { kind: string }) => entry.kind === 'request.seated',
    )
    expect(kinds).toHaveLength(3)
  })

  it('needs two where the quorum is two, and two voting at once make one decision', async () => {
    await grant(['@ben', '@sam', '@noor'], { quorum: 2 })
    world.moveTo('2026-11-20T09:00:00Z')
    const { id } = await must('ana', 'decision.request', {
      type: 'deploy.production',
      area: 'payments',
      text: 'Ship 413?',
    })
    expect(await refused('noor', 'decision.decide', { id, outcome: 'yes', rationale: 'Fine' })).toBe(
      'not_your_turn',
    )
    expect(await must('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'Fine' })).toMatchObject({
      state: 'open',
    })
    await must('ben', 'decision.decide', { id, outcome: 'no', rationale: 'On second thoughts' })
    expect(await must('sam', 'decision.decide', { id, outcome: 'yes', rationale: 'Fine' })).toMatchObject({
      state: 'open',
    })
    expect(
      await must('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'Fine again' }),
    ).toMatchObject({
      state: 'decided',
      decidedBy: ['sam', 'ben'],
    })
  })

  it('has one outcome when two who may decide it do so at once', async () => {
    await grant(['@ben', '@sam'], { mode: 'any' })
    world.moveTo('2026-11-20T09:00:00Z')
    for (let round = 1; round <= 20; round++) {
      const { id } = await must('ana', 'decision.request', {
        type: 'deploy.production',
        area: 'payments',
        text: `Ship ${round}?`,
      })
      const votes = await Promise.all(
        [
          ['ben', 'yes'],
          ['sam', 'no'],
        ].map(([who, outcome]) =>
          world.call(who as string, 'decision.decide', { id, outcome, rationale: 'So I think' }),
        ),
      )
      expect(votes.filter(vote => vote.ok)).toHaveLength(1)
      expect(votes.flatMap(vote => (vote.ok ? [] : [vote.refusal.code]))).toEqual(['already_settled'])
    }
  })

  it('lapses at the instant it was needed by, which is no decision', async () => {
    await grant(['@ben'])
    const { id } = await ask({ neededBy: '2026-11-20T10:00:00Z' })
    world.moveTo('2026-11-20T12:00:00Z')
    expect(await must('ana', 'decision.show', { id })).toMatchObject({ state: 'lapsed', outcome: null })
    expect(await refused('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'Late' })).toBe(
      'already_settled',
    )
  })

  it('is held open for those consulted until one of them answers, or four hours have passed', async () => {
    await grant(['@ben'], { consult: ['@noor'] })
    world.moveTo('2026-11-20T09:00:00Z')
    const first = await ask()
    await must('ben', 'decision.decide', { id: first.id, outcome: 'yes', rationale: 'Fine' })
    expect(await must('sam', 'decision.show', { id: first.id })).toMatchObject({ state: 'open' })
    expect(await refused('sam', 'consult.answer', { id: first.id, text: 'Fine' })).toBe('not_consulted')
    expect(await must('noor', 'consult.answer', { id: first.id, text: 'No objection' })).toMatchObject({
      state: 'decided',
      decidedBy: ['ben'],
    })
    const second = await ask({ text: 'Ship 414?' })
    await must('ben', 'decision.decide', { id: second.id, outcome: 'yes', rationale: 'Fine' })
    world.moveTo('2026-11-20T14:00:00Z')
    expect(await must('sam', 'decision.show', { id: second.id })).toMatchObject({
      state: 'decided',
      decidedAt: '2026-11-20T13:00:00Z',
    })
  })

  it('refuses a vote with the code that explains it, and records nothing', async () => {
    await grant(['@ben'], { maxAmount: 1_000, currency: 'EUR' })
    world.moveTo('2026-11-20T09:00:00Z')
    const over = await ask({ amount: 5_000, currency: 'EUR' })
    const unsaid = await ask({ text: 'And this?' })
    const fine = await ask({ text: 'And that?', amount: 500, currency: 'EUR' })
    await must('ana', 'freeze.add', {
      types: ['deploy'],
      area: 'payments',
      reason: 'A move',
      until: '2026-11-21',
    })
    const before = (await must('ana', 'record.list', { limit: 1 })).atSeq
    const vote = (id: string) => refused('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'Fine' })
    expect(await vote(fine.id)).toBe('frozen')
    expect(['frozen', 'over_amount']).toContain(await vote(over.id))
    expect(['frozen', 'not_stated']).toContain(await vote(unsaid.id))
    expect((await must('ana', 'record.list', { limit: 1 })).atSeq).toBe(before)
    expect(await must('sam', 'decision.show', { id: fine.id })).toMatchObject({ state: 'open', votes: [] })
  })

  it('is asked again only with a reason where the same reference was decided already', async () => {
    await grant(['@ben'])
    world.moveTo('2026-11-20T09:00:00Z')
    const first = await ask({ ref: ['LIN-482'] })
    await must('ben', 'decision.decide', { id: first.id, outcome: 'yes', rationale: 'Fine' })
    expect(
      await refused('sam', 'decision.request', {
        type: 'deploy.production',
        area: 'payments',
        text: 'Ship LIN-482?',
      }),
    ).toBe('similar_decisions')
    const second = await ask({ text: 'Ship LIN-482 again?', different: 'It is another release' })
    expect(second.differsFrom).toEqual(['D-1'])
  })

  it('is asked again only with a reason where the same was decided in other words', async () => {
    await grant(['@ben'])
    world.moveTo('2026-11-20T09:00:00Z')
    const first = await ask({ text: 'May we migrate the ledger at night?' })
    await must('ben', 'decision.decide', { id: first.id, outcome: 'yes', rationale: 'Fine' })
    const request = (text: string) =>
      refused('sam', 'decision.request', { type: 'deploy.production', area: 'payments', text })
    expect(await request('Should the ledger be migrated by night?')).toBe('similar_decisions')
    expect((await ask({ text: 'May we migrate the invoices by day?' })).differsFrom).toEqual([])
  })

  it('is not asked where it contradicts itself, or offers the same answer twice', async () => {
    await grant(['@ben'], { onlyReversible: true })
    for (const more of [
      { irreversible: true, reversibleUntil: '2026-11-21' },
      { irreversible: true, reversible: true },
      { option: ['Ship it', 'Wait', 'ship it'] },
    ])
      expect(
        await refused('sam', 'decision.request', {
          type: 'deploy.production',
          area: 'payments',
          text: 'Ship?',
          ...more,
        }),
      ).toBe('invalid_input')
    const question = {
      type: 'deploy.production',
      area: 'payments',
      irreversible: true,
      reversibleUntil: '2026-11-21',
    }
    expect(await refused('sam', 'authority.who', question)).toBe('invalid_input')
  })

  it('marks a vote cast out of hours', async () => {
    await grant(['@ben'])
    world.moveTo('2026-11-20T22:00:00Z')
    const { id } = await ask()
    const done = await must('ben', 'decision.decide', { id, outcome: 'yes', rationale: 'I was awake' })
    expect(done.votes).toMatchObject([{ person: 'ben', outsideHours: true }])
  })
})
