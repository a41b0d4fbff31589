import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reEvaluate } from '../../src/domain/decisions/re-evaluate.ts'
import { zoneTables } from '../../src/domain/time/zone-tables.ts'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { loadStored } from '../../src/storage/entries.ts'
import { engines, openWorld, type World } from '../world.ts'

const many = 600
const handles = Array.from({ length: many }, (_, index) => `p${index}`)
const office = 'mon-fri 09:00-17:00'

/* A grant of everybody: any of six hundred may roll back; six hundred in succession decide on spending. */
describe.each(engines)('a grant of hundreds, on %s', { timeout: 120_000 }, engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T12:00:00Z' })
    const people = handles.map(handle => {
      const known = { handle, name: handle, zone: 'Europe/Berlin', windows: office }
      return { kind: 'person', key: handle, digest: 'one', ...known }
    })
    for (const facts of [people.slice(0, 500), people.slice(500)])
      await world.must('ana', 'import.apply', { importer: 'people', root: 'people.csv', facts })
    await world.must('ana', 'team.set', { name: 'everybody', members: handles })
    for (const name of ['rollback', 'spend']) await world.must('ana', 'type.add', { name })
    const grant = { area: '/', holders: ['team:everybody'] }
    await world.must('ana', 'grant.add', { ...grant, types: ['rollback'], mode: 'any' })
    await world.must('ana', 'grant.add', { ...grant, types: ['spend'] })
  })
  afterAll(() => world?.close())

  const ask = async (type: string) =>
    (await world.must('ana', 'decision.request', { type, area: '/', text: `May we ${type}?` })).id
  const turns = async (id: string) => {
    const { items } = await world.must('ana', 'record.list', { subject: id, kind: 'request.seated' })
    return items.map(({ terms }: { terms: { with?: string[] } }) => 1 + (terms.with?.length ?? 0))
  }

  it('those who may at once are told of in few entries, each exactly once', async () => {
    const id = await ask('rollback')
    expect(await turns(id)).toEqual([500, 100])
    const { askedTo } = await world.must('ana', 'decision.show', { id })
    expect(askedTo.map(({ person }: { person: string }) => person)).toEqual(handles)
    const vote = { id, outcome: 'yes', rationale: 'It is broken' }
    expect(await world.must('p599', 'decision.decide', vote)).toMatchObject({ decidedBy: ['p599'] })
  })

  it('so are those whose turn comes together when the last who is awake goes home', async () => {
    const id = await ask('spend')
    world.moveTo('2026-11-19T17:00:00Z')
    expect((await world.must('ana', 'decision.show', { id })).askedTo).toHaveLength(many)
    await world.must('p7', 'area.follow', { path: '/' })
    const told = await turns(id)
    // One each half hour until five, then all the others.
    expect(told.slice(0, 8)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    expect(told.slice(8)).toEqual([500, many - 508])
  })

  it('and the record is sound', async () => {
    expect(await checkRecord(world.env, 1)).toMatchObject({ ok: true, differences: [] })
    const entries = await world.store.read(1, () => loadStored(1, 0, 10_000))
    const zones = (version: string) => zoneTables.get(version)!
    const found = reEvaluate(
      entries.map(({ bytes }) => JSON.parse(bytes)),
      zones,
    )
    expect(found).toMatchObject({ differs: null, votes: 1, decisions: 1 })
  })
})
