import { afterEach, describe, expect, it } from 'vitest'
import { fromBase64 } from '../../src/domain/record/proofs/base64.ts'
import { parseCheckpoint } from '../../src/domain/record/proofs/checkpoint.ts'
import { isConsistent } from '../../src/domain/record/proofs/consistency.ts'
import { isIncluded } from '../../src/domain/record/proofs/inclusion.ts'
import { openNote, parseKey } from '../../src/domain/record/proofs/signed-note.ts'
import { parseProof } from '../../src/domain/record/proofs/tlog-proof.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { insertAnchor } from '../../src/storage/checkpoints.ts'
import { loadLeaves } from '../../src/storage/tree.ts'
import { nodePrimitives } from '../../src/verify/primitives.ts'
import { engines, openWorld, type World } from '../world.ts'
import { grown } from './exported.ts'
import { sealerOf } from './sealer.ts'

/* R2: what a reader is told of an entry, and the file by which it is checked. Ana administers. */

describe.each(engines)('an entry on %s', engine => {
  let world: World
  afterEach(() => world.close())

  /** The tree head of a signed note, by the key it names. */
  function headOf(note: string, named: string) {
    const key = parseKey(nodePrimitives, named)
    const opened = openNote(nodePrimitives, note, key === null ? [] : [key])
    const checkpoint = opened.is === 'verified' ? parseCheckpoint(opened.text) : null
    if (checkpoint === null) throw new Error('no checkpoint')
    return checkpoint
  }

  it('is recorded, then sealed with a proof that holds, then anchored', async () => {
    world = await openWorld(engine)
    await grown(world, sealerOf(1), 8)
    const { id } = await world.must('ana', 'area.add', { path: 'payments' })
    const [newest] = (await world.must('ana', 'record.list', { newestFirst: true, limit: 1 })).items
    const show = () => world.must('ana', 'record.show', { id: newest.id, proof: true })
    expect(await show()).toMatchObject({ state: 'recorded', proof: null, proofFile: null, subject: id })

    await sealRecord(world.env, 1, sealerOf(1))
    const { state, proof, proofFile, seq } = await show()
    expect(state).toBe('sealed')
    expect(Buffer.byteLength(proofFile)).toBeLessThan(2_000)
    const { index, path, checkpoint } = parseProof(proofFile) ?? { index: -1, path: [], checkpoint: '' }
    const { size, root } = headOf(checkpoint, proof.key)
    const [leaf] = await world.store.read(1, () => loadLeaves(1, seq - 1, seq))
    expect(isIncluded(nodePrimitives, { index, size, path, root, leaf: leaf as Uint8Array })).toBe(true)
    expect(index).toBe(seq - 1)

    await world.store.write(1, () => insertAnchor(1, { size, place: 'file:kept.txt', anchoredAt: 0 }))
    expect(await show()).toMatchObject({ state: 'anchored' })
    await world.must('ana', 'area.add', { path: 'platform' })
    const { items } = await world.must('ana', 'record.list', { newestFirst: true, limit: 2 })
    expect(items.map((one: { state: string }) => one.state)).toEqual(['recorded', 'anchored'])
  })

  it('stands in a checkpoint that continues any earlier one', async () => {
    world = await openWorld(engine)
    expect(await world.must('ana', 'record.checkpoint')).toMatchObject({ checkpoint: null, steps: null })
    await sealRecord(world.env, 1, sealerOf(1))
    const first = (await world.must('ana', 'record.checkpoint')).checkpoint
    await grown(world, sealerOf(1), 9)
    await sealRecord(world.env, 1, sealerOf(1))
    const { checkpoint, steps } = await world.must('ana', 'record.checkpoint', { since: first.size })
    const path = steps.map((hash: string) => fromBase64(hash))
    const older = headOf(first.note, first.key)
    expect(isConsistent(nodePrimitives, older, headOf(checkpoint.note, checkpoint.key), path)).toBe(true)
    expect(await world.refused('ana', 'record.checkpoint', { since: checkpoint.size + 1 })).toMatchObject({
      code: 'not_sealed_so_far',
    })
  })
})
