import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { environment } from '../../src/server/environment.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { freshDatabase } from '../postgres/database.ts'
import { type Engine, World } from '../world.ts'

/** A store whose files a test may look into. */
export interface Place {
  readonly world: World
  /** What a query could still read of these texts. */
  readable(texts: readonly string[]): Promise<string[]>
  /** What the files still hold of these texts; on PostgreSQL after `VACUUM FULL` of what holds words. */
  inFiles(texts: readonly string[]): Promise<string[]>
  close(): Promise<void>
}

const start = Date.parse('2026-11-19T08:00:00Z')

export async function openPlace(engine: Engine): Promise<Place> {
  const place = engine === 'sqlite' ? await onSqlite() : await onPostgres()
  const made = await place.world.locum.init({
    org: 'example',
    admin: 'ana',
    adminName: 'Ana Brandt',
    zone: 'Europe/Berlin',
    simulated: false,
  })
  if (!made.ok) throw new Error(made.refusal.message)
  return place
}

function worldOn(store: World['store'], clock: { now: number }): World {
  const logFault = ({ error }: { error: unknown }) => process.stderr.write(`${(error as Error).stack}\n`)
  return new World(environment({ store, key: new Uint8Array(32).fill(7), logFault }), clock, async () => {})
}

async function onSqlite(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'locum-erasure-'))
  const file = join(folder, 'locum.db')
  const clock = { now: start }
  const world = worldOn(await openSqlite({ file, now: () => clock.now }), clock)
  const inFiles = async (texts: readonly string[]) => {
    const files = [file, `${file}-wal`].filter(name => existsSync(name)).map(name => readFileSync(name))
    return texts.filter(text => files.some(bytes => bytes.includes(text)))
  }
  return {
    world,
    readable: inFiles,
    inFiles,
    async close() {
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Tables that ever hold words. */
const wordTables = ['body', 'search', 'idempotency', 'gov_snapshot'] as const

async function onPostgres(): Promise<Place> {
  const database = await freshDatabase()
  const clock = { now: start }
  const world = worldOn(await openPostgres({ url: database.url, now: () => clock.now }), clock)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const tables = async () => {
    const found = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    )
    return found.rows.map(({ name }) => name)
  }
  return {
    world,
    async readable(texts) {
      const rows: string[] = []
      for (const table of await tables()) {
        const all = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`)
        rows.push(...all.rows.map(({ row }) => row))
      }
      return texts.filter(text => {
        const asHex = Buffer.from(text).toString('hex')
        return rows.some(row => row.includes(text) || row.includes(asHex))
      })
    },
    async inFiles(texts) {
      await untilNobodyLooksBack(client)
      for (const table of wordTables) await client.query(`VACUUM FULL ${table}`)
      await client.query('CHECKPOINT')
      const found = await client.query<{ path: string }>(
        `SELECT current_setting('data_directory') || '/' || pg_relation_filepath(oid) AS path FROM pg_class
         WHERE relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace) AND relkind IN ('r', 'i', 't')`,
      )
      const files = found.rows.filter(({ path }) => existsSync(path)).map(({ path }) => readFileSync(path))
      if (files.length === 0) throw new Error('the files of the tables were not found')
      return texts.filter(text => files.some(bytes => bytes.includes(text)))
    },
    async close() {
      await client.end()
      await world.close()
      await database.drop()
    },
  }
}

/**
 * PostgreSQL keeps deleted rows while a transaction that began before may still see them, in whatever database of the
 * server it runs: other tests run beside this one.
 */
async function untilNobodyLooksBack(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ now: string }>('SELECT pg_current_xact_id()::text AS now')
  const passed = 'SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS yes'
  while (!(await client.query<{ yes: boolean }>(passed, [rows[0]?.now])).rows[0]?.yes)
    await new Promise(done => setTimeout(done, 20))
}
