import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { leafHash } from '../../src/domain/record/proofs/tree.ts'
import { SealingKey } from '../../src/server/sealing-key.ts'
import { rotateKey } from '../../src/services/record/log-entries.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { loadHead, loadStored } from '../../src/storage/entries.ts'
import { sql } from '../../src/storage/sql.ts'
import { NotAnswered } from '../../src/verify/ask-server.ts'
import { nodePrimitives } from '../../src/verify/primitives.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { type Ask, verifyServer } from '../../src/verify/verify-server.ts'
import { steps } from '../permissions/restricted-story.ts'
import { type Step, tell } from '../permissions/two-worlds.ts'
import { engines, openWorld, type World } from '../world.ts'
import { exportTo, grown, temporaryFolder } from './exported.ts'
import { sealerOf } from './sealer.ts'

/* R3: a live server is verified as an export is, as far as the caller may read it. Ana administers. */

/** What a server says to somebody; `before` each answer something may happen to it. */
function asking(
  world: World,
  as: string,
  before: (operation: string, nth: number) => unknown = () => null,
): Ask {
  let nth = 0
  return async (operation, input) => {
    nth += 1
    await before(operation, nth)
    const outcome = await world.call(as, operation, input)
    if (!outcome.ok) throw new NotAnswered(outcome.refusal.message)
    return JSON.parse(JSON.stringify(outcome.value))
  }
}

/** The same server with smaller pages. */
function inPages(ask: Ask, most: number): Ask {
  return (operation, input) => {
    const { limit } = input as { readonly limit?: number }
    return ask(operation, limit === undefined ? input : { ...input, limit: Math.min(limit, most) })
  }
}

async function sealed(world: World, sealer = sealerOf(1)): Promise<string> {
  const outcome = await sealRecord(world.env, 1, sealer)
  if (outcome.is !== 'sealed') throw new Error(JSON.stringify(outcome))
  return outcome.checkpoint?.note ?? ''
}

