import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

/* A16: whoever may change one part of the map does not come by another part of it that way. */

const zone = 'Europe/Berlin'

async function organisation(world: World): Promise<void> {
  const must = (operation: string, input: object) => world.must('ana', operation, input)
  for (const handle of ['ben', 'noor', 'mo', 'li', 'kim'])
    await must('person.add', { handle, name: handle, zone })
  await must('team.set', { name: 'leads', members: ['noor'] })
  await must('team.set', { name: 'all-leads', teams: ['leads'] })
  await must('team.set', { name: 'approvers', members: ['noor'] })
  await must('area.add', { path: 'payments', team: 'approvers', managers: ['mo'] })
  await must('area.add', { path: 'code' })
  await must('type.add', { name: 'deploy' })
  const grant = (types: string[], area: string, holders: string[]) =>
    must('grant.add', { types, area, holders })
  await grant(['map.people'], '/', ['@ben'])
  await grant(['map.people'], 'payments', ['@kim'])
  await grant(['map.role', 'map.area'], 'payments', ['@li'])
  await grant(['map.grant', 'map.freeze'], '/', ['team:all-leads'])
  await grant(['map.grant', 'map.role'], '/', ['role:manager'])
  await must('import.apply', {
    importer: 'codeowners',
    root: 'code',
    facts: [
      {
        kind: 'grant',
        key: 'CODEOWNERS',
        digest: 'one',
        area: 'code',
        type: 'change.approve',
        table: {
          dialect: 'codeowners',
          file: 'CODEOWNERS',
          holders: [{ team: 'approvers' }],
          rules: [{ pattern: '*', line: 1, owners: [0] }],
        },
      },
    ],
  })
}

describe.each(engines)('nobody comes by the map by changing something else, on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
    await organisation(world)
  })
  afterAll(() => world?.close())
  const refused = (as: string, operation: string, input: object) => world.refused(as, operation, input)

  it('by making oneself one with an administrator, or an administrator one with oneself', async () => {
    for (const [from, into, type] of [
      ['ben', 'ana', 'map'],
      ['ana', 'ben', 'map'],
      ['ben', 'kim', 'map'],
      ['kim', 'ana', 'map'],
      ['kim', 'noor', 'map.grant'],
      ['noor', 'kim', 'map.grant'],
    ])
      expect(await refused('ben', 'person.merge', { from, into })).toMatchObject({
        code: 'not_permitted',
        details: { type },
      })
  })

  it('by joining a team that holds some of it, however deep', async () => {
    expect(await refused('ben', 'team.set', { name: 'leads', members: ['noor', 'ben'] })).toMatchObject({
      code: 'not_permitted',
      details: { type: 'map.grant', area: '/' },
    })
  })

  it('by naming oneself to a role that holds some of it', async () => {
    expect(await refused('li', 'area.set', { path: 'payments', managers: ['li'] })).toMatchObject({
      code: 'not_permitted',
      details: { type: 'map.grant' },
    })
    expect(await refused('li', 'area.add', { path: 'payments/refunds', managers: ['li'] })).toMatchObject({
      code: 'not_permitted',
      details: { type: 'map.grant' },
    })
    await world.must('li', 'area.set', { path: 'payments', techLeads: ['li'] })
  })

  it('nor do they come by a repository, whose files name a team, from another area', async () => {
    expect(await refused('kim', 'team.set', { name: 'approvers', members: ['kim'] })).toMatchObject({
      code: 'not_permitted',
      details: { type: 'map.people', area: 'code' },
    })
  })

  it('by joining a team that somebody absent pre-authorised elsewhere, while that can still be used', async () => {
    await world.must('ana', 'team.set', { name: 'writers', members: ['noor'] })
    await world.must('ana', 'team.set', { name: 'helpers', teams: ['writers'] })
    await world.must('ana', 'area.add', { path: 'docs', team: 'writers' })
    await world.must('ana', 'grant.add', { types: ['map.people'], area: 'docs', holders: ['@li'] })
    await world.must('ana', 'grant.add', { types: ['deploy'], area: 'payments', holders: ['@mo'] })
    await world.must('mo', 'handoff.publish', {
      markdown: `---
to: @noor
area: payments
offline: 2026-11-19T17:00Z
back: 2026-11-20T08:00Z
---
All is calm.

## If
- The queue stands still: deploy 412 again. may: deploy by: team:helpers until: 2026-11-19T18:00Z
`,
      overrides: ['section_missing', 'unstable_unattended'],
    })
    const joins = { name: 'writers', members: ['noor', 'li'] }
    expect(await refused('li', 'team.set', joins)).toMatchObject({
      code: 'not_permitted',
      details: { type: 'map.people', area: 'payments' },
    })
    await world.must('ben', 'team.set', joins)
    world.moveTo('2026-11-19T18:00:00Z')
    await world.must('li', 'team.set', { name: 'writers', members: ['li'] })
  })

  it('by becoming one of those who are next where somebody pre-authorised some of it', async () => {
    await world.must('ana', 'area.add', { path: 'mail', team: 'approvers' })
    await world.must('ana', 'area.add', { path: 'post' })
    await world.must('ana', 'team.set', { name: 'own', members: ['li'] })
    for (const area of ['mail', 'post'])
      await world.must('ana', 'grant.add', {
        types: ['map.area', 'map.people', 'map.role'],
        area,
        holders: ['@li'],
      })
    await world.must('ana', 'grant.add', { types: ['map.area'], area: '/', holders: ['@li'] })
    await world.must('ana', 'handoff.publish', {
      markdown: `---
to: on-next
area: mail
offline: 2026-11-19T19:00Z
back: 2026-11-20T08:00Z
---
All is calm.

## If
- Letters are lost: stop the mail. may: map.freeze until: 2026-11-20T07:00Z
`,
      overrides: ['section_missing', 'unstable_unattended'],
    })
    for (const [operation, input] of [
      ['area.set', { path: 'mail', team: 'own' }],
      ['area.set', { path: 'mail', techLeads: ['li'] }],
      ['area.move', { path: 'mail', new: 'post/mail' }],
    ] as const)
      expect(await refused('li', operation, input)).toMatchObject({
        code: 'not_permitted',
        details: { type: 'map.freeze', area: 'mail' },
      })
    await world.must('li', 'area.set', { path: 'mail', name: 'Letters' })
    await world.must('ana', 'area.set', { path: 'mail', team: 'own' })
    expect(await refused('li', 'team.set', { name: 'own', members: ['li', 'ben'] })).toMatchObject({
      code: 'not_permitted',
      details: { type: 'map.freeze' },
    })
  })

  it('by making lasting what was only delegated', async () => {
    await world.must('mo', 'delegation.add', {
      types: ['map.grant'],
      area: 'payments',
      to: 'kim',
      until: '2026-11-20T08:00Z',
    })
    expect(
      await refused('kim', 'grant.add', { types: ['map.grant'], area: 'payments', holders: ['@kim'] }),
    ).toMatchObject({ code: 'received_authority' })
    await world.must('kim', 'grant.add', { types: ['deploy'], area: 'payments', holders: ['@kim'] })
    await world.must('ana', 'area.set', { path: 'payments', managers: ['mo'] })
    await world.must('mo', 'grant.add', { types: ['map.grant'], area: 'payments', holders: ['@noor'] })
  })

  it('whoever holds all of it does each of these', async () => {
    await world.must('ana', 'team.set', { name: 'leads', members: ['noor', 'li'] })
    await world.must('ana', 'area.set', { path: 'payments', managers: ['mo', 'li'] })
    await world.must('ana', 'person.merge', { from: 'kim', into: 'mo' })
  })
})
