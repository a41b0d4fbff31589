import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openExample } from './examples.suite.ts'
import { rows, sql } from './sql.ts'
import { openSqlite } from './sqlite.ts'
import { AsideReader } from './sqlite-aside.ts'
import type { Store } from './store.ts'

describe('a read aside, on SQLite', () => {
  let folder: string
  let file: string
  let store: Store

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'locum-aside-'))
    file = join(folder, 'locum.db')
    store = await openSqlite({ file, now: Date.now })
    await openExample(store)
  })

  afterAll(async () => {
    await store?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const slugs = () => rows<{ slug: string }>(sql`SELECT slug FROM org ORDER BY slug`)
  const long = () =>
    rows(
      sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000000) SELECT count(*) AS n FROM n WHERE i < 0`,
    )

  it('sees what was committed, and the same however many ask at once', async () => {
    const expected = await store.read(0, slugs)
    const found = await Promise.all(Array.from({ length: 20 }, () => store.readAside(0, slugs)))
    expect(found).toEqual(Array.from({ length: 20 }, () => expected))
  })

  it('writes nothing, and goes on after a statement that fails', async () => {
    await expect(
      store.readAside(0, function* () {
        yield sql`DELETE FROM org`
      }),
    ).rejects.toThrow('readonly')
    expect(await store.readAside(0, slugs)).toEqual(await store.read(0, slugs))
  })

  it('ends what takes too long, holds up nobody meanwhile, and begins anew', async () => {
    const aside = new AsideReader(file, 400)
    let turns = 0
    const counting = setInterval(() => {
      turns += 1
    }, 5)
    await expect(aside.read(long)).rejects.toThrow('too long')
    clearInterval(counting)
    expect(turns).toBeGreaterThan(0)
    // Its thread begins beside the one that is ending: on a busy machine that may take longer than the deadline, too.
    await expect
      .poll(() => aside.read(slugs).catch(() => null), { timeout: 30_000 })
      .toEqual(await store.read(0, slugs))
    await aside.close()
  })
})
