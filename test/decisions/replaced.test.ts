import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

/* D5: Mo decides what is spent, Ben up to 100 EUR, Sam what is for lunch. */

describe.each(engines)('a decision that is to be replaced, on %s', engine => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-20T10:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['mo', 'ben', 'sam', 'li']) await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'team.set', { name: 'payments', members: ['mo', 'li'] })
    await must('ana', 'area.add', { path: 'payments', team: 'payments' })
    for (const name of ['spend', 'lunch']) await must('ana', 'type.add', { name })
    const grant = { area: 'payments', mode: 'any' }
    await must('ana', 'grant.add', { ...grant, types: ['spend'], holders: ['@mo'] })
    const little = { maxAmount: 10_000, currency: 'EUR' }
    await must('ana', 'grant.add', { ...grant, ...little, types: ['spend'], holders: ['@ben'] })
    await must('ana', 'grant.add', { ...grant, types: ['lunch'], area: '/', holders: ['@sam'] })
    await must('li', 'decision.request', { ...spend(500_000), text: 'Disks?' })
    await vote('mo', 'D-1')
  })
  afterEach(() => world.close())

  const spend = (amount: number) => ({ type: 'spend', area: 'payments', amount, currency: 'EUR' })
  const vote = (as: string, id: string) =>
    must(as, 'decision.decide', { id, outcome: 'yes', rationale: 'It is worth it' })
  const inForce = async (as = 'li') => (await must(as, 'decision.show', { id: 'D-1' })).inForce

  it.each([
    ['sam', { type: 'lunch', area: 'payments' }, 'type'],
    ['sam', { type: 'spend', area: '/', amount: 500_000, currency: 'EUR' }, 'area'],
    ['ben', { type: 'spend', area: 'payments', amount: 100, currency: 'EUR' }, 'amount'],
    ['ben', { type: 'spend', area: 'payments', amount: 500_000, currency: 'USD' }, 'amount'],
  ])('is not by what asks for less: %s asks %j', async (as, about, dimension) => {
    const input = { ...about, text: 'Instead of the disks?', supersedes: 'D-1' }
    expect(await world.refused(as, 'decision.request', input)).toMatchObject({
      code: 'asks_for_less',
      path: 'supersedes',
      details: { dimension },
    })
    expect(await inForce()).toBe(true)
  })

  it('is by what asks for as much, once it is decided', async () => {
    await must('ben', 'decision.request', { ...spend(600_000), text: 'Faster disks?', supersedes: 'D-1' })
    expect(await inForce()).toBe(true)
    await vote('mo', 'D-2')
    expect(await inForce()).toBe(false)
  })

  it('is by whichever of several options is chosen', async () => {
    const options = { option: ['used ones', 'none at all'], supersedes: 'D-1' }
    await must('li', 'decision.request', { ...spend(500_000), ...options, text: 'Which disks?' })
    await must('mo', 'decision.decide', { id: 'D-2', outcome: 'b', rationale: 'We have enough' })
    expect(await inForce()).toBe(false)
  })

  it('is known to be replaced to all who may read it, though not by what', async () => {
    await must('ana', 'area.set', { path: 'payments', restricted: true })
    await must('mo', 'decision.supersede', { id: 'D-1', text: 'Used disks', rationale: 'They will do' })
    expect((await world.refused('sam', 'decision.show', { id: 'D-2' })).code).toBe('unknown_decision')
    expect(await must('sam', 'decision.show', { id: 'D-1' })).toMatchObject({ supersededBy: 'D-2' })
    const { items } = await must('sam', 'record.list', { subject: 'D-1' })
    expect(items.map(({ kind }: { kind: string }) => kind)).toContain('decision.superseded')
  })
})