describe.each(engines)('a live server on %s', engine => {
  let world: World
  afterEach(() => world?.close())

  it('is found as an export of it is: entries, checkpoints, words, authority, counts', async () => {
    world = await openWorld(engine)
    await grown(world, sealerOf(1), 20)
    const folder = temporaryFolder()
    const dir = join(folder.dir, 'export')
    await exportTo(world, sealerOf(1), dir)
    const kept = await sealed(world)
    const exported = verifyExport(dir)
    for (const most of [1_000, 7]) {
      const found = await verifyServer(inPages(asking(world, 'ana'), most), [])
      expect(found).toEqual(exported)
      expect(found).toMatchObject({ ok: true, unread: 0, sealed: found.entries })
      expect(found.mapChangesChecked).toBeGreaterThan(20)
    }
    expect(kept).toBe('')
    folder.remove()
  })

  it('says what is recorded and not sealed yet, and of a record never sealed that nothing is', async () => {
    world = await openWorld(engine)
    const none = await verifyServer(asking(world, 'ana'), [])
    expect(none).toMatchObject({ ok: true, sealed: 0, anchored: 0 })
    expect(none.notProved.join(' ')).toContain(`the last ${none.entries} entries: not sealed yet`)
    await sealed(world)
    await world.must('ana', 'person.add', { handle: 'li', name: 'Li Wei' })
    const found = await verifyServer(asking(world, 'ana'), [])
    expect(found).toMatchObject({ ok: true, entries: none.entries + 1, sealed: none.entries })
    expect(found.notProved.join(' ')).toContain('the last entry: not sealed yet')
  })

  it('follows a key that was replaced, for what is remembered from before and from after', async () => {
    world = await openWorld(engine)
    const before = await sealed(world)
    const next = sealerOf(2)
    await rotateKey(world.env, 1, sealerOf(1), origin =>
      new SealingKey(new Uint8Array(32).fill(2)).signerFor(origin),
    )
    await grown(world, next, 8)
    const after = await sealed(world, next)
    const remembered = [before, after].map((note, n) => ({ file: `kept-${n}.txt`, note }))
    const found = await verifyServer(inPages(asking(world, 'ana'), 5), remembered)
    expect(found).toMatchObject({ ok: true, problems: [], anchored: found.sealed })
    expect(await verifyServer(asking(world, 'ana'), remembered.slice(0, 1))).toMatchObject({
      ok: true,
      anchored: Number(before.split('\n')[1]),
    })
  })

  it('that signs with a key no entry names is refuted', async () => {
    world = await openWorld(engine)
    const kept = await sealed(world)
    await grown(world, sealerOf(1), 3)
    await world.store.write(1, function* () {
      yield sql`DELETE FROM checkpoint WHERE org = 1`
    })
    await sealed(world, sealerOf(3))
    const found = await verifyServer(asking(world, 'ana'), [{ file: 'kept.txt', note: kept }])
    expect(found.ok).toBe(false)
    expect(found.problems).toContain('kept.txt is not signed by a key of this log')
  })

  it('names the entry that was altered beneath it, in its bytes or its words', async () => {
    world = await openWorld(engine)
    await grown(world, sealerOf(1), 8)
    const note = await sealed(world)
    const [stored] = await world.store.read(1, () => loadStored(1, 8, 1))
    if (stored?.words == null) throw new Error('entry 9 has no words')
    const { bytes, words } = stored
    const put = (bytes: string, words: string) =>
      world.store.write(1, function* () {
        yield sql`UPDATE entry SET bytes = ${bytes} WHERE org = 1 AND seq = 9`
        yield sql`UPDATE body SET words = ${words} WHERE org = 1 AND seq = 9`
      })
    const found = () => verifyServer(inPages(asking(world, 'ana'), 6), [{ file: 'kept.txt', note }])
    await put(bytes.replace('"kv":1', '"kv":2'), words)
    expect(await found()).toMatchObject({
      ok: false,
      firstBad: { seq: 9, why: expect.stringContaining('bytes') },
    })
    await put(bytes, words.replace('area-', 'aera-'))
    expect(await found()).toMatchObject({
      ok: false,
      firstBad: { seq: 9, why: expect.stringContaining('words') },
    })
    await put(bytes, words)
    expect(await found()).toMatchObject({ ok: true })
  })

  it('that was made anew by whoever holds the key is refuted by what is remembered, else it is said', async () => {
    world = await openWorld(engine)
    await grown(world, sealerOf(1), 8)
    const note = await sealed(world)
    const [stored] = await world.store.read(1, () => loadStored(1, 8, 1))
    const other = (stored?.bytes ?? '').replace('"saidAt":null', '"saidAt":1763539200000')
    const leaf = leafHash(nodePrimitives, Buffer.from(other))
    expect(Buffer.from(leaf).toString('hex')).not.toBe(createHash('sha256').update('').digest('hex'))
    await world.store.write(1, function* () {
      yield sql`UPDATE entry SET bytes = ${other}, leaf = ${leaf} WHERE org = 1 AND seq = 9`
      yield sql`DELETE FROM checkpoint WHERE org = 1`
    })
    await sealed(world)
    const alone = await verifyServer(asking(world, 'ana'), [])
    expect(alone.notProved.join(' ')).toContain('no remembered checkpoint was given')
    expect(await verifyServer(asking(world, 'ana'), [{ file: 'kept.txt', note }])).toMatchObject({
      ok: false,
      firstBad: { seq: 1, until: Number(note.split('\n')[1]) },
    })
  })

  it('whose words are erased while it is read holds, by the entry that says so', async () => {
    world = await openWorld(engine)
    await grown(world, sealerOf(1), 10)
    const note = await sealed(world)
    await world.must('ana', 'person.leave', { handle: 'p9' })
    const erase = async (operation: string, nth: number) => {
      if (operation === 'record.leaves' && nth === 3)
        await world.must('ana', 'erase.person', { handle: 'p9', ground: 'They asked for it' })
    }
    const found = await verifyServer(inPages(asking(world, 'ana', erase), 5), [{ file: 'kept.txt', note }])
    expect(found).toMatchObject({ ok: true, erased: 1 })
    expect(found.entries).toBe((await world.store.read(1, () => loadHead(1)))?.seq)
    await world.store.write(1, function* () {
      yield sql`DELETE FROM body WHERE org = 1 AND seq = 9`
    })
    expect(await verifyServer(asking(world, 'ana'), [])).toMatchObject({
      ok: false,
      firstBad: { seq: 9, why: expect.stringContaining('no entry says they were erased') },
    })
  })

  it('that seals again and again while it is read holds as it stood at the start', async () => {
    world = await openWorld(engine)
    await grown(world, sealerOf(1), 10)
    await sealed(world)
    const start = (await world.store.read(1, () => loadHead(1)))?.seq
    let added = 0
    const busy = async () => {
      await world.must('ana', 'person.add', { handle: `late${added++}`, name: 'Somebody late' })
      await sealed(world)
    }
    const found = await verifyServer(inPages(asking(world, 'ana', busy), 5), [])
    expect(found).toMatchObject({ ok: true, entries: (start ?? 0) + 1, sealed: (start ?? 0) + 1 })
  })

  it('that leaves entries out, or tells of others, is found out at the first', async () => {
    world = await openWorld(engine)
    await grown(world, sealerOf(1), 8)
    await sealed(world)
    type Leaves = { items: { seq: number; bytes: string | null }[]; checkpoints: object[] }
    const lying = (lie: (page: Leaves) => object): Ask => {
      const ask = asking(world, 'ana')
      return async (operation, input) => {
        const answer = await ask(operation, input)
        return operation === 'record.leaves' ? lie(answer as Leaves) : answer
      }
    }
    const told = async (lie: (page: Leaves) => object) => await verifyServer(lying(lie), [])
    expect(await told(page => ({ ...page, items: page.items.toSpliced(4, 1) }))).toMatchObject({
      ok: false,
      firstBad: { seq: 5 },
    })
    expect(await told(page => ({ ...page, items: [] }))).toMatchObject({ ok: false, firstBad: { seq: 1 } })
    const hidden = await told(({ items, ...page }) => ({
      ...page,
      items: items.map(one => ({ ...one, bytes: null, words: null })),
    }))
    expect(hidden).toMatchObject({ ok: true, unread: hidden.entries, mapChangesChecked: 0 })
    expect(hidden.notProved.join(' ')).toContain(`What ${hidden.entries} entries say`)
    await expect(told(() => ({ nothing: true }))).rejects.toThrow(NotAnswered)
    await expect(told(page => ({ ...page, items: [null] }))).rejects.toThrow(NotAnswered)
  })
})

describe('somebody who may not read everything', () => {
  it('verifies what they may, and is told what they did not see', { timeout: 60_000 }, async () => {
    const { world } = await tell('sqlite', steps as readonly Step[], true)
    const note = await sealed(world)
    const remembered = [{ file: 'kept.txt', note }]
    const whole = await verifyServer(asking(world, 'vera'), remembered)
    const part = await verifyServer(asking(world, 'noor'), remembered)
    expect(part).toMatchObject({ ok: true, entries: whole.entries, sealed: whole.entries, problems: [] })
    expect(part.anchored).toBe(whole.entries)
    expect(part.unread).toBeGreaterThan(whole.unread)
    expect(part.notProved.join(' ')).toContain(`What ${part.unread} entries say`)
    expect(part.decisionsChecked).toBeLessThan(whole.decisionsChecked)
    expect(part.mapChangesChecked).toBe(whole.mapChangesChecked)
    await world.close()
  })
})
