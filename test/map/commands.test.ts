import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const zone = 'Europe/Berlin'
const until = '2026-11-20T08:00Z'

/** Payments has Noor as tech lead and Mo as manager; Ben may freeze there, and grant. */
async function payments(world: World): Promise<void> {
  for (const handle of ['ben', 'noor', 'mo', 'li'])
    await world.must('ana', 'person.add', { handle, name: handle, zone })
  await world.must('ana', 'person.add', { handle: 'bot', name: 'Bot', agent: true, sponsor: 'li' })
  for (const handle of ['ana', 'ben', 'noor', 'mo'])
    await world.must(handle, 'window.set', { windows: 'mon-fri 08:00-18:00', zone })
  await world.must('ana', 'area.add', { path: 'payments', techLeads: ['noor'], managers: ['mo'] })
  await world.must('ana', 'area.add', { path: 'payments/ledger' })
  await world.must('ana', 'type.start')
  await world.must('ana', 'grant.add', {
    types: ['map.freeze', 'map.grant', 'map.area'],
    area: 'payments',
    holders: ['@ben'],
  })
}

describe.each(engines)('the authority map on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
    await payments(world)
  })
  afterAll(() => world?.close())

  it('begins with a tree of types and which lead holds each', async () => {
    const { items } = await world.must('li', 'type.list')
    const names = items.map(({ name }: { name: string }) => name)
    expect(names).toContain('deploy.production')
    expect(names).toContain('deploy')
    expect(names).not.toContain('change.approve')
    const who = async (type: string) =>
      (await world.must('li', 'authority.who', { type, area: 'payments/ledger' })).holders.map(
        ({ person }: { person: string }) => person,
      )
    expect(await who('architecture')).toEqual(['noor'])
    expect(await who('people')).toEqual(['mo'])
    expect(await who('deploy.production')).toEqual(['noor'])
    expect((await world.must('ana', 'type.start')).types).toEqual([])
  })

  it('answers that a role is vacant where nobody has it', async () => {
    const found = await world.must('li', 'authority.who', { type: 'people', area: '/' })
    expect(found).toMatchObject({ outcome: 'nobody', codes: ['vacant_role'], holders: [] })
  })

  it('A16: whoever holds a type of the map in an area changes it there, and nowhere else', async () => {
    await world.must('ben', 'area.add', { path: 'payments/refunds' })
    const elsewhere = await world.refused('ben', 'area.add', { path: 'people' })
    expect(elsewhere).toMatchObject({
      code: 'not_permitted',
      details: { type: 'map.area', area: '/', codes: ['not_a_holder'], may: ['ana'] },
    })
    expect(
      await world.refused('ben', 'area.move', { path: 'payments/refunds', new: 'refunds' }),
    ).toMatchObject({
      code: 'not_permitted',
    })
    const roles = await world.refused('ben', 'area.set', { path: 'payments', managers: ['ben'] })
    expect(roles).toMatchObject({ code: 'not_permitted', details: { type: 'map.role' } })
    expect(
      await world.refused('ben', 'area.add', { path: 'payments/mine', managers: ['ben'] }),
    ).toMatchObject({
      details: { type: 'map.role' },
    })
    expect((await world.refused('ben', 'team.set', { name: 'x', members: ['ben'] })).code).toBe(
      'not_permitted',
    )
    const entry = (await world.must('ana', 'record.list', { kind: 'area.added', newestFirst: true })).items[0]
    const shown = await world.must('ana', 'record.show', { id: entry.id })
    expect(JSON.stringify(shown)).toContain('"type":"map.area"')
  })

  it('nobody gives away of the map what they do not hold', async () => {
    const whole = { types: ['map'], area: 'payments', holders: ['@ben'] }
    expect(await world.refused('ben', 'grant.add', whole)).toMatchObject({
      code: 'not_permitted',
      details: { type: 'map' },
    })
    await world.must('ben', 'grant.add', { types: ['map.freeze'], area: 'payments', holders: ['@noor'] })
  })

  it.each([
    [{ types: ['deploi'] }, 'unknown_type'],
    [{ area: 'paiments' }, 'unknown_area'],
    [{ holders: ['@zoe'] }, 'unknown_person'],
    [{ holders: ['@bot'] }, 'not_human'],
    [{ holders: ['team:none'] }, 'unknown_team'],
    [{ holders: ['role:boss'] }, 'unknown_role'],
    [{ maxAmount: -5, currency: 'EUR' }, 'bad_amount'],
    [{ maxAmount: 10.5, currency: 'EUR' }, 'bad_number'],
    [{ maxAmount: '10.5', currency: 'EUR' }, 'bad_amount'],
    [{ maxAmount: '12.50', currency: 'EUR' }, 'bad_amount'],
    [{ maxAmount: '12.00', currency: 'EUR' }, 'bad_amount'],
    [{ maxAmount: 10, currency: 'EUR,USD' }, 'mixed_currencies'],
    [{ maxAmount: 10, currency: 'XYZ' }, 'unknown_currency'],
    [{ maxAmount: 10 }, 'currency_missing'],
    [{ currency: 'EUR' }, 'amount_missing'],
    [{ quorum: 0 }, 'bad_quorum'],
    [{ quorum: 1.5 }, 'bad_number'],
    [{ escalateAfter: 'soon' }, 'bad_duration'],
    [{ until: '2026-01-01' }, 'span_past'],
    [{ types: ['map.freeze'], quorum: 2 }, 'map_quorum'],
  ])('a grant with %j is refused as %s', async (wrong, code) => {
    const input = { types: ['deploy'], area: 'payments', holders: ['@ben'], ...wrong }
    expect((await world.refused('ana', 'grant.add', input)).code).toBe(code)
  })

  it('a freeze stops deciding, says why, and is lifted by whoever placed it or may freeze there', async () => {
    const freeze = { types: ['all'], area: 'payments', until, reason: 'Ledger migration' }
    expect((await world.refused('li', 'freeze.add', freeze)).code).toBe('not_permitted')
    expect((await world.refused('ben', 'freeze.add', { ...freeze, types: ['map'] })).code).toBe('map_type')
    expect((await world.refused('ben', 'freeze.add', { ...freeze, types: ['map.freeze'] })).code).toBe(
      'map_type',
    )
    expect((await world.refused('ben', 'freeze.add', { ...freeze, except: ['G-1'] })).code).toBe(
      'not_break_glass',
    )
    const placed = await world.must('ben', 'freeze.add', freeze)
    const asked = { handle: 'noor', type: 'deploy.production', area: 'payments/ledger' }
    expect(await world.must('li', 'authority.may', asked)).toMatchObject({
      outcome: 'no',
      codes: ['frozen'],
      validUntil: '2026-11-20T08:00:00Z',
    })
    const shown = await world.must('li', 'map.show', { area: 'payments' })
    expect(shown.freezes).toMatchObject([
      { id: placed.id, types: ['all'], reason: 'Ledger migration', by: 'ben' },
    ])
    expect((await world.refused('li', 'freeze.lift', { id: placed.id })).code).toBe('not_permitted')
    await world.must('noor', 'freeze.lift', { id: placed.id })
    expect((await world.refused('noor', 'freeze.lift', { id: placed.id })).code).toBe('unknown_freeze')
    expect(await world.must('li', 'authority.may', asked)).toMatchObject({ outcome: 'yes', turn: true })
  })

  it('A5: a fence stops grants from above, and is taken away again', async () => {
    expect((await world.refused('ana', 'fence.add', { type: 'map.grant', area: 'payments' })).code).toBe(
      'map_type',
    )
    const fence = await world.must('ana', 'fence.add', { type: 'deploy', area: 'payments/ledger' })
    const asked = { type: 'deploy.production', area: 'payments/ledger' }
    expect(await world.must('li', 'authority.who', asked)).toMatchObject({
      outcome: 'nobody',
      codes: ['fenced'],
    })
    await world.must('ana', 'fence.remove', { id: fence.id })
    expect((await world.must('li', 'authority.who', asked)).outcome).toBe('yes')
  })

  it('A8: a delegation passes on what its giver holds, and no more', async () => {
    const to = { area: 'payments', to: 'li', until }
    expect((await world.refused('ben', 'delegation.add', { types: ['people'], ...to })).code).toBe(
      'nothing_to_delegate',
    )
    expect((await world.refused('mo', 'delegation.add', { types: ['people'], ...to, to: 'bot' })).code).toBe(
      'not_human',
    )
    expect(
      (await world.refused('mo', 'delegation.add', { ...to, types: ['people'], until: undefined })).code,
    ).toBe('until_missing')
    const made = await world.must('mo', 'delegation.add', { types: ['people'], ...to })
    expect(made).toMatchObject({ clipped: false, standIn: false })
    const asked = { handle: 'li', type: 'people', area: 'payments/ledger' }
    expect(await world.must('li', 'authority.may', asked)).toMatchObject({
      outcome: 'yes',
      path: { delegation: made.id },
    })
    expect((await world.refused('li', 'delegation.add', { types: ['people'], ...to, to: 'ben' })).code).toBe(
      'received_authority',
    )
    await world.must('li', 'delegation.revoke', { id: made.id })
    expect((await world.must('li', 'authority.may', asked)).outcome).toBe('no')
    expect((await world.refused('li', 'delegation.revoke', { id: made.id })).code).toBe('unknown_delegation')
  })

  it('A8: what is held only in part is clipped, and says so', async () => {
    await world.must('ana', 'grant.add', {
      types: ['spend'],
      area: 'payments/ledger',
      holders: ['@ben'],
      maxAmount: 100_000,
      currency: 'EUR',
    })
    const wide = { types: ['spend'], area: 'payments', to: 'li', until }
    expect((await world.must('ben', 'delegation.add', wide)).clipped).toBe(true)
    const asked = { handle: 'li', type: 'spend', area: 'payments/ledger', currency: 'EUR' }
    expect((await world.must('li', 'authority.may', { ...asked, amount: 100_000 })).outcome).toBe('yes')
    expect(await world.must('li', 'authority.may', { ...asked, amount: 100_001 })).toMatchObject({
      outcome: 'no',
      codes: expect.arrayContaining(['clipped']),
    })
  })

  it('A16: a stand-in is written by another, never for the writer, and ends when the person is back', async () => {
    const standIn = { types: ['people'], area: 'payments', to: 'li', for: 'mo' }
    expect((await world.refused('ben', 'delegation.add', standIn)).code).toBe('not_permitted')
    expect((await world.refused('ana', 'delegation.add', { ...standIn, to: 'ana' })).code).toBe(
      'stand_in_for_self',
    )
    expect((await world.refused('ana', 'delegation.add', { ...standIn, until: '2026-12-20' })).code).toBe(
      'stand_in_too_long',
    )
    await world.must('mo', 'absence.add', { until: '2026-11-24T08:00Z' })
    const made = await world.must('ana', 'delegation.add', standIn)
    expect(made).toMatchObject({ standIn: true, until: '2026-11-24T08:00:00Z' })
    const asked = { handle: 'li', type: 'people', area: 'payments' }
    expect((await world.must('li', 'authority.may', asked)).outcome).toBe('yes')
    world.moveTo('2026-11-19T09:00:00Z')
    await world.must('mo', 'absence.end')
    expect((await world.must('li', 'authority.may', asked)).outcome).toBe('no')
    const { standIns } = await world.must('mo', 'handoff.returns')
    expect(standIns).toMatchObject([
      { id: made.id, to: 'li', by: 'ana', types: ['people'], area: 'payments' },
    ])
  })
})
