import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

/* Ben works in Berlin, Noor in San Francisco. Friday 20 November 2026. */

describe.each(engines)('authority in the brief on %s', engine => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)
  const section = async (as: string, id: string) =>
    (await must(as, 'brief.read')).sections.find((one: { id: string }) => one.id === id)

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['ben', 'noor']) await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor'] })
    await must('ana', 'area.add', { path: 'payments', team: 'payments', techLeads: ['noor'] })
    await must('ben', 'window.set', { windows: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' })
    await must('noor', 'window.set', { windows: 'mon-fri 09:00-17:00', zone: 'America/Los_Angeles' })
    await must('ana', 'type.add', { name: 'rollback', coverage: 'always' })
    await must('ana', 'grant.add', {
      types: ['rollback'],
      area: 'payments',
      holders: ['@ben', 'role:tech-lead'],
    })
    world.moveTo('2026-11-20T12:00:00Z')
  })
  afterEach(() => world.close())

  it('says what waits for the reader, what they hold and why, and when nobody may decide', async () => {
    await must('ana', 'decision.request', { type: 'rollback', area: 'payments', text: 'Roll back 412?' })
    expect((await section('ben', 'decisions')).lines).toMatchObject([
      { text: 'Roll back 412?', decision: 'D-1', note: 'you may decide it now', due: '2026-11-27T12:00:00Z' },
    ])
    expect((await section('ben', 'authority')).lines).toMatchObject([
      { text: 'rollback in payments, by G-1' },
    ])
    expect((await section('noor', 'authority')).lines).toMatchObject([
      { text: 'rollback in payments, as tech lead, by G-1' },
    ])
    const on = (await section('ben', 'on')).lines.map((line: { text: string }) => line.text)
    expect(on.some((text: string) => text.startsWith('Nobody is there who may decide rollback'))).toBe(false)
    world.moveTo('2026-11-20T15:30:00Z')
    await must('ben', 'decision.decide', { id: 'D-1', outcome: 'yes', rationale: 'Errors rise' })
    expect((await section('ben', 'decisions')).lines).toEqual([])
    const changed = (await section('noor', 'changed')).lines.map((line: { text: string }) => line.text)
    expect(changed).toContain('D-1 decided: yes')
  })

  it('tells of nobody to decide only in the hours in which the map asks for somebody (A13)', async () => {
    const hours = { name: 'office', hours: 'mon-fri 14:00-15:00', zone: 'Europe/Berlin' }
    await must('ana', 'calendar.add', hours)
    await must('ana', 'type.add', { name: 'refund', coverage: 'office' })
    await must('ana', 'grant.add', { types: ['refund'], area: 'payments', holders: ['@noor'] })
    const refunds = async () => {
      const on = (await section('ben', 'on')).lines.map((line: { text: string }) => line.text)
      return on.filter((text: string) => text.includes('refund'))
    }
    // Noor's day begins at 18:00 in Berlin, an hour after Ben's ends.
    expect(await refunds()).toEqual([
      'Nobody is there who may decide refund from 2026-11-20T13:00:00Z to 2026-11-20T14:00:00Z',
    ])
    world.moveTo('2026-11-20T14:00:00Z')
    expect(await refunds()).toEqual([])
  })

  it('tells in what changed of decisions taken elsewhere, one line for an import (D5, I1)', async () => {
    const decision = (number: string, title: string) => ({
      ...{ kind: 'decision', key: `decision:${number}.md`, digest: 'a'.repeat(64), type: 'rollback' },
      ...{ areas: ['payments'], title },
      ...{ outcome: 'Accepted.', number, status: 'accepted', standing: 'in-force', saidAt: null },
      ...{ deciders: [], authors: [], consulted: [], informed: [], refs: [] },
      ...{ supersedes: [], supersededBy: [], seeAlso: [] },
    })
    const facts = [decision('ADR-1', 'Keep one ledger'), decision('ADR-2', 'Write amounts in cents')]
    await must('ana', 'import.apply', { importer: 'madr', root: 'adr', facts })
    const changed = (await section('noor', 'changed')).lines.map((line: { text: string }) => line.text)
    expect(changed.filter((text: string) => text.includes('taken in'))).toEqual([
      'D-2 taken in from madr, authority not proved here: Write amounts in cents',
    ])
  })

  it('says how a contingency stands: in force, or seen and for how long', async () => {
    const published = await must('ben', 'handoff.publish', {
      markdown: [
        '---',
        'to: on-next',
        'area: payments',
        'offline: 2026-11-20T17:00[Europe/Berlin]',
        'back: 2026-11-23T09:00[Europe/Berlin]',
        '---',
        'All quiet.',
        '',
        '## If',
        '- Errors rise: roll back release 412. may: rollback by: @noor until: 2026-11-23T09:00Z max-age: 30m',
      ].join('\n'),
      overrides: ['section_missing', 'decision_uncovered'],
    })
    expect(published.id).toBe('H-1')
    world.moveTo('2026-11-20T18:00:00Z')
    const [before] = (await section('noor', 'contingencies')).lines
    expect(before.note).toContain('in force: whoever sees it says so, then may rollback')
    await must('noor', 'observation.add', { item: 'I-1', saw: 'p95 above four seconds' })
    const [after] = (await section('noor', 'contingencies')).lines
    expect(after.note).toContain('seen; rollback may be done on it until 2026-11-20T18:30:00Z')
  })
})
