import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const file = (to: string) => `---
to: ${to}
area: payments
offline: 2026-11-19T12:00Z
back: 2026-11-20T08:00Z
---
All is calm.

## Hold
- none
## Blocked
- none
## Work
- Count the refunds. next: compare
`

describe.each(engines)('V7, an agent among people, on %s', engine => {
  let world: World
  let proposal: string
  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T09:00:00Z' })
    for (const handle of ['ben', 'noor', 'sam'])
      await world.must('ana', 'person.add', { handle, name: handle, zone: 'Europe/Berlin' })
    const nightly = { handle: 'nightly', name: 'Nightly', agent: true, sponsor: 'noor' }
    await world.must('ana', 'person.add', nightly)
    await world.must('ana', 'team.set', { name: 'payments', members: ['nightly', 'ben', 'noor', 'sam'] })
    await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
  })
  afterAll(() => world?.close())

  const leave = { from: '2026-12-01T08:00Z', until: '2026-12-03T08:00Z' }
  const told = async (as: string) =>
    (await world.must(as, 'record.list', { kind: 'leave.added' })).items as Record<string, unknown>[]

  const waiting = async (as: string) =>
    JSON.stringify(await world.must(as, 'brief.read')).includes('waits for your confirmation')

  it('its command waits as a proposal and has no effect before its sponsor confirms', async () => {
    const asked = await world.must('nightly', 'leave.add', leave)
    proposal = asked.id
    expect(asked).toMatchObject({ state: 'pending' })
    expect(await told('noor')).toEqual([])
    expect(await waiting('noor')).toBe(true)
    expect(await waiting('sam')).toBe(false)
  })

  it('nobody but its sponsor confirms, not even an administrator or the agent itself', async () => {
    for (const other of ['ben', 'sam', 'ana'])
      expect(await world.refused(other, 'entry.confirm', { id: proposal })).toMatchObject({
        code: 'unknown_entry',
      })
    expect(await world.refused('nightly', 'entry.confirm', { id: proposal })).toMatchObject({
      code: 'not_permitted',
    })
    expect(await told('noor')).toEqual([])
  })

  it('it counts from the confirmation on, in the name of both, and only once', async () => {
    world.moveTo('2026-11-19T10:30:00Z')
    await world.must('noor', 'entry.confirm', { id: proposal })
    expect(await told('sam')).toMatchObject([{ at: '2026-11-19T10:30:00Z', onBehalfOf: 'nightly' }])
    expect(await world.refused('noor', 'entry.confirm', { id: proposal })).toMatchObject({
      code: 'already_confirmed',
    })
    expect(await told('sam')).toHaveLength(1)
  })

  it('its sponsor declines it, and it waits no longer', async () => {
    const { id } = await world.must('nightly', 'leave.add', { ...leave, from: '2026-12-02T08:00Z' })
    for (const other of ['ben', 'ana'])
      expect(await world.refused(other, 'entry.decline', { id })).toMatchObject({ code: 'unknown_entry' })
    expect(await world.refused('nightly', 'entry.decline', { id })).toMatchObject({ code: 'not_permitted' })
    await world.must('noor', 'entry.decline', { id, reason: 'Software takes no leave' })
    expect(await waiting('noor')).toBe(false)
    for (const operation of ['entry.confirm', 'entry.decline'])
      expect(await world.refused('noor', operation, { id })).toMatchObject({ code: 'already_declined' })
    const said = (await world.must('nightly', 'record.list', { subject: id })).items
    expect(said).toMatchObject([
      { kind: 'proposal.made' },
      { kind: 'proposal.declined', actor: 'noor', words: { reason: 'Software takes no leave' } },
    ])
    expect(await told('noor')).toHaveLength(1)
  })

  it('one whose words were erased waits no longer, either (R4)', async () => {
    const { id } = await world.must('nightly', 'leave.add', { ...leave, from: '2026-12-02T09:00Z' })
    expect(await waiting('noor')).toBe(true)
    const [entry] = (await world.must('noor', 'record.list', { subject: id })).items
    await world.must('noor', 'erase.entry', { id: entry.id, ground: 'A slip' })
    expect(await waiting('noor')).toBe(false)
    expect(await world.refused('noor', 'entry.confirm', { id })).toMatchObject({ code: 'already_declined' })
  })

  it('what the world no longer allows is refused when it is confirmed', async () => {
    const { id } = await world.must('nightly', 'leave.add', {
      from: '2026-11-19T10:00Z',
      until: '2026-11-19T10:45Z',
    })
    world.moveTo('2026-11-19T11:00:00Z')
    expect(await world.refused('noor', 'entry.confirm', { id })).toMatchObject({ code: 'span_past' })
    expect(await told('noor')).toHaveLength(1)
  })

  it('an agent is never on next, owns nothing and nothing falls to it', async () => {
    const hours = { windows: 'mon-sun 00:00-24:00', zone: 'Europe/Berlin' }
    const asked = await world.must('nightly', 'window.set', hours)
    await world.must('noor', 'entry.confirm', { id: asked.id })
    await world.must('sam', 'window.set', { windows: 'mon-fri 08:00-20:00', zone: 'Europe/Berlin' })
    const away = await world.must('ben', 'handoff.away', { area: 'payments', back: '2026-11-20T08:00Z' })
    expect(away).toMatchObject({ onNext: { person: 'sam' }, fallsTo: 'sam' })
    const mine = file('on-next').replace('next: compare', 'owner: @nightly next: compare')
    expect(await world.refused('ben', 'handoff.publish', { markdown: mine })).toMatchObject({
      code: 'owner_not_accepted',
    })
    const published = await world.must('ben', 'handoff.publish', { markdown: file('@nightly') })
    expect(await world.refused('nightly', 'handoff.accept', { id: published.id })).toMatchObject({
      code: 'not_permitted',
    })
    world.moveTo('2026-11-19T14:00:00Z')
    expect(await world.must('ben', 'item.show', { id: published.items[0].id })).toMatchObject({
      owner: 'sam',
    })
  })

  it('what waits for a sponsor waits for whom they were merged into: seen, declined and confirmed there', async () => {
    const days = [1, 2, 3].map(day => ({ ...leave, from: `2026-12-0${day}T10:00Z` }))
    const [first, second, third] = await Promise.all(
      days.map(async day => (await world.must('nightly', 'leave.add', day)).id),
    )
    await world.must('ana', 'person.merge', { from: 'noor', into: 'sam' })
    expect([await waiting('sam'), await waiting('ben')]).toEqual([true, false])
    const said = (await world.must('sam', 'record.list', { kind: 'proposal.made' })).items
    expect(said.map((one: { subject: string }) => one.subject)).toEqual(
      expect.arrayContaining([first, second]),
    )
    expect((await world.must('ben', 'record.list', { kind: 'proposal.made' })).items).toEqual([])
    expect(await world.refused('ben', 'entry.confirm', { id: first })).toMatchObject({
      code: 'unknown_entry',
    })
    await world.must('sam', 'entry.confirm', { id: first })
    await world.must('sam', 'entry.decline', { id: second })
    const entry = said.find((one: { subject: string }) => one.subject === third)
    await world.must('sam', 'erase.entry', { id: entry.id, ground: 'A slip' })
    for (const [id, code] of [
      [first, 'already_confirmed'],
      [second, 'already_declined'],
      [third, 'already_declined'],
    ])
      expect(await world.refused('sam', 'entry.confirm', { id })).toMatchObject({ code })
  })
})
