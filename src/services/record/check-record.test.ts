import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/postgres/database.ts'
import { fillRecord, openExample, tools } from '../../storage/examples.suite.ts'
import { openPostgres } from '../../storage/postgres.ts'
import { type Query, rows, type Script, sql } from '../../storage/sql.ts'
import { openSqlite } from '../../storage/sqlite.ts'
import type { OrgNo, Store } from '../../storage/store.ts'
import { checkRecord } from './check-record.ts'
import { rebuildViews } from './rebuild.ts'

const many = process.env.LOCUM_FAULTS === 'long' ? 100_000 : 20_000
const places = {
  SQLite: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'locum-rebuild-'))
    const store = await openSqlite({ file: join(folder, 'locum.db'), now: () => Date.now() })
    return { store, drop: async () => rmSync(folder, { recursive: true }) }
  },
  PostgreSQL: async () => {
    const database = await freshDatabase()
    return { store: await openPostgres({ url: database.url }), drop: () => database.drop() }
  },
}

const engines = ['SQLite', 'PostgreSQL'] as const

describe.each(engines)('a long record on %s', engine => {
  const { check, rebuild, views } = recordOf(engine, many)

  test(`${many} entries and their views are as the record says`, async () => {
    expect(await check()).toEqual({ ok: true, entries: many, differences: [] })
  }, 900_000)

  test('a rebuild makes the very rows that were there', async () => {
    const before = await views()
    await rebuild()
    expect(await views()).toEqual(before)
  }, 900_000)
})

/** A record of its own for the tests of one describe. */
function recordOf(engine: keyof typeof places, entries: number) {
  let store: Store
  let drop: () => Promise<void>
  let org: OrgNo

  beforeAll(async () => {
    ;({ store, drop } = await places[engine]())
    org = await openExample(store)
    await fillRecord(store, org, entries)
  }, 900_000)
  afterAll(async () => {
    await store?.close()
    await drop?.()
  })

  const pause = () => new Promise<void>(resolve => setImmediate(resolve))
  const check = () => checkRecord({ store, crypto: tools, pause }, org)
  const views = (): Script<unknown[][]> =>
    (function* () {
      const subjects = yield* rows(sql`SELECT * FROM subject WHERE org = ${org} ORDER BY id, from_seq`)
      const keys = yield* rows(sql`SELECT * FROM subject_key WHERE org = ${org} ORDER BY key, id, from_seq`)
      return [subjects, keys]
    })()

  return {
    check,
    views: () => store.read(org, views),
    rebuild: () => rebuildViews({ store }, org),
    damage: (query: Query) =>
      store.write(org, function* () {
        yield query
      }),
  }
}

describe.each(engines)('checking and rebuilding on %s', engine => {
  const { check, rebuild, damage: run } = recordOf(engine, 100)

  test.each([
    [
      'a state',
      sql`UPDATE subject SET state = '{}' WHERE id = 'I-7' AND from_seq = 32`,
      'subject I-7: the version from 32 differs',
    ],
    [
      'an end',
      sql`UPDATE subject SET until_seq = 999 WHERE id = 'I-7' AND from_seq = 32`,
      'ends at 999, not 33',
    ],
    [
      'a missing version',
      sql`DELETE FROM subject WHERE id = 'I-7' AND from_seq = 32`,
      'the version from 32 is missing',
    ],
    [
      'a version of nothing',
      sql`INSERT INTO subject (org, id, from_seq, until_seq, kind, state) VALUES (1, 'I-x', 1, 2, 'item', '{}')`,
      'versions of subjects',
    ],
    [
      'a missing key',
      sql`DELETE FROM subject_key WHERE id = 'I-7' AND key = 'open owner per_ana'`,
      'keys of subjects',
    ],
    [
      'another key',
      sql`UPDATE subject_key SET key = 'open owner per_li' WHERE id = 'I-7' AND key = 'open owner per_ana'`,
      'keys of subjects differ',
    ],
  ])('finds %s that is not as the record says, and a rebuild mends it', async (_, damage, said) => {
    await run(damage)
    const found = await check()
    expect(found.ok).toBe(false)
    expect(found.differences.join('\n')).toContain(said)
    await rebuild()
    expect((await check()).ok).toBe(true)
  })

  test.each([
    [
      'a column',
      sql`UPDATE entry SET kind = 'item.closed' WHERE seq = 2`,
      sql`UPDATE entry SET kind = 'item.noted' WHERE seq = 2`,
      'kind is item.closed',
    ],
    [
      'the words',
      sql`UPDATE body SET words = words || ' ' WHERE seq = 2`,
      sql`UPDATE body SET words = trim(words) WHERE seq = 2`,
      'commitment',
    ],
    [
      'the bytes',
      sql`UPDATE entry SET bytes = bytes || ' ' WHERE seq = 2`,
      sql`UPDATE entry SET bytes = trim(bytes) WHERE seq = 2`,
      'leaf',
    ],
    ['the head', sql`UPDATE head SET seq = seq + 1`, sql`UPDATE head SET seq = seq - 1`, 'the head is'],
  ])('finds %s that was tampered with', async (_, damage, mend, said) => {
    await run(damage)
    expect((await check()).differences.join('\n')).toContain(said)
    await run(mend)
    expect((await check()).ok).toBe(true)
  })
})
