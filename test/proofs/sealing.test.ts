import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { parseCheckpoint } from '../../src/domain/record/proofs/checkpoint.ts'
import { consistencyRanges, isConsistent } from '../../src/domain/record/proofs/consistency.ts'
import { inclusionRanges, isIncluded } from '../../src/domain/record/proofs/inclusion.ts'
import { openNote, parseKey } from '../../src/domain/record/proofs/signed-note.ts'
import { GrowingTree } from '../../src/domain/record/proofs/tree.ts'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { extendTree, rangeHashes, rootAt } from '../../src/services/sealing/stored-tree.ts'
import { latestCheckpoint, listCheckpoints, type StoredCheckpoint } from '../../src/storage/checkpoints.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { sql } from '../../src/storage/sql.ts'
import { loadLeaves } from '../../src/storage/tree.ts'
import { nodePrimitives } from '../../src/verify/primitives.ts'
import { engines, openWorld, type World } from '../world.ts'
import { sealerOf } from './sealer.ts'

/* R1, R2. Ana administers; people are added to make entries. */

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe.each(engines)('sealing on %s', engine => {
  let world: World
  afterEach(() => world.close())

  const grow = async (count: number, name = 'p') => {
    for (let n = 0; n < count; n++)
      await world.must('ana', 'person.add', { handle: `${name}${n}`, name: `Person ${n}` })
  }
  const sealed = async (sealer = sealerOf(1)) => {
    const outcome = await sealRecord(world.env, 1, sealer)
    if (outcome.is !== 'sealed') throw new Error(JSON.stringify(outcome))
    return outcome.checkpoint
  }
  const head = async () => (await world.store.read(1, () => loadHead(1)))?.seq ?? 0

  it('signs the tree of all entries, and nothing where nothing came', async () => {
    world = await openWorld(engine)
    const sealer = sealerOf(1)
    await grow(3)
    const first = (await sealed(sealer)) as StoredCheckpoint
    expect(first.size).toBe(await head())
    const key = parseKey(nodePrimitives, first.key)
    const opened = openNote(nodePrimitives, first.note, key === null ? [] : [key])
    const checkpoint = parseCheckpoint(opened.is === 'verified' ? opened.text : '')
    expect(checkpoint?.origin).toMatch(/^locum\/org_/)
    const tree = new GrowingTree(nodePrimitives)
    for (const leaf of await world.store.read(1, () => loadLeaves(1, 0, first.size))) tree.append(leaf)
    expect(hex(checkpoint?.root ?? new Uint8Array())).toBe(hex(tree.root()))
    expect(await sealed(sealer)).toBeNull()
    expect([...sealer.memory.values()]).toEqual([first.note])
  })

  it('keeps the last checkpoint of each hour', async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    const sealer = sealerOf(1)
    const sizes: number[] = []
    for (const at of ['08:00', '08:20', '08:40', '09:10', '10:00']) {
      world.moveTo(`2026-11-19T${at}:00Z`)
      await grow(1, `at${at.replace(':', '')}`)
      sizes.push((await sealed(sealer))?.size ?? 0)
    }
    const kept = await world.store.read(1, () => listCheckpoints(1, 0, 10))
    const isIn = (size: number) => kept.some(one => one.size === size)
    // The world's clock is SQLite's; PostgreSQL is told it too.
    expect(sizes.map(isIn)).toEqual([false, false, true, true, true])
  })

  it('proves each entry and each step between sizes from what is stored', { timeout: 60_000 }, async () => {
    world = await openWorld(engine)
    await fill(world, 700)
    const size = await head()
    await world.store.write(1, () => extendTree(world.env.crypto, 1, size))
    expect(await checkRecord(world.env, 1)).toMatchObject({ ok: true })
    const leaves = await world.store.read(1, () => loadLeaves(1, 0, size))
    const rootOf = (n: number) => world.store.read(1, () => rootAt(world.env.crypto, 1, n))
    const root = await rootOf(size)
    for (const index of [0, 1, 255, 256, 257, 511, 512, size - 1]) {
      const path = await world.store.read(1, () =>
        rangeHashes(world.env.crypto, 1, inclusionRanges(index, size)),
      )
      const leaf = leaves[index] as Uint8Array
      expect(isIncluded(nodePrimitives, { index, size, leaf, path, root })).toBe(true)
    }
    for (const from of [1, 255, 256, 300, 512, size]) {
      const path = await world.store.read(1, () =>
        rangeHashes(world.env.crypto, 1, consistencyRanges(from, size)),
      )
      const older = { size: from, root: await rootOf(from) }
      expect(isConsistent(nodePrimitives, older, { size, root }, path)).toBe(true)
    }
  })

  it('of several that seal at once, all sign the same tree, each larger than the one before', async () => {
    world = await openWorld(engine)
    const sealers = [sealerOf(1), sealerOf(1), sealerOf(1)]
    const notes: string[] = []
    const sealing = async (sealer: ReturnType<typeof sealerOf>) => {
      for (let n = 0; n < 6; n++) notes.push((await sealed(sealer))?.note ?? '')
    }
    await Promise.all([grow(10), ...sealers.map(sealing)])
    await sealed(sealers[0])
    const roots = new Map<number, string>()
    for (const note of notes.filter(one => one !== '')) {
      const [, size = '', root = ''] = note.split('\n')
      expect(roots.get(Number(size)) ?? root).toBe(root)
      roots.set(Number(size), root)
    }
    for (const [size, root] of roots) {
      const stored = await world.store.read(1, () => rootAt(world.env.crypto, 1, size))
      expect(Buffer.from(stored).toString('base64')).toBe(root)
    }
    expect([...roots.keys()]).toEqual([...roots.keys()].sort((a, b) => a - b))
  })

  it('signs nothing with a key that is not the key of the log', async () => {
    world = await openWorld(engine)
    const first = await sealed(sealerOf(1))
    await grow(1)
    expect(await sealRecord(world.env, 1, sealerOf(2))).toEqual({ is: 'other-key', key: first?.key })
    expect(await sealed(sealerOf(1))).not.toBeNull()
  })

  it('signs nothing over entries that were altered after they were sealed', async () => {
    world = await openWorld(engine)
    const first = await sealed()
    await world.store.write(1, function* () {
      const leaf = createHash('sha256').update('another').digest()
      yield sql`UPDATE entry SET leaf = ${new Uint8Array(leaf)} WHERE org = 1 AND seq = 2`
    })
    await grow(1)
    expect(await sealRecord(world.env, 1, sealerOf(1))).toMatchObject({
      is: 'inconsistent',
      signed: first?.size,
    })
    const { ok, differences } = await checkRecord(world.env, 1)
    expect(ok).toBe(false)
    expect(differences.join()).toContain(`the checkpoint of ${first?.size} entries is not of these entries`)
  })

  it('signs nothing where it remembers a larger record than is there', async () => {
    world = await openWorld(engine)
    const sealer = sealerOf(1)
    await grow(5)
    await sealed(sealer)
    await world.store.write(1, function* () {
      yield sql`DELETE FROM checkpoint WHERE org = 1`
      yield sql`DELETE FROM entry WHERE org = 1 AND seq > 4`
      yield sql`UPDATE head SET seq = 4 WHERE org = 1`
    })
    expect(await sealRecord(world.env, 1, sealer)).toMatchObject({ is: 'inconsistent', signed: 8 })
    expect(await world.store.read(1, () => latestCheckpoint(1))).toBeNull()
  })
})

/** Entries enough for whole groups of the stored tree: one window after the other. */
async function fill(world: World, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await world.must('ana', 'area.add', { path: `a${n}` })
}
