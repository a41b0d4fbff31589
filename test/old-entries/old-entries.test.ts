import { createHash, createHmac } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evolveGov } from '../../src/domain/people/evolve-gov.ts'
import { emptyGov } from '../../src/domain/people/gov.ts'
import { ReadingCopy } from '../../src/domain/record/reading-copy.ts'
import { evolveSubject, type SubjectState } from '../../src/domain/record/subjects.ts'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { loadStored } from '../../src/storage/entries.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { kindNames } from '../../src/web/words/record.ts'
import { exportTo, temporaryFolder } from '../proofs/exported.ts'
import { sealerOf } from '../proofs/sealer.ts'
import { engines, type World } from '../world.ts'
import { entryOf, kept, keptIn, keptNames, lineOf, shapes } from './kept.ts'
import { tellEveryKind } from './story.ts'
import { takenIn } from './taken-in.ts'

const keep = 'node test/old-entries/keep.ts DAY'

describe('entries as they were written once', { timeout: 180_000 }, () => {
  it('stand here for every kind there is', () => {
    const there = new Set(keptNames.flatMap(name => kept(name).map(({ envelope }) => envelope.kind)))
    const missing = Object.keys(kindNames).filter(kind => !there.has(kind as keyof typeof kindNames))
    expect(missing, `tell how they come about in story.ts, then: ${keep}`).toEqual([])
  })

  it('are still written so: no kind says more, less or otherwise than when it was kept last', async () => {
    const world = await tellEveryKind('sqlite')
    const told = await world.store.read(1, () => loadStored(1, 0, 10_000))
    await world.close()
    const today = told.map(entry => ({ ...entry, envelope: JSON.parse(entry.bytes) }))
    expect(shapes(today), `if that is meant: ${keep}`).toEqual(shapes(kept(keptNames.at(-1) ?? '')))
  })
})

describe.each(keptNames)('the record kept on %s', { timeout: 180_000 }, name => {
  const entries = kept(name)

  it('hashes to the leaves it had, and its words are those committed to', () => {
    for (const { envelope, bytes, leaf, salt, words } of entries) {
      expect(createHash('sha256').update(`\0${bytes}`).digest('hex')).toBe(Buffer.from(leaf).toString('hex'))
      if (salt === null || words === null) continue
      expect(createHmac('sha256', salt).update(words).digest('hex')).toBe(envelope.commitment)
    }
  })

  it('reads as it read', async () => {
    const copy = new ReadingCopy()
    const text = entries.map(entry => copy.entry(entryOf(entry))).join('')
    await expect(text).toMatchFileSnapshot(join(keptIn, `${name}.md`))
  })

  it('is folded into what it was folded into', async () => {
    await expect(statesOf(entries)).toMatchFileSnapshot(join(keptIn, `${name}.states.txt`))
  })

  it.each(engines)('is taken in, listed and verified by today’s code, byte for byte, on %s', async engine => {
    const world = await takenIn(engine, entries)
    const folder = temporaryFolder()
    try {
      expect(await checkRecord(world.env, 1)).toMatchObject({ ok: true, differences: [] })
      expect(await listed(world)).toBeGreaterThan(entries.length / 2)
      await exportTo(world, sealerOf(2), folder.dir)
      const found = verifyExport(folder.dir)
      expect(found).toMatchObject({ ok: true, problems: [], entries: entries.length })
      expect(found.decisionsChecked).toBeGreaterThan(3)
      const stored = await world.store.read(1, () => loadStored(1, 0, 10_000))
      expect(stored.map(lineOf)).toEqual(entries.map(lineOf))
    } finally {
      folder.remove()
      await world.close()
    }
  })
})

/** How many entries Ana is shown, page by page. */
async function listed(world: World): Promise<number> {
  let count = 0
  for (let cursor: string | null = null; ; ) {
    const page = await world.must('ana', 'record.list', { limit: 100, ...(cursor !== null && { cursor }) })
    count += page.items.length
    if (page.next === null) return count
    cursor = page.next
  }
}

/** The organisation and every subject, one line each. */
function statesOf(entries: ReturnType<typeof kept>): string {
  const gov = emptyGov()
  const states = new Map<string, SubjectState | null>()
  for (const { envelope: e } of entries) {
    evolveGov(gov, e)
    states.set(e.subject, evolveSubject(states.get(e.subject) ?? null, e))
  }
  const plain = (_: string, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value
  return [gov, ...[...states.values()].filter(state => state !== null)]
    .map(state => `${JSON.stringify(state, plain)}\n`)
    .join('')
}
