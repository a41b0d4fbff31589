import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Envelope } from '../../src/domain/record/entry.ts'
import { exportFiles, manifestFile } from '../../src/domain/record/export-format.ts'
import type { Remembered } from '../../src/verify/log-check.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { isLong } from '../faults/long.ts'
import { openWorld, type World } from '../world.ts'
import { exportTo, grown, temporaryFolder } from './exported.ts'
import { type Forged, opened, renumbered, resealed, writeManifest, written } from './forgery.ts'
import { sealerOf } from './sealer.ts'

/* R3: what is altered in an export is found, and what could not be known without a memory is said. */

const sealer = sealerOf(1)

/** An export of a record, and the checkpoint somebody remembers of it. */
async function exported(people: number) {
  const folder = temporaryFolder()
  const dir = join(folder.dir, 'true')
  const world: World = await openWorld('sqlite')
  await grown(world, sealer, people)
  await exportTo(world, sealer, dir)
  await world.close()
  const remembered: Remembered = {
    file: 'remembered.txt',
    note: readFileSync(join(dir, exportFiles.checkpoint), 'utf8'),
  }
  return { folder, dir, remembered, forged: join(folder.dir, 'forged') }
}

/** Numbers from a seed, so that a failing run can be repeated. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state
  }
}

type Exported = Awaited<ReturnType<typeof exported>>

/** Changes one byte of one file, verifies, and puts it back. */
function withByteChanged(dir: string, name: string, at: number, remembered: Remembered) {
  const path = join(dir, name)
  const bytes = readFileSync(path)
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 0x20
  writeFileSync(path, changed)
  const found = verifyExport(dir, [remembered])
  writeFileSync(path, bytes)
  return found
}

describe('a byte of an export', () => {
  let small: Exported
  let large: Exported
  beforeAll(async () => {
    small = await exported(8)
    large = await exported(500)
  }, 120_000)
  afterAll(() => {
    small?.folder.remove()
    large?.folder.remove()
  })

  it('holds as it was written', () => {
    for (const { dir, remembered } of [small, large])
      expect(verifyExport(dir, [remembered])).toMatchObject({ ok: true, problems: [] })
    expect(verifyExport(small.dir).entries).toBeLessThanOrEqual(20)
    expect(verifyExport(large.dir).entries).toBeGreaterThanOrEqual(1_000)
  })

  it('is missed nowhere in an export of twenty entries', { timeout: 3_600_000 }, () => {
    const { dir, remembered } = small
    const missed: string[] = []
    for (const name of readdirSync(dir)) {
      // In the run of every day every seventh byte; all of them in the long one.
      const length = readFileSync(join(dir, name)).length
      for (let at = 0; at < length; at += isLong ? 1 : 7)
        if (withByteChanged(dir, name, at, remembered).ok) missed.push(`${name} ${at}`)
    }
    expect(missed).toEqual([])
  })

  it('is found at random places of an export of a thousand', { timeout: 3_600_000 }, () => {
    const { dir, remembered } = large
    const lengthOf = (name: string) => readFileSync(join(dir, name)).length
    const places = [...Object.values(exportFiles), manifestFile].flatMap(name =>
      Array.from({ length: lengthOf(name) }, (_, at) => ({ name, at })),
    )
    const random = numbers(20_261_119)
    const missed: string[] = []
    for (let n = 0; n < (isLong ? 2_000 : 40); n++) {
      const { name, at } = places[(random.next().value as number) % places.length] ?? { name: '', at: 0 }
      if (withByteChanged(dir, name, at, remembered).ok) missed.push(`${name} ${at}`)
    }
    expect(missed).toEqual([])
  })

  it('names the entry whose bytes were changed, also where the manifest was made to fit', () => {
    const { dir, forged, remembered } = large
    const random = numbers(7)
    for (let n = 0; n < 20; n++) {
      const parts = opened(dir)
      written(parts, forged)
      const seq = 1 + ((random.next().value as number) % parts.entries.length)
      const entries = readFileSync(join(forged, exportFiles.entries), 'utf8').split('\n')
      entries[seq - 1] = (entries[seq - 1] ?? '').replace('"kv":1', '"kv":2')
      writeFileSync(join(forged, exportFiles.entries), entries.join('\n'))
      writeManifest(forged)
      expect(verifyExport(forged, [remembered])).toMatchObject({ ok: false, firstBad: { seq } })
    }
  })

  it('words that were changed are named by their entry, and cannot go without an erasure', () => {
    const { dir, forged } = small
    const changed = opened(dir)
    const line = changed.words.get(6)
    if (line === undefined) throw new Error('entry 6 has no words')
    changed.words.set(6, { ...line, words: line.words.replace('Person', 'Parson') })
    expect(verifyExport(written(changed, forged))).toMatchObject({ ok: false, firstBad: { seq: 6 } })
    changed.words.delete(6)
    expect(verifyExport(written(changed, forged))).toMatchObject({
      ok: false,
      firstBad: { seq: 6, why: expect.stringContaining('no entry says they were erased') },
    })
  })
})

/** A hundred places, a fifth of them in the run of every day, no two the same; the first entry is never one. */
const count = isLong ? 100 : 20
function places({ entries }: Forged): number[] {
  const last = entries.length - 1
  return Array.from({ length: count }, (_, n) => 2 + Math.floor((n * (last - 2)) / (count - 1)))
}

type Forgery = (parts: Forged, seq: number) => Forged

const edited = (bytes: string) => {
  const e = JSON.parse(bytes) as Envelope
  return JSON.stringify({ ...e, saidAt: (e.saidAt ?? e.at) - 1 })
}

