import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from './sqlite.ts'
import { storeSuite } from './store.suite.ts'

storeSuite('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'locum-store-'))
  return {
    open: () => openSqlite({ file: join(folder, 'locum.db'), now: () => Date.now() }),
    drop: async () => rmSync(folder, { recursive: true }),
  }
})
