import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase, type Owner } from '../../test/postgres/database.ts'
import { copyIn, copyOut } from './copy-tables.ts'
import { columnTypes, tables } from './migrations/migrations.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/* R6. Every table gets rows made from its columns, so that one added later is copied or fails here. */

let folder: string
let databases: FreshDatabase[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locum-copy-'))
  databases = []
})

afterEach(async () => {
  for (const database of databases) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function emptyPostgres(owner: Owner): Promise<string> {
  const database = await freshDatabase(owner)
  databases.push(database)
  return database.url
}

async function emptyFile(name: string): Promise<string> {
  const file = join(folder, name)
  await (await openSqlite({ file, now: Date.now })).close()
  return file
}

type Value = string | number | Uint8Array | null

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly data_type: string
  readonly is_nullable: string
}

/** What PostgreSQL says of its columns, but those it makes itself. */
async function columnsOf(client: pg.Client): Promise<Column[]> {
  const found = await client.query<Column>(
    `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
     WHERE table_schema = current_schema() AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position`,
  )
  return found.rows
}

/** Of one organisation, or of none; the second time whatever may be null is. */
function cellOf({ column_name: name, data_type, is_nullable }: Column, org: number, nth: number): Value {
  if (name === 'org' || name === 'no') return org
  if (is_nullable === 'YES' && nth === 1) return null
  if (name === 'until_seq') return Number.MAX_SAFE_INTEGER - nth
  if (data_type === 'bigint') return org * 1000 + nth
  if (data_type === 'bytea') return new Uint8Array([0, 255, 39, org, nth])
  return ` "Grüße" \\ ' 言葉 ${name} ${org} ${nth}\n`
}

async function fill(url: string, orgs: readonly number[]): Promise<void> {
  const client = await connected(url)
  const columns = await columnsOf(client)
  for (const table of tables) {
    const own = columns.filter(({ table_name }) => table_name === table)
    const names = own.map(({ column_name }) => column_name)
    const holders = names.map((_, index) => `$${index + 1}`).join(', ')
    for (const org of names.includes('org') ? [0, ...orgs] : orgs) {
      for (const nth of [0, 1]) {
        // Where the organisation alone is the key there is one row.
        await client.query(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${holders}) ON CONFLICT DO NOTHING`,
          own.map(column => cellOf(column, org, nth)),
        )
      }
    }
  }
  await client.end()
}

async function connected(url: string): Promise<pg.Client> {
  // As the superuser of the tests, who is above row security.
  const own = new URL(url)
  const { username, password } = new URL(process.env.LOCUM_TEST_POSTGRES ?? '')
  own.username = username
  own.password = password
  const client = new pg.Client({ connectionString: own.href })
  await client.connect()
  return client
}

type Rows = Record<string, string[]>

async function rowsInPostgres(url: string): Promise<Rows> {
  const client = await connected(url)
  const columns = await columnsOf(client)
  const found: Rows = {}
  for (const table of tables) {
    const names = columns.filter(({ table_name }) => table_name === table).map(c => c.column_name)
    const { rows } = await client.query(`SELECT ${names.join(', ')} FROM ${table}`)
    found[table] = rows.map(comparable).sort()
  }
  await client.end()
  return found
}

function rowsInFile(file: string): Rows {
  const db = new DatabaseSync(file)
  const found: Rows = {}
  for (const table of tables) found[table] = db.prepare(`SELECT * FROM ${table}`).all().map(comparable).sort()
  db.close()
  return found
}

/** The driver gives big integers as text where no store has told it otherwise. */
function comparable(row: Record<string, unknown>): string {
  return JSON.stringify(
    Object.entries(row)
      .map(([name, value]) => [
        name,
        value instanceof Uint8Array
          ? Buffer.from(value).toString('hex')
          : value === null
            ? null
            : String(value),
      ])
      .sort(),
  )
}

describe.each(['may make roles', 'plain'] as const)('a database whose owner is: %s', owner => {
  test('is copied into a file and from there into another, every row of every table', async () => {
    const from = await emptyPostgres(owner)
    const source = await openPostgres({ url: from })
    await fill(from, [1, 2])
    const file = await emptyFile('copy.db')
    expect(await copyOut(source, file)).toBe(true)
    await source.close()
    const before = await rowsInPostgres(from)
    for (const table of tables) expect(before[table]?.length, table).toBeGreaterThan(0)
    expect(rowsInFile(file)).toEqual(before)

    const to = await emptyPostgres(owner)
    const target = await openPostgres({ url: to })
    expect(await copyIn(file, target)).toBe(true)
    expect(await rowsInPostgres(to)).toEqual(before)
    expect(await copyIn(file, target)).toBe(false)
    expect(await rowsInPostgres(to)).toEqual(before)
    await target.close()
  })
})

test('of two copies into one database at once one is refused, and the other is whole', async () => {
  const from = await emptyPostgres('may make roles')
  const source = await openPostgres({ url: from })
  await fill(from, [1])
  const file = await emptyFile('copy.db')
  await copyOut(source, file)
  await source.close()
  const to = await emptyPostgres('may make roles')
  const [one, other] = [await openPostgres({ url: to }), await openPostgres({ url: to })]
  const done = await Promise.all([copyIn(file, one), copyIn(file, other)])
  expect(done.sort()).toEqual([false, true])
  expect(await rowsInPostgres(to)).toEqual(await rowsInPostgres(from))
  await Promise.all([one.close(), other.close()])
})

test('what waits in an empty database for a first organisation does not outlive a copy into it', async () => {
  const to = await emptyPostgres('may make roles')
  const target = await openPostgres({ url: to })
  const client = await connected(to)
  await client.query(
    `INSERT INTO sign_in_link (org, id, hash, purpose, created_at, expires_at) VALUES (0, 'l', 'h', 'set-up', 1, 2)`,
  )
  await client.end()
  expect(await copyIn(await emptyFile('empty.db'), target)).toBe(true)
  expect((await rowsInPostgres(to)).sign_in_link).toEqual([])
  await target.close()
})

test('a database a later release has changed is not copied', async () => {
  const from = await emptyPostgres('may make roles')
  const source = await openPostgres({ url: from })
  const client = await connected(from)
  await client.query('INSERT INTO migration (id) VALUES (999)')
  await client.end()
  expect(await copyOut(source, await emptyFile('copy.db'))).toBe(false)
  await source.close()
})

test('the tables and types told by the migrations are those PostgreSQL has', async () => {
  const url = await emptyPostgres('may make roles')
  await (await openPostgres({ url })).close()
  const client = await connected(url)
  const columns = (await columnsOf(client)).filter(({ table_name }) => table_name !== 'migration')
  await client.end()
  expect([...new Set(columns.map(({ table_name }) => table_name))]).toEqual([...tables].sort())
  for (const { column_name, data_type } of columns)
    expect(columnTypes[column_name] ?? 'TEXT', column_name).toBe(data_type.toUpperCase())
})
