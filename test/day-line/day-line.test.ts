import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backfill, file, payments } from '../handoff/payments.ts'
import { engines, openWorld, type World } from '../world.ts'

interface Line {
  from: string
  until: string
  moreTeams: number
  teams: {
    name: string
    holes: { from: string; until: string }[]
    undeclared: boolean
    people: { handle: string; zone: string; declared: boolean; spans: object[]; nights: object[] }[]
  }[]
  handoffs: {
    id: string
    author: string
    accepted: { by: string; at: string }[]
    waiting: boolean
    waitingForYou: boolean
  }[]
  missing: { person: string; shiftEndedAt: string }[]
}

describe.each(engines)('the day line on %s', engine => {
  let world: World
  const read = (as: string, input: object = {}, options = {}): Promise<Line> =>
    world.must(as, 'day-line.read', input, options)

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-16T08:00:00Z' })
    await payments(world)
    await world.must('ana', 'person.add', { handle: 'mira', name: 'Mira Outside', zone: 'Europe/Berlin' })
    await world.must('ana', 'team.set', { name: 'vault', members: ['mira'] })
    await world.must('ana', 'area.add', { path: 'vault', team: 'vault', restricted: true })
    world.moveTo('2026-11-19T16:50:00Z')
    await world.must('ana', 'handoff.publish', { markdown: file({ work: [backfill] }) })
  })
  afterAll(() => world.close())

  test('shows the reader their teams, with everyone on their own hours and nights', async () => {
    const line = await read('noor', { from: '2026-11-19' })
    expect([line.from, line.until]).toEqual(['2026-11-19T08:00:00Z', '2026-11-21T08:00:00Z'])
    expect(line.teams.map(({ name }) => name)).toEqual(['payments'])
    expect(line.moreTeams).toBe(1)
    const li = line.teams[0]?.people.find(({ handle }) => handle === 'li')
    expect(li).toMatchObject({ zone: 'Asia/Kolkata', declared: true })
    expect(li?.spans).toEqual([
      { from: '2026-11-19T08:00:00Z', until: '2026-11-19T12:30:00Z', kind: 'window', proposed: false },
      { from: '2026-11-20T03:30:00Z', until: '2026-11-20T12:30:00Z', kind: 'window', proposed: false },
    ])
    expect(li?.nights[0]).toEqual({ from: '2026-11-19T16:30:00Z', until: '2026-11-20T00:30:00Z' })
  })

  test('names the hours at which nobody of the team is reachable', async () => {
    const [team] = (await read('noor', { from: '2026-11-19' })).teams
    expect(team?.holes).toEqual([
      { from: '2026-11-20T02:00:00Z', until: '2026-11-20T03:30:00Z' },
      { from: '2026-11-21T02:00:00Z', until: '2026-11-21T08:00:00Z' },
    ])
  })

  test('says that holes are not known where nobody declared hours', async () => {
    const [team] = (await read('noor', { teams: ['vault'] })).teams
    expect(team).toMatchObject({ name: 'vault', undeclared: true, holes: [] })
  })

  test('V1: gives nobody a zone they did not declare, and no nights in it', async () => {
    await world.must('ana', 'person.add', { handle: 'ken', name: 'Ken Without' })
    await world.must('ana', 'team.set', { name: 'crew', members: ['ken', 'li'] })
    const [team] = (await read('noor', { teams: ['crew'] })).teams
    expect(team?.people).toMatchObject([
      { handle: 'ken', zoneDeclared: false, declared: false, nights: [] },
      { handle: 'li', zoneDeclared: true, declared: true },
    ])
  })

  test('draws a handoff as waiting for whoever may take it, and then as accepted', async () => {
    const options = { at: '2026-11-19T17:05:00Z' }
    world.moveTo('2026-11-19T17:05:00Z')
    const waits = async (as: string) => (await read(as, {}, options)).handoffs.map(h => h.waitingForYou)
    expect([await waits('noor'), await waits('li'), await waits('ana')]).toEqual([[true], [false], [false]])
    const [handoff] = (await read('noor')).handoffs
    await world.must('noor', 'handoff.accept', { id: handoff?.id, readBack: 'I compare the counts.' })
    expect((await read('li')).handoffs).toMatchObject([
      { author: 'ana', accepted: [{ by: 'noor', at: '2026-11-19T17:05:00Z' }], waiting: false },
    ])
  })

  test('P1: a handoff of a restricted area is in no picture of those who may not read it', async () => {
    const secret = file({ work: [backfill] })
      .replace('area: payments', 'area: vault')
      .replace('on-next', 'me')
    await world.must('mira', 'handoff.publish', { markdown: secret })
    const authors = async (as: string) =>
      (await read(as, { teams: ['vault'] })).handoffs.map(({ author }) => author)
    expect([await authors('mira'), await authors('li')]).toEqual([['mira'], []])
  })

  test('names whoever ended a shift with something unsettled and published nothing (H12)', async () => {
    world.moveTo('2026-11-20T04:00:00Z')
    const line = await read('li')
    expect(line.missing).toMatchObject([{ person: 'noor', shiftEndedAt: '2026-11-20T02:00:00Z' }])
  })

  test('V1: leave takes the place of hours, and a proposal says so', async () => {
    await world.must('ana', 'leave.add', {
      from: '2026-11-20T08:00Z',
      until: '2026-11-21T08:00Z',
      for: 'ben',
    })
    const ben = (await read('ana', { from: '2026-11-20' })).teams[0]?.people.find(p => p.handle === 'ben')
    expect(ben?.spans[0]).toEqual({
      from: '2026-11-20T08:00:00Z',
      until: '2026-11-21T08:00:00Z',
      kind: 'leave',
      proposed: true,
    })
  })

  test('refuses a team, a time and a length that are not there', async () => {
    expect((await world.refused('noor', 'day-line.read', { teams: ['nobody'] })).code).toBe('unknown_team')
    expect((await world.refused('noor', 'day-line.read', { from: 'soon' })).path).toBe('from')
    expect((await world.refused('noor', 'day-line.read', { hours: 400 })).code).toBe('invalid_input')
  })
})