/** An entry nobody could object to, in the place of another. */
const followed = (bytes: string) => {
  const { v, org, at, subject, audience, area, via, assurance, actor } = JSON.parse(bytes) as Envelope
  const about = { kind: 'area.followed', kv: 1, subject, audience, area, via, assurance, actor }
  const said = { v, org, seq: 0, id: 'ent_another', at, saidAt: null, ...about, onBehalfOf: null }
  return JSON.stringify({ ...said, terms: { area, person: actor }, commitment: null })
}

const forgeries: readonly [string, Forgery][] = [
  [
    'edited',
    (p, seq) => ({ ...p, entries: p.entries.map((bytes, n) => (n === seq - 1 ? edited(bytes) : bytes)) }),
  ],
  [
    'deleted',
    (p, seq) =>
      renumbered(
        p,
        p.entries.filter((_, n) => n !== seq - 1),
      ),
  ],
  ['inserted', (p, seq) => renumbered(p, p.entries.toSpliced(seq, 0, p.entries[seq - 1] ?? ''))],
  [
    'swapped',
    (p, seq) =>
      renumbered(p, p.entries.toSpliced(seq - 1, 2, p.entries[seq] ?? '', p.entries[seq - 1] ?? '')),
  ],
  ['truncated', (p, seq) => renumbered(p, p.entries.slice(0, seq))],
]

/* With everything made to fit that can be, by somebody with or without the key. */

describe.each(forgeries)('an entry %s', (what, forge) => {
  let whole: Exported
  beforeAll(async () => {
    whole = await exported(60)
  }, 60_000)
  afterAll(() => whole?.folder.remove())

  it('is found at a hundred places, by whoever remembers a checkpoint', { timeout: 1_800_000 }, () => {
    const { dir, forged, remembered } = whole
    for (const seq of places(opened(dir))) {
      const parts = forge(opened(dir), seq)
      const found = verifyExport(written(parts, forged), [remembered])
      expect(found.ok, `${what} at ${seq}, by somebody without the key`).toBe(false)
      const signed = verifyExport(written(resealed(parts, sealer), forged), [remembered])
      expect(signed.ok, `${what} at ${seq}, by whoever holds the key`).toBe(false)
      expect(signed.firstBad, `${what} at ${seq}`).toBeDefined()
    }
  })

  it('is found without one too where it was not signed anew, else it is said what could not be known', () => {
    const { dir, forged } = whole
    for (const seq of places(opened(dir)).filter((_, n) => n % 10 === 0)) {
      const parts = forge(opened(dir), seq)
      expect(verifyExport(written(parts, forged)).ok, `${what} at ${seq}`).toBe(false)
      const signed = verifyExport(written(resealed(parts, sealer), forged))
      expect(signed.notProved.join(' ')).toContain('no remembered checkpoint was given')
    }
  })
})

describe('an older state', () => {
  it('holds by itself, says what it could not know, and is refuted by a memory of a newer one', async () => {
    const { dir, forged, remembered, folder } = await exported(60)
    const all = opened(dir)
    for (const { size } of all.checkpoints.slice(0, -1)) {
      const older = { ...renumbered(all, all.entries.slice(0, size)) }
      older.checkpoints = all.checkpoints.filter(one => one.size <= size)
      const alone = verifyExport(written(older, forged))
      expect(alone).toMatchObject({ ok: true, entries: size, sealed: size })
      expect(alone.notProved.join(' ')).toContain('nothing newer was left out')
      expect(verifyExport(forged, [remembered])).toMatchObject({
        ok: false,
        firstBad: { seq: size + 1, why: expect.stringContaining('remembered.txt remembers it') },
      })
    }
    folder.remove()
  })

  it('is refuted so at a hundred places, also where other entries were put in the place of what was cut', {
    timeout: 1_800_000,
  }, async () => {
    const { dir, forged, remembered, folder } = await exported(60)
    const all = opened(dir)
    const size = all.entries.length
    expect(new Set(places(all)).size).toBe(count)
    for (const seq of places(all)) {
      // As it was signed then: whoever holds the key can always show that again.
      const older = resealed(renumbered(all, all.entries.slice(0, seq)), sealer)
      expect(verifyExport(written(older, forged))).toMatchObject({ ok: true, entries: seq, sealed: seq })
      expect(verifyExport(forged, [remembered]), `rolled back to ${seq}`).toMatchObject({
        ok: false,
        firstBad: { seq: seq + 1, why: expect.stringContaining('remembered.txt remembers it') },
      })
      const others = Array.from({ length: size - seq }, () => followed(all.entries[seq - 1] ?? ''))
      const goneOn = resealed(renumbered(older, [...older.entries, ...others]), sealer)
      const found = verifyExport(written(goneOn, forged), [remembered])
      expect(found.ok, `rolled back to ${seq} and gone on`).toBe(false)
      expect(found.firstBad, `rolled back to ${seq} and gone on`).toBeDefined()
    }
    folder.remove()
  })

  it('a checkpoint of another log, of no log, or with a false signature is no memory of this one', async () => {
    const { dir, remembered, folder } = await exported(8)
    const other = await exported(8)
    const said = (note: string) => verifyExport(dir, [{ file: 'kept.txt', note }])
    expect(said(other.remembered.note)).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('another log')],
    })
    expect(said('nothing\n')).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('no checkpoint')],
    })
    const cut = remembered.note.replace(/.{8}=\n$/, 'AAAAAAAA=\n')
    expect(said(cut).ok).toBe(false)
    folder.remove()
    other.folder.remove()
  })
})
