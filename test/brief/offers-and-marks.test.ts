import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

interface Line {
  text: string
  kind: string
  item?: string
  handoff?: string
  refs?: string[]
  mayAccept?: boolean
  proposed?: boolean
  saidAt: string
  cites: string[]
}
interface Section {
  id: string
  lines: Line[]
  shown: number
  more: number
}
interface Brief {
  headlines: Line[]
  sections: Section[]
  since: string
}

const section = (brief: Brief, id: string) => brief.sections.find(one => one.id === id)!

function markdown(to: string, area: string, lines: readonly string[]): string {
  const front = `to: ${to}\narea: ${area}\noffline: 2026-11-19T18:00[Europe/Berlin]\nback: 2026-11-20T09:00[Europe/Berlin]`
  return `---\n${front}\n---\nThe ledger is quiet.\n\n## Work\n${lines.join('\n')}\n`
}

describe.each(engines)('what a brief offers, counts and marks on %s', engine => {
  let world: World
  const overrides = ['section_missing', 'left_out']

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-16T08:00:00Z', admin: 'ana' })
    for (const [handle, zone] of [
      ['noor', 'America/Los_Angeles'],
      ['sam', 'America/Los_Angeles'],
      ['li', 'Asia/Kolkata'],
    ] as const)
      await world.must('ana', 'person.add', { handle, name: `${handle} Example`, zone })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ana', 'noor'] })
    await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
    await world.must('ana', 'area.add', { path: 'search' })
    const hours = 'mon-fri 09:00-17:30'
    await world.must('ana', 'window.set', { windows: hours, zone: 'Europe/Berlin' })
    await world.must('noor', 'window.set', { windows: hours, zone: 'America/Los_Angeles' })
    world.moveTo('2026-11-19T15:00:00Z')
    const work = Array.from({ length: 9 }, (_, n) => `- Count ledger ${n}. LIN-${n} next: run the count`)
    await world.must('ana', 'handoff.publish', { markdown: markdown('on-next', 'payments', work), overrides })
    await world.must('ana', 'handoff.publish', {
      markdown: markdown('anyone', 'search', ['- Tidy the index. next: read the log']),
      overrides,
    })
  })
  afterAll(() => world.close())

  test('offers on-next only to who is reachable, as acceptance does (H6)', async () => {
    world.moveTo('2026-11-19T15:30:00Z')
    const early: Brief = await world.must('noor', 'brief.read')
    expect(section(early, 'offered').lines.map(line => line.text)).toEqual(['Tidy the index.'])
    world.moveTo('2026-11-19T17:00:30Z')
    const onShift: Brief = await world.must('noor', 'brief.read')
    const offered = section(onShift, 'offered')
    expect(offered.lines.every(line => line.mayAccept && line.handoff !== undefined)).toBe(true)
    expect([offered.shown, offered.lines.length, offered.more]).toEqual([7, 7, 3])
  })

  test('shows what is offered to anyone, wherever it is (B0), with its references', async () => {
    const brief: Brief = await world.must('li', 'brief.read')
    expect(section(brief, 'offered').lines.map(line => [line.text, line.handoff, line.refs])).toEqual([
      ['Tidy the index.', 'H-2', []],
    ])
  })

  test("leaves out the reader's own handoff that ended their shift, and counts later ones (B1)", async () => {
    const brief: Brief = await world.must('ana', 'brief.read')
    expect(brief.since).toBe('2026-11-19T15:00:00Z')
    expect(section(brief, 'changed').lines).toEqual([])
    await world.must('ana', 'area.add', { path: 'payments/refunds', team: 'payments' })
    const after: Brief = await world.must('ana', 'brief.read')
    expect(section(after, 'changed').lines.map(line => line.text)).toEqual(['Area payments/refunds added'])
    await world.must('ana', 'area.set', { path: 'payments/refunds', name: 'Refunds' })
    await world.must('ana', 'area.move', { path: 'payments/refunds', new: 'payments/money' })
    const named: Brief = await world.must('ana', 'brief.read')
    expect(section(named, 'changed').lines.map(line => line.text)).toEqual([
      'Area payments/money moved',
      'Area payments/money set: Refunds',
      'Area payments/money added',
    ])
  })

  test('names who is on by the windows that rests on (B3)', async () => {
    const brief: Brief = await world.must('noor', 'brief.read')
    const entries = (await world.must('noor', 'record.list', { limit: 200 })).items as {
      id: string
      kind: string
    }[]
    const kinds = section(brief, 'on').lines[0]?.cites.map(id => entries.find(one => one.id === id)?.kind)
    expect(kinds).toContain('team.set')
    expect(kinds).toContain('window.set')
  })

  test('opens a folded section whole (B3)', async () => {
    const brief: Brief = await world.must('noor', 'brief.read', { open: ['offered'] })
    const offered = section(brief, 'offered')
    expect([offered.shown, offered.more]).toEqual([10, 0])
  })
})
