import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rotateKeys } from '../../src/server/folder-tasks.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { grow, Keeping, must, type Opened, rootOf, seal } from './keeping.ts'

/* R4, R6. Each folder is one data folder with a database of its own. */

describe('a backup', () => {
  const keeping = new Keeping()
  let here: string
  let there: string
  let backups: string
  beforeEach(() => {
    here = keeping.folder()
    there = keeping.folder()
    backups = keeping.folder()
  })
  afterEach(() => keeping.remove())

  const own = (dataDir: string) => ({ dataDir, databaseUrl: null })
  const open = (dataDir: string) => keeping.open(own(dataDir))
  const begun = () => keeping.begun(own(here))
  const backup = (opened: Opened, name: string) => keeping.backup(opened, own(here), join(backups, name))
  const restoreTo = (dataDir: string, file: string, fork = false) =>
    keeping.restoreTo(own(dataDir), file, { fork })
  const verified = (opened: Opened) => keeping.verified(opened)

  it('made under load is one instant of the record, and restored elsewhere has the same root', async () => {
    const opened = await begun()
    const writing = grow(opened, 150)
    await grow(opened, 5, 'b')
    const file = await backup(opened, 'one.db')
    await writing
    await opened.close()
    const done = await restoreTo(there, file)
    expect(done).toMatchObject({ ok: true, value: { before: null, organisations: [{ forkedAs: null }] } })
    const restored = await open(there)
    const { found } = await verified(restored)
    expect(found).toMatchObject({ ok: true, problems: [] })
    const size = (await restored.store.read(1, () => loadHead(1)))?.seq ?? 0
    const again = await open(here)
    await seal(again)
    const { dir } = await verified(again)
    const lines = (name: string) => readFileSync(join(dir, name), 'utf8').split('\n')
    expect(lines('leaves.txt').length).toBeGreaterThanOrEqual(size)
    await Promise.all([restored.close(), again.close()])
  })

  it('restored where it came from has the root it was sealed with', async () => {
    const opened = await begun()
    await seal(opened)
    const root = await rootOf(opened)
    const file = await backup(opened, 'one.db')
    await opened.close()
    expect(await restoreTo(here, file)).toMatchObject({
      ok: true,
      value: { before: expect.stringContaining('before-restore-1') },
    })
    const restored = await open(here)
    expect(await rootOf(restored)).toBe(root)
    await must(restored, 'area.add', { path: 'platform' })
    expect(await seal(restored)).toMatchObject([{ outcome: { is: 'sealed' } }])
    await restored.close()
  })

  it('that is older than what was sealed is refused, and with --fork goes on under another name', async () => {
    const opened = await begun()
    const file = await backup(opened, 'old.db')
    await grow(opened, 3)
    await seal(opened)
    const sealed = await rootOf(opened)
    await opened.close()
    expect(await restoreTo(here, file)).toMatchObject({ ok: false, refusal: { code: 'older_than_sealed' } })
    // The database itself may be lost: what was signed is known from beside the keys.
    rmSync(join(here, 'locum.db'))
    expect(await restoreTo(here, file)).toMatchObject({ ok: false, refusal: { code: 'older_than_sealed' } })
    const forked = await restoreTo(here, file, true)
    expect(forked).toMatchObject({
      ok: true,
      value: { organisations: [{ forkedAs: expect.stringMatching(/\/2$/) }] },
    })
    const restored = await open(here)
    const { items } = await must(restored, 'record.list', { kind: 'log.forked' })
    expect(items).toHaveLength(1)
    expect(Buffer.from(items[0].terms.leaves.split('\n')[2], 'base64').toString('hex')).toBe(sealed)
    await grow(restored, 2, 'c')
    expect(await seal(restored)).toMatchObject([{ outcome: { is: 'sealed' } }])
    const { dir, found } = await verified(restored)
    const isForked = expect.stringMatching(/\/2: there the log was forked/)
    expect(found).toMatchObject({ ok: true, problems: [], notProved: expect.arrayContaining([isForked]) })
    // Whoever remembers what was left behind is told, although the log is as long again by now.
    const left = { file: 'remembered.txt', note: items[0].terms.leaves }
    expect(verifyExport(dir, [left])).toMatchObject({ ok: false, firstBad: { seq: items[0].seq } })
    const now = { file: 'now.txt', note: readFileSync(join(dir, 'checkpoint.txt'), 'utf8') }
    expect(verifyExport(dir, [now]).notProved).not.toContainEqual(isForked)
    const newer = await backup(restored, 'forked.db')
    await restored.close()
    expect(await restoreTo(here, newer)).toMatchObject({
      ok: true,
      value: { organisations: [{ forkedAs: null }] },
    })
  })

  it('a file copied back by hand is not sealed over', async () => {
    const opened = await begun()
    const file = await backup(opened, 'old.db')
    await grow(opened, 3)
    await seal(opened)
    await opened.close()
    rmSync(join(here, 'locum.db'))
    copyFileSync(file, join(here, 'locum.db'))
    const restored = await open(here)
    await must(restored, 'area.add', { path: 'platform' })
    expect(await seal(restored)).toMatchObject([{ outcome: { is: 'inconsistent' } }])
    await restored.close()
  })

  it('brings nobody back: who was erased since is erased again, and their words are nowhere', async () => {
    const opened = await begun()
    const file = await backup(opened, 'named.db')
    expect(readFileSync(file).includes('Lindqvist')).toBe(true)
    await must(opened, 'person.leave', { handle: 'bo' })
    await must(opened, 'erase.person', { handle: 'bo', ground: 'Bo asked for it', words: true })
    // A later backup brings the list up to date beside the earlier one.
    await backup(opened, 'later.db')
    expect(
      (await must(opened, 'record.list', { limit: 1000 })).items.map(JSON.stringify).join(),
    ).not.toContain('Lindqvist')
    expect((await must(opened, 'record.search', { query: 'Lindqvist' })).items).toEqual([])
    expect(
      JSON.stringify(await must(opened, 'record.ask', { question: 'When is Lindqvist back?' })),
    ).not.toContain('Bo Lindqvist')
    const { dir, found } = await verified(opened)
    expect(found).toMatchObject({ ok: true, erased: 1 })
    expect(readFileSync(join(dir, 'record.md'), 'utf8')).not.toContain('Lindqvist')
    expect(readFileSync(join(dir, 'words.jsonl'), 'utf8')).not.toContain('Lindqvist')
    expect(readFileSync(join(backups, 'later.db')).includes('Lindqvist')).toBe(false)
    await opened.close()

    const done = await restoreTo(there, file)
    expect(done).toMatchObject({ ok: true, value: { organisations: [{ erasedAgain: 1 }] } })
    const restored = await open(there)
    const after = await verified(restored)
    expect(after.found).toMatchObject({ ok: true, erased: 1 })
    const shown = (await must(restored, 'record.list', { limit: 1000 })).items.map(JSON.stringify).join()
    expect(shown).not.toContain('Lindqvist')
    await restored.close()
    for (const name of ['locum.db', 'locum.db-wal'])
      expect(existsAndHolds(join(there, name), 'Lindqvist')).toBe(false)
  })

  it('a key that was replaced is followed, and what it sealed stays sealed', async () => {
    const opened = await begun()
    await seal(opened)
    const done = await rotateKeys(opened, here)
    expect(done).toMatchObject({ ok: true, value: { keys: [{ org: 'example' }] } })
    await grow(opened, 2)
    expect(await seal(opened)).toMatchObject([{ outcome: { is: 'sealed' } }])
    const { found } = await verified(opened)
    expect(found).toMatchObject({ ok: true, problems: [], sealed: found.entries })
    await opened.close()
  })
})

function existsAndHolds(file: string, text: string): boolean {
  try {
    return readFileSync(file).includes(text)
  } catch {
    return false
  }
}
