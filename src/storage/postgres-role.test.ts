import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase, type Owner } from '../../test/postgres/database.ts'
import type { PersonId } from '../domain/ids.ts'
import { append, openExample, published, start } from './examples.suite.ts'
import { tables } from './migrations/migrations.ts'
import { openPostgres } from './postgres.ts'
import { findSession, insertSession } from './sessions.ts'
import { type Row, rows, sql } from './sql.ts'
import type { OrgNo, Store } from './store.ts'
import { findToken, insertToken } from './tokens.ts'

const cases: readonly [string, Owner, 'role' | 'owner'][] = [
  ['a superuser', 'as the tests', 'role'],
  ['an owner who may make roles', 'may make roles', 'role'],
  ['a plain owner', 'plain', 'owner'],
]

/** Tables whose rows belong to an organisation; `ceremony` belongs to none. */
const keyed = tables.filter(table => table !== 'ceremony')

describe.each(cases)('row security where %s connects (P3, the second wall)', (_, owner, expected) => {
  let database: FreshDatabase
  let store: Store
  let acme: OrgNo
  let other: OrgNo

  beforeAll(async () => {
    database = await freshDatabase(owner)
    store = await openPostgres({ url: database.url, maxConnections: 3 })
    acme = await openExample(store, 'acme')
    other = await openExample(store, 'other')
    for (const org of [acme, other]) await filled(store, org)
  })

  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })

  test('the store says what keeps organisations apart', () => {
    expect(store.rowSecurity).toBe(expected)
  })

  test.each(keyed)('%s shows the rows of the organisation set, and no other', async table => {
    const column = numberOf(table)
    const seen = async (org: OrgNo) =>
      (await all(store, org, `SELECT DISTINCT ${column} AS org FROM ${table}`)).map(({ org }) => org)
    expect((await seen(acme)).filter(org => org !== acme)).toEqual([])
    expect(await seen(9_999)).toEqual([])
  })

  test('every table that holds an organisation has forced row security', async () => {
    const found = await all(
      store,
      acme,
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced FROM pg_class c
         WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND EXISTS
           (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('org', 'no')) ORDER BY 1`,
    )
    // One function looks into the index of words as the owner, and keeps to the organisation itself.
    const isForced = (name: string) => name !== 'search' || expected !== 'role'
    expect(found).toEqual([...keyed].sort().map(name => ({ name, forced: isForced(name) })))
  })

  test.each(keyed)('nothing foreign in %s can be changed or removed', async table => {
    const column = numberOf(table)
    const attempt = (statement: string) => changed(store, acme, statement)
    expect(
      await attempt(`UPDATE ${table} SET ${column} = ${column} WHERE ${column} = ${other} RETURNING 1`),
    ).toBe(0)
    expect(await attempt(`DELETE FROM ${table} WHERE ${column} = ${other} RETURNING 1`)).toBe(0)
  })

  test.each(keyed)('no foreign row can be put into %s', async table => {
    await expect(changed(store, acme, foreignRow(table, other))).rejects.toThrow('row-level security')
    if (table !== 'org' && table !== 'org_gone')
      await expect(changed(store, 0, foreignRow(table, other))).rejects.toThrow('row-level security')
  })

  test('without an organisation set, no table shows or takes anything', async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      await client.query('BEGIN')
      if (expected === 'role') await client.query(`SET LOCAL ROLE locum_app_${nameOf(database)}`)
      for (const table of keyed) {
        expect((await client.query(`SELECT 1 FROM ${table}`)).rows, table).toEqual([])
        expect((await client.query(`DELETE FROM ${table}`)).rowCount, table).toBe(0)
        await client.query('SAVEPOINT here')
        await expect(client.query(foreignRow(table, other)), table).rejects.toThrow('row-level security')
        await client.query('ROLLBACK TO SAVEPOINT here')
      }
    } finally {
      await client.end()
    }
  })

  test('the index of words answers for the organisation of the transaction only', async () => {
    const text = `SELECT entry_no FROM search_newest('''=all'''::tsquery, 0, 9007199254740991, 100)`
    const own = async (org: OrgNo) =>
      new Set((await all(store, org, text)).map(one => Math.floor(Number(one.entry_no) / 2 ** 32)))
    expect(await own(acme)).toEqual(new Set([acme]))
    expect(await own(other)).toEqual(new Set([other]))
    expect(await own(0)).toEqual(new Set())
  })

  test('what signs in is found before its organisation is known, and in no other organisation', async () => {
    const hash = (org: OrgNo) => `session of ${org}`
    expect(await store.read(0, () => findSession(hash(other)))).toMatchObject({ org: other })
    expect(await store.read(0, () => findToken(`token of ${other}`))).toMatchObject({ org: other })
    expect(await store.read(acme, () => findSession(hash(other)))).toBeNull()
    expect(await store.read(acme, () => findToken(`token of ${other}`))).toBeNull()
    expect(await changed(store, 0, `UPDATE session SET seen_at = 1 RETURNING 1`)).toBe(0)
  })

  test('a setting made by a statement ends with its transaction', async () => {
    await store.read(other, function* () {
      yield sql`SELECT 1`
    })
    await store.write(other, function* () {
      yield sql`SELECT 1`
    })
    expect(await all(store, acme, 'SELECT DISTINCT org FROM entry')).toEqual([{ org: acme }])
  })
})

describe('the role transactions run as', () => {
  test('many servers of two databases begin at once', async () => {
    const databases = await Promise.all([freshDatabase(), freshDatabase()])
    const stores = await Promise.all(
      [0, 1, 2, 3, 4, 5].map(n => openPostgres({ url: databases[n % 2]?.url ?? '', maxConnections: 2 })),
    )
    expect(stores.map(({ rowSecurity }) => rowSecurity)).toEqual(Array(6).fill('role'))
    await Promise.all(stores.map(store => store.close()))
    await Promise.all(databases.map(database => database.drop()))
  })

  test('rights it lost, as by a dump restored without them, are given again at the next start', async () => {
    const database = await freshDatabase()
    const role = `locum_app_${nameOf(database)}`
    await (await openPostgres({ url: database.url })).close()
    await administer(database.url, `DROP OWNED BY ${role}`)
    await administer(database.url, `DROP ROLE ${role}`)
    const store = await openPostgres({ url: database.url, maxConnections: 2 })
    expect(store.rowSecurity).toBe('role')
    expect(await openExample(store)).toBe(1)
    await store.close()
    await database.drop()
  })

  test('one made beforehand serves a connecting role that may not make roles', async () => {
    const database = await freshDatabase('plain')
    const role = `locum_app_${nameOf(database)}`
    const server = process.env.LOCUM_TEST_POSTGRES ?? ''
    await administer(server, `CREATE ROLE ${role} NOLOGIN`)
    await administer(server, `GRANT ${role} TO own_${nameOf(database)}`)
    const store = await openPostgres({ url: database.url, maxConnections: 2 })
    expect(store.rowSecurity).toBe('role')
    await store.close()
    await database.drop()
  })

  test('one that is above row security itself is not used', async () => {
    const database = await freshDatabase()
    await administer(database.url, `CREATE ROLE locum_app_${nameOf(database)} NOLOGIN BYPASSRLS`)
    const store = await openPostgres({ url: database.url, maxConnections: 2 })
    expect(store.rowSecurity).toBe('off')
    await store.close()
    await database.drop()
  })
})

function numberOf(table: string): string {
  return table === 'org' || table === 'org_gone' ? 'no' : 'org'
}

function nameOf(database: FreshDatabase): string {
  return new URL(database.url).pathname.slice(1)
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** Rows in every table that holds an organisation's. */
async function filled(store: Store, org: OrgNo): Promise<void> {
  await store.write(org, () => append(org, [published(`I-${org}`, `words of ${org}`)], start))
  await store.write(org, function* () {
    const person = 'per_ana' as PersonId
    const both = { org, person, createdAt: start, expiresAt: null }
    yield* insertToken({ ...both, id: 'tok_1', hash: `token of ${org}`, scopes: [], revokedAt: null })
    const session = { org, person, createdAt: start, seenAt: start, verifiedUntil: null, endedAt: null }
    yield* insertSession({ ...session, id: 'ses_1', hash: `session of ${org}`, agent: 'a browser' })
    for (const table of [
      'idempotency',
      'reservation',
      'gov_snapshot',
      'sign_in_link',
      'passkey',
      'tree_node',
      'checkpoint',
      'anchor',
      'search_gap',
    ])
      yield { strings: rawStrings(foreignRow(table, org)), values: [] }
  })
}

/** A row of an organisation, the least each table takes. */
function foreignRow(table: string, org: OrgNo): string {
  const values: Readonly<Record<string, string>> = {
    org: `(no, id, slug) VALUES (${org + 7_000}, 'org_x', 'x')`,
    org_gone: `(no) VALUES (${org + 7_000})`,
    head: `(org, seq, at, counters) VALUES (${org}, 0, 0, '{}')`,
    entry: `(org, seq, id, at, kind, subject, gov, bytes, leaf) VALUES (${org}, 9, 'ent_x', 0, 'x', 'x', 0, '', '')`,
    body: `(org, seq, salt, words) VALUES (${org}, 9, '', '')`,
    subject: `(org, id, from_seq, until_seq, kind, state) VALUES (${org}, 'x', 1, 2, 'item', '{}')`,
    subject_key: `(org, key, until_seq, id, from_seq) VALUES (${org}, 'x', 2, 'x', 1)`,
    idempotency: `(org, actor, operation, key, input_hash, result, expires_at) VALUES (${org}, 'x', 'x', 'x', '', '{}', 0)`,
    token: `(org, id, person, hash, scopes, created_at) VALUES (${org}, 'tok_x', 'x', 'x', '[]', 0)`,
    reservation: `(org, kind, hash) VALUES (${org}, 'handle', 'x')`,
    gov_snapshot: `(org, seq, folded) VALUES (${org}, 1, '')`,
    session: `(org, id, hash, agent, created_at, seen_at) VALUES (${org}, 'ses_x', 'x', '', 0, 0)`,
    sign_in_link: `(org, id, hash, purpose, created_at, expires_at) VALUES (${org}, 'lnk_x', 'link ${org}', 'recovery', 0, 0)`,
    passkey: `(org, id, person, credential, public_key, counter, transports, name, created_at)
      VALUES (${org}, 'pas_x', 'x', 'credential ${org}', 'x', 0, '[]', 'x', 0)`,
    tree_node: `(org, level, idx, node) VALUES (${org}, 8, 0, '')`,
    checkpoint: `(org, size, root, key, note, sealed_at) VALUES (${org}, 1, '', 'x', 'x', 0)`,
    search: `(entry_no, org, subject, said_at, words, facets) VALUES (${org * 2 ** 32 + 9}, ${org}, 'x', 0, ' x ', ' =all ')`,
    search_gap: `(org, until_seq) VALUES (${org}, 1)`,
    anchor: `(org, size, place, anchored_at) VALUES (${org}, 1, 'x', 0)`,
  }
  const row = values[table]
  if (row === undefined) throw new Error(`${table} has no row here yet: add one`)
  return `INSERT INTO ${table} ${row}`
}

function rawStrings(text: string): TemplateStringsArray {
  return Object.assign([text], { raw: [text] })
}

async function all(store: Store, org: OrgNo, text: string): Promise<Row[]> {
  return await store.read(org, () => rows<Row>({ strings: rawStrings(text), values: [] }))
}

async function changed(store: Store, org: OrgNo, text: string): Promise<number> {
  return await store.write(org, function* () {
    return (yield { strings: rawStrings(text), values: [] }).length
  })
}
