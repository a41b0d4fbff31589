import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { engines, openWorld, type World } from '../world.ts'

/* A4: Ben decides what ships, Noor is consulted, Kim and Li may break the glass. Friday 20 November 2026. */

describe.each(engines)('breaking the glass on %s', engine => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)
  // biome-ignore lint/suspicious/noExplicitAny: the answer is whatever the operation's JSON is
  const vote = async (as: string, id: string, more: object = {}): Promise<any> => {
    const input = { id, outcome: 'yes', rationale: 'Payments are down', ...more }
    const outcome = await world.callVerified(as, 'decision.decide', input)
    return JSON.parse(JSON.stringify(outcome.ok ? outcome.value : outcome.refusal))
  }
  const ask = async () =>
    (await must('sam', 'decision.request', { type: 'deploy', area: 'payments', text: 'Ship the fix?' })).id

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['ben', 'noor', 'kim', 'li', 'sam'])
      await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'area.add', { path: 'payments', managers: ['ana'] })
    for (const handle of ['ben', 'noor', 'kim', 'li', 'sam'])
      await must(handle, 'window.set', { windows: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' })
    await must('ana', 'type.add', { name: 'deploy' })
    const grant = { types: ['deploy'], area: 'payments' }
    await must('ana', 'grant.add', { ...grant, holders: ['@ben'], consult: ['@noor'] })
    await must('ana', 'grant.add', { ...grant, holders: ['@kim', '@li'], breakGlass: true, mode: 'any' })
    world.moveTo('2026-11-20T10:00:00Z')
  })
  afterEach(async () => {
    const checked = await checkRecord(world.env, 1)
    await world.close()
    expect(checked).toMatchObject({ ok: true, differences: [] })
  })
  const freeze = () =>
    must('ana', 'freeze.add', { types: ['deploy'], area: 'payments', reason: 'A move', except: ['G-2'] })

  it('skips those consulted, is told as such, and comes back to the first of those who decide', async () => {
    const id = await ask()
    expect(await vote('kim', id, { breakGlass: true })).toMatchObject({
      state: 'decided',
      decidedBy: ['kim'],
      toRatify: ['ben'],
      votes: [{ person: 'kim', breakGlass: true, proof: { grant: 'G-2' } }],
    })
  })

  it('needs a passkey used just now, and to be said', async () => {
    const id = await ask()
    const weak = { id, outcome: 'yes', rationale: 'Down', breakGlass: true }
    expect((await world.refused('kim', 'decision.decide', weak)).code).toBe('weak_assurance')
    expect(await vote('kim', id)).toMatchObject({ code: 'not_stated' })
  })

  it('is not a way around those consulted for somebody who decides without it', async () => {
    const id = await ask()
    expect(await vote('ben', id, { breakGlass: true })).toMatchObject({
      state: 'open',
      votes: [{ person: 'ben', breakGlass: false, proof: { grant: 'G-1' } }],
    })
    expect(await must('noor', 'consult.answer', { id, text: 'Fine' })).toMatchObject({ state: 'decided' })
  })

  it('during a freeze that excepts it is told as such, whether or not it was said', async () => {
    const id = await ask()
    await freeze()
    expect(await vote('ben', id)).toMatchObject({ code: 'frozen' })
    expect(await vote('kim', id)).toMatchObject({
      state: 'decided',
      votes: [{ person: 'kim', breakGlass: true }],
      toRatify: ['ben'],
    })
  })

  it('always comes back to somebody else to ratify', async () => {
    await must('ana', 'grant.revoke', { id: 'G-1' })
    const id = await ask()
    const decided = await vote('kim', id, { breakGlass: true })
    expect(decided).toMatchObject({ state: 'decided', toRatify: ['li'] })
    const waiting = await must('li', 'decision.list', { waiting: true })
    expect(waiting.items).toMatchObject([{ id, votes: [{ breakGlass: true }] }])
    await must('li', 'decision.ratify', { id })
  })

  it('where nobody else holds it, comes back to whoever leads the area', async () => {
    await must('ana', 'grant.revoke', { id: 'G-1' })
    await must('ana', 'person.leave', { handle: 'li' })
    const id = await ask()
    expect(await vote('kim', id, { breakGlass: true })).toMatchObject({ toRatify: ['ana'] })
  })
})
