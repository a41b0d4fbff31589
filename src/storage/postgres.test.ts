import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/postgres/database.ts'
import { append, openExample, published, start } from './examples.suite.ts'
import { openPostgres } from './postgres.ts'
import { storeSuite } from './store.suite.ts'
import type { OrgNo, Store } from './store.ts'

storeSuite('PostgreSQL', async () => {
  const database = await freshDatabase()
  return { open: () => openPostgres({ url: database.url, maxConnections: 5 }), drop: () => database.drop() }
})

describe('row-level security, the second wall (P3)', () => {
  let database: FreshDatabase
  let store: Store
  let client: pg.Client
  const orgs: OrgNo[] = []

  beforeAll(async () => {
    database = await freshDatabase()
    store = await openPostgres({ url: database.url, maxConnections: 2 })
    for (const slug of ['acme', 'other']) {
      const org = await openExample(store, slug)
      await store.write(org, () => append(org, [published(`I-${org}`, `words of ${slug}`)], start))
      orgs.push(org)
    }
    client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const role = `plain_${database.url.slice(-8)}`
    await client.query(`CREATE ROLE ${role}`)
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`)
    await client.query(`SET ROLE ${role}`)
  })

  afterAll(async () => {
    await client?.query('RESET ROLE').catch(() => {})
    const role = `plain_${database?.url.slice(-8)}`
    await client?.query(`DROP OWNED BY ${role}`).catch(() => {})
    await client?.query(`DROP ROLE ${role}`).catch(() => {})
    await client?.end()
    await store?.close()
    await database?.drop()
  })

  const tables = [
    'head',
    'entry',
    'body',
    'subject',
    'subject_key',
    'idempotency',
    'reservation',
    'gov_snapshot',
  ]

  test.each(tables)('a plain role sees no rows of %s but those of its organisation', async table => {
    const seen = async () =>
      (await client.query(`SELECT DISTINCT org FROM ${table}`)).rows.map(r => Number(r.org))
    await client.query(`SELECT set_config('locum.org', '', false)`)
    expect(await seen()).toEqual([])
    await client.query(`SELECT set_config('locum.org', $1, false)`, [String(orgs[0])])
    expect((await seen()).filter(org => org !== orgs[0])).toEqual([])
  })

  test('a plain role cannot write into another organisation', async () => {
    await client.query(`SELECT set_config('locum.org', $1, false)`, [String(orgs[0])])
    const changed = await client.query(`UPDATE head SET at = 0 WHERE org = $1`, [orgs[1]])
    expect(changed.rowCount).toBe(0)
    const insert = client.query(`INSERT INTO reservation (org, kind, hash) VALUES ($1, 'handle', 'x')`, [
      orgs[1],
    ])
    await expect(insert).rejects.toThrow('row-level security')
  })
})
