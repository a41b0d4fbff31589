import pg from 'pg'
import { freshDatabase, type Owner } from '../../test/postgres/database.ts'
import { openPostgres } from './postgres.ts'
import { storeSuite } from './store.suite.ts'

const owners: readonly [string, Owner][] = [
  ['PostgreSQL', 'as the tests'],
  ['PostgreSQL, where the connecting role is no superuser', 'plain'],
]

for (const [engine, owner] of owners)
  storeSuite(engine, async () => {
    const database = await freshDatabase(owner)
    return {
      open: () => openPostgres({ url: database.url, maxConnections: 5 }),
      forget: async migration => {
        const client = new pg.Client({ connectionString: database.url })
        await client.connect()
        await client.query('DELETE FROM migration WHERE id = $1', [migration])
        await client.end()
      },
      drop: () => database.drop(),
    }
  })
