import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { insertAnchor } from '../../src/storage/checkpoints.ts'
import { file, payments } from '../handoff/payments.ts'
import { sealerOf } from '../proofs/sealer.ts'
import { engines, openWorld, type World } from '../world.ts'

describe.each(engines)('R2: search by how far an entry is proved, on %s', engine => {
  let world: World
  const publish = (hold: string) =>
    world.must('ana', 'handoff.publish', {
      markdown: file({ to: '@noor', hold: `${hold} why: it locks until: 2026-11-21T09:00[Europe/Berlin]` }),
      overrides: ['left_out', 'section_missing'],
    })
  const seal = async () => {
    const sealed = await sealRecord(world.env, 1, sealerOf(1))
    return sealed.is === 'sealed' ? (sealed.checkpoint?.size ?? 0) : 0
  }

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T16:30:00Z' })
    await payments(world)
    await publish('Leave the first export alone.')
    const size = await seal()
    await world.store.write(1, () => insertAnchor(1, { size, place: 'git', anchoredAt: 0 }))
    await publish('Leave the second export alone.')
    await seal()
    await publish('Leave the third export alone.')
  })
  afterAll(() => world?.close())

  it.each([
    ['state:recorded', 'first second third'],
    ['state:sealed', 'first second'],
    ['state:anchored', 'first'],
    ['-state:sealed', 'third'],
    ['state:sealed -state:anchored', 'second'],
    ['state:anchored OR third', 'first third'],
    ['state:open state:sealed', 'first second'],
    ['state:anch', 'first'],
  ])('%s', async (query, expected) => {
    const { items } = await world.must('noor', 'record.search', { query: `kind:hold export (${query})` })
    const found = items.map(({ title }: { title: string }) => title.split(' ')[2]).sort()
    expect(found.join(' ')).toBe(expected)
  })

  it('is offered while a search is typed', async () => {
    const { items } = await world.must('noor', 'record.complete', { query: 'state:sea' })
    expect(items).toMatchObject([{ text: 'sealed' }])
  })
})
