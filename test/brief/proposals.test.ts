import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

interface Line {
  text: string
  kind: string
  owner: string | null
  note?: string
  proposed?: boolean
}
interface Section {
  id: string
  title: string
  lines: Line[]
  proposed?: boolean
}
interface Brief {
  headlines: Line[]
  sections: Section[]
}

const section = (brief: Brief, id: string) => brief.sections.find(one => one.id === id)!
const office = 'mon-fri 09:00-17:00'

const handoff = (text: string) => `---
to: on-next
area: payments
offline: 2026-11-18T08:30Z
back: 2026-11-19T08:00Z
---
The ledger waits.

## Work
- ${text} condition: fragile tried: counting twice next: count again
`

/** Li hands over to whoever is next: Ben first, then Noor. Everyone works by Berlin's clock; the 16th is a Monday. */
describe.each(engines)('a brief says what rests on hours that others proposed (V3), on %s', engine => {
  let world: World
  const override = ['section_missing', 'left_out']

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-16T07:00:00Z', admin: 'ana' })
    for (const handle of ['ben', 'noor', 'li'])
      await world.must('ana', 'person.add', { handle, name: `${handle} Example`, zone: 'Europe/Berlin' })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor', 'li'] })
    await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
    for (const handle of ['ben', 'noor', 'li'])
      await world.must(handle, 'window.set', { windows: office, zone: 'Europe/Berlin' })
  })
  afterAll(() => world.close())

  const leave = async (by: string, handle: string, from: string, until: string): Promise<string> => {
    const whose = by === handle ? {} : { for: handle }
    return (await world.must(by, 'leave.add', { from, until, ...whose })).id
  }
  const onLine = async () => section(await world.must('noor', 'brief.read'), 'on').lines[0]

  test('nothing is marked where everybody declared their own', async () => {
    const brief: Brief = await world.must('noor', 'brief.read')
    const lines = [...brief.headlines, ...brief.sections.flatMap(({ lines }) => lines)]
    expect(lines.filter(({ proposed }) => proposed)).toEqual([])
    expect(section(brief, 'changed').proposed).toBeUndefined()
  })

  test('a hole is marked that only a proposed leave makes, until its person confirms it', async () => {
    const days = ['2026-11-17T00:00Z', '2026-11-17T12:00Z'] as const
    await leave('noor', 'noor', ...days)
    await leave('li', 'li', ...days)
    const proposed = await leave('ana', 'ben', ...days)
    world.moveTo('2026-11-17T07:30:00Z')
    expect(await onLine()).toMatchObject({ proposed: true })
    expect((await onLine())?.text).toMatch(/nobody of the team reachable .*; rests on hours proposed/)
    await world.must('ben', 'span.confirm', { id: proposed })
    expect((await onLine())?.proposed).toBeUndefined()
    expect((await onLine())?.text).toMatch(/nobody of the team reachable 2026-11-17T07:30/)
  })

  test('who is next is marked where somebody before them is passed over for a proposed leave', async () => {
    world.moveTo('2026-11-17T20:00:00Z')
    expect(await onLine()).toMatchObject({ text: expect.stringContaining('next: ben from 2026-11-18T08:00') })
    await leave('ana', 'ben', '2026-11-18T00:00Z', '2026-11-18T23:00Z')
    expect(await onLine()).toMatchObject({
      text: expect.stringContaining('next: noor from 2026-11-18T08:00'),
      proposed: true,
    })
  })

  test('what fell to the reader is marked where it passed over somebody for a proposed leave (H7)', async () => {
    world.moveTo('2026-11-18T08:10:00Z')
    await world.must('li', 'handoff.publish', { markdown: handoff('Count the ledger.'), override })
    world.moveTo('2026-11-18T10:00:00Z')
    const [line] = section(await world.must('noor', 'brief.read'), 'yours').lines
    expect(line).toMatchObject({ text: 'Count the ledger.', owner: 'noor', proposed: true })
    expect(line?.note).toContain('rests on hours proposed, not confirmed')
  })

  test('a missing handoff is marked where its shift was proposed (H12)', async () => {
    await world.must('ana', 'person.add', { handle: 'sam', name: 'Sam Example', zone: 'Europe/Berlin' })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor', 'li', 'sam'] })
    await world.must('noor', 'handoff.accept', { id: 'H-1', readBack: 'The ledger is counted again.' })
    const missing = async () => {
      const brief: Brief = await world.must('ben', 'brief.read')
      return brief.headlines.filter(({ kind, owner }) => kind === 'missing' && owner === 'noor')
    }
    world.moveTo('2026-11-18T20:00:00Z')
    expect((await missing()).map(({ proposed }) => proposed)).toEqual([undefined])
    world.moveTo('2026-11-19T20:00:00Z')
    await leave('ana', 'noor', '2026-11-19T10:00Z', '2026-11-20T22:00Z')
    expect(await missing()).toMatchObject([
      { proposed: true, text: expect.stringMatching(/ended 2026-11-19T10:00:00Z.*rests on hours proposed/) },
    ])
  })

  test('what changed is marked where the last shift it counts from was proposed (B1)', async () => {
    await world.must('ana', 'window.set', { windows: office, zone: 'Europe/Berlin', for: 'sam' })
    const changed = section(await world.must('sam', 'brief.read'), 'changed')
    expect(changed.proposed).toBe(true)
    expect(changed.title).toContain('by hours proposed, not confirmed')
    await world.must('sam', 'span.confirm', { id: 'window' })
    expect(section(await world.must('sam', 'brief.read'), 'changed').proposed).toBeUndefined()
  })
})
