import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const handoff = `---
to: on-next
area: payments
offline: 2026-11-19T18:00[Europe/Berlin]
back: 2026-11-20T09:00[Europe/Berlin]
---
Refunds are slow; the ledger is safe to leave.

## Hold
- Leave the backfill alone. why: a restart doubles rows until: 2026-11-20T06:00Z
## Blocked
- none
## Work
- Find out why refunds wait. LIN-7 condition: unstable tried: a larger pool next: compare pools
- Count the ledger again. #payments/ledger next: run the count
## Watch
- Refund latency. until: 2026-11-19T20:00Z
`

interface Line {
  text: string
  kind: string
  item?: string
  cites: string[]
  fallen?: boolean
  note?: string
  stale: boolean
  owner: string | null
  validUntil: string | null
}
interface Brief {
  since: string
  atSeq: number
  at: string
  headlines: Line[]
  sections: { id: string; lines: Line[]; more: number }[]
}

const lines = (brief: Brief, id: string) => brief.sections.find(section => section.id === id)?.lines ?? []

describe.each(engines)('the brief on %s', engine => {
  let world: World

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-16T08:00:00Z', admin: 'ana' })
    await world.must('ana', 'person.add', {
      handle: 'noor',
      name: 'Noor Haddad',
      zone: 'America/Los_Angeles',
    })
    await world.must('ana', 'person.add', { handle: 'mira', name: 'Mira Outside', zone: 'Europe/Berlin' })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ana', 'noor'] })
    await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
    await world.must('ana', 'area.add', { path: 'payments/ledger', team: 'payments' })
    const hours = 'mon-fri 09:00-17:30'
    await world.must('ana', 'window.set', { windows: hours, zone: 'Europe/Berlin' })
    await world.must('noor', 'window.set', { windows: hours, zone: 'America/Los_Angeles' })
    world.moveTo('2026-11-19T16:50:00Z')
    await world.must('ana', 'handoff.publish', { markdown: handoff })
  })
  afterAll(() => world.close())

  test('has its ten sections in their fixed order, and every line cites an entry (B2, B3)', async () => {
    world.moveTo('2026-11-19T17:05:00Z')
    const brief: Brief = await world.must('noor', 'brief.read')
    expect(brief.sections.map(section => section.id).join(' ')).toBe(
      'holds yours offered decisions questions contingencies authority changed on stale',
    )
    const all = [...brief.headlines, ...brief.sections.flatMap(section => section.lines)]
    for (const line of all)
      expect(line.cites.filter(cite => cite.startsWith('ent_')).length, line.text).toBeGreaterThan(0)
  })

  test('opens with the area that is not stable, its summary and who holds it (B2)', async () => {
    const brief: Brief = await world.must('noor', 'brief.read')
    expect(brief.headlines[0]?.text).toContain('payments is unstable · Refunds are slow')
    expect(brief.headlines[0]?.owner).toBe('ana')
  })

  test('shows a hold until it ends, and offers what is unstable first (B3)', async () => {
    const brief: Brief = await world.must('noor', 'brief.read')
    expect(lines(brief, 'holds').map(line => line.validUntil)).toEqual(['2026-11-20T06:00:00Z'])
    expect(lines(brief, 'offered')[0]?.text).toContain('Find out why refunds wait')
    expect(lines(brief, 'yours')).toEqual([])
  })

  test("counts what changed since the end of the reader's own last shift (B1)", async () => {
    const brief: Brief = await world.must('noor', 'brief.read')
    expect(brief.since).toBe('2026-11-19T01:30:00Z')
  })

  test('marks what fell to its reader by default, once, until they accept it (H7)', async () => {
    world.moveTo('2026-11-19T18:30:00Z')
    const brief: Brief = await world.must('noor', 'brief.read')
    const [first] = lines(brief, 'yours')
    expect(first?.fallen).toBe(true)
    expect(first?.note).toContain('fell to you by default at 2026-11-19T18:00:00Z')
    expect(lines(brief, 'offered')).toEqual([])
  })

  test('lists to its owner what has gone stale (H9)', async () => {
    world.moveTo('2026-11-19T20:30:00Z')
    const brief: Brief = await world.must('noor', 'brief.read')
    expect(lines(brief, 'stale').map(line => line.text)).toEqual(['Refund latency.'])
  })

  test('is byte-identical when asked again with its at and seq after a week of later entries (T6, B4)', async () => {
    const before: Brief = await world.must('noor', 'brief.read')
    world.moveTo('2026-11-20T18:00:00Z')
    await world.must('noor', 'handoff.accept', { id: 'H-1', readBack: 'Refunds wait; pools to compare.' })
    await world.must('noor', 'item.note', { id: 'I-2', text: 'The pool is not it.' })
    world.moveTo('2026-11-26T15:00:00Z')
    await world.must('noor', 'item.close', { id: 'I-2', outcome: 'It was the index.' })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ana'] })
    const again = await world.must('noor', 'brief.read', {}, { at: before.at, seq: before.atSeq })
    expect(JSON.stringify(again)).toBe(JSON.stringify(before))
    await world.must('ana', 'team.set', { name: 'payments', members: ['ana', 'noor'] })
  })

  test('says which handoff is missing, with its items as of when they were last said (H12)', async () => {
    world.moveTo('2026-11-26T16:00:00Z')
    await world.must('ana', 'handoff.publish', {
      markdown: `---\nto: me\narea: payments\noffline: 2026-11-26T17:00[Europe/Berlin]\nback: 2026-11-26T17:05[Europe/Berlin]\n---\nStill looking.\n\n## Work\n- Retries pile up. condition: unstable tried: nothing yet next: look at the queue\n`,
      overrides: ['section_missing'],
    })
    world.moveTo('2026-11-27T18:30:00Z')
    const brief: Brief = await world.must('noor', 'brief.read')
    const missing = brief.headlines.filter(line => line.kind === 'missing')
    expect(missing.map(line => line.owner)).toEqual(['ana'])
    expect(missing[0]?.text).toMatch(/as of 2026-11-26T1/)
  })

  test('of an area is the same page without the personal sections, and names a hole of the weekend', async () => {
    world.moveTo('2026-11-28T09:00:00Z')
    const brief = await world.must('mira', 'brief.read', { area: 'payments' })
    expect(brief.person).toBeNull()
    expect(lines(brief, 'yours')).toEqual([])
    expect(lines(brief, 'on')[0]?.text).toContain('nobody of the team reachable')
  })
})
