import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { listEntries, listEnvelopes } from './entries.ts'
import { lastAbout } from './envelopes.ts'
import { type Query, render, sql } from './sql.ts'
import { openSqlite } from './sqlite.ts'
import { storeSuite } from './store.suite.ts'

storeSuite('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'locum-store-'))
  const file = join(folder, 'locum.db')
  return {
    open: () => openSqlite({ file, now: () => Date.now() }),
    forget: async migration => {
      const db = new DatabaseSync(file)
      db.prepare('DELETE FROM migration WHERE id = ?').run(migration)
      db.close()
    },
    drop: async () => rmSync(folder, { recursive: true }),
  }
})

describe('what SQLite reads for one page of the record', () => {
  const org = 1
  const page = { until: 1_000, before: 900, newestFirst: true, limit: 10 }
  test.each([
    [
      'kinds in areas',
      listEnvelopes(org, { ...page, kinds: ['item.noted'], areas: ['are_1'] }),
      'entry_area',
    ],
    [
      'kinds by people',
      listEnvelopes(org, { ...page, kinds: ['item.noted'], actors: ['per_1'] }),
      'entry_actor',
    ],
    [
      'the same since an instant',
      listEntries(org, { ...page, kinds: ['item.noted'], areas: ['are_1'], since: 1 }),
      'entry_area',
    ],
    ['the last about some subjects', lastAbout(org, ['are_1'], ['area.set'], 1_000), 'entry_subject'],
  ])('%s: the index that finds those few, not the whole record', async (_what, script, index) => {
    const folder = mkdtempSync(join(tmpdir(), 'locum-plan-'))
    const file = join(folder, 'locum.db')
    await (await openSqlite({ file, now: Date.now })).close()
    const db = new DatabaseSync(file)
    const { text, params } = render(script.next().value as Query, 'sqlite')
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...params)
    expect(plan.map(({ detail }) => detail).join('\n')).toContain(`USING INDEX ${index} `)
    db.close()
    rmSync(folder, { recursive: true, force: true })
  })
})

test('the write-ahead log is shortened between commits, however many there are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'locum-log-'))
  const file = join(folder, 'locum.db')
  const store = await openSqlite({ file, now: Date.now })
  const large = 'x'.repeat(400_000)
  let longest = 0
  for (let nth = 1; nth <= 60; nth++) {
    await store.write(0, function* () {
      yield sql`INSERT INTO org (no, id, slug) VALUES (${nth}, ${`org_${nth}${large}`}, ${`org-${nth}`})`
    })
    longest = Math.max(longest, statSync(`${file}-wal`).size)
  }
  await store.close()
  // A thousand pages of 4 KiB, and what four more commits add; all of them together wrote six times as much.
  expect(longest).toBeLessThan(8_000_000)
  rmSync(folder, { recursive: true, force: true })
})
