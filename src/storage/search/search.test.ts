import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from '../../../test/postgres/database.ts'
import { openPostgres } from '../postgres.ts'
import { openSqlite } from '../sqlite.ts'
import { searchSuite } from './search.suite.ts'

searchSuite('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'locum-search-'))
  const store = await openSqlite({ file: join(folder, 'locum.db'), now: Date.now })
  return { store, drop: () => rm(folder, { recursive: true, force: true }) }
})

searchSuite('PostgreSQL', async () => {
  const database = await freshDatabase()
  return { store: await openPostgres({ url: database.url }), drop: () => database.drop() }
})
