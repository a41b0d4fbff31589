import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportFiles } from '../../src/domain/record/export-format.ts'
import { parseCheckpoint } from '../../src/domain/record/proofs/checkpoint.ts'
import { isIncluded } from '../../src/domain/record/proofs/inclusion.ts'
import { openNote, parseKey } from '../../src/domain/record/proofs/signed-note.ts'
import { parseProof } from '../../src/domain/record/proofs/tlog-proof.ts'
import { leafHash } from '../../src/domain/record/proofs/tree.ts'
import { nodePrimitives } from '../../src/verify/primitives.ts'
import { UnknownEntry, verifyExport } from '../../src/verify/verify-export.ts'
import { openWorld, type World } from '../world.ts'
import { exportTo, grown, temporaryFolder } from './exported.ts'
import { opened, resealed, writeManifest, written } from './forgery.ts'
import { sealerOf } from './sealer.ts'

/* R2: the proof of one entry out of an export, by whoever has that. Ana administers. */

describe('an entry of an export', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let world: World
  let dir: string
  beforeEach(async () => {
    folder = temporaryFolder()
    dir = join(folder.dir, 'true')
    world = await openWorld('sqlite')
    await grown(world, sealerOf(1), 20)
    await exportTo(world, sealerOf(1), dir)
  })
  afterEach(async () => {
    await world.close()
    folder.remove()
  })

  it('is proved by its bytes, the path from them, and the last checkpoint; as the server proves it', async () => {
    const entries = readFileSync(join(dir, exportFiles.entries), 'utf8').trimEnd().split('\n')
    for (const [index, bytes] of entries.entries()) {
      const { id } = JSON.parse(bytes) as { id: string }
      const { entry } = verifyExport(dir, [], id)
      const proof = parseProof(entry?.proofFile ?? '')
      const key = parseKey(nodePrimitives, entry?.key ?? '')
      const note = openNote(nodePrimitives, proof?.checkpoint ?? '', key === null ? [] : [key])
      const checkpoint = note.is === 'verified' ? parseCheckpoint(note.text) : null
      if (proof === null || checkpoint === null) throw new Error('no proof')
      const leaf = leafHash(nodePrimitives, Buffer.from(bytes))
      expect(isIncluded(nodePrimitives, { ...proof, ...checkpoint, leaf })).toBe(true)
      expect(entry).toMatchObject({ seq: index + 1, id, leaf: Buffer.from(leaf).toString('hex') })
    }
    const [first] = entries
    const { id } = JSON.parse(first ?? '') as { id: string }
    const { proofFile } = await world.must('ana', 'record.show', { id, proof: true })
    expect(verifyExport(dir, [], '1').entry?.proofFile).toBe(proofFile)
  })

  it('that no checkpoint covers has none, and one that is not there is said to be unknown', () => {
    const parts = opened(dir)
    const sealed = resealed(parts, sealerOf(1))
    const shorter = { ...sealed, checkpoints: parts.checkpoints.slice(0, 1) }
    const last = String(parts.entries.length)
    const found = verifyExport(written(shorter, join(folder.dir, 'shorter')), [], last)
    expect(found).toMatchObject({ ok: true, entry: { proofFile: null, size: null } })
    expect(() => verifyExport(dir, [], 'ent_none')).toThrow(UnknownEntry)
    expect(() => verifyExport(dir, [], '100000')).toThrow(UnknownEntry)
  })

  it('is not proved by an export that does not hold', () => {
    appendFileSync(join(dir, exportFiles.words), '\n')
    writeManifest(dir)
    const found = verifyExport(dir, [], '1')
    expect(found.ok).toBe(false)
    expect(found.entry).toBeUndefined()
  })
})
