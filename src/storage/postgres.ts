import pg from 'pg'
import { columnTypes, migrations, statementsOf } from './migrations/migrations.ts'
import { connected, connectionLost, mayNotMakeTables } from './postgres-faults.ts'
import { type RowGuard, type RowSecurity, rowGuard } from './postgres-role.ts'
import {
  type Insert,
  type Query,
  type Row,
  render,
  row,
  type Scalar,
  type Script,
  type Statement,
  sql,
} from './sql.ts'
import { CommitInDoubt, type OrgNo, type Store } from './store.ts'

export interface PostgresOptions {
  readonly url: string
  /** For rehearsals and tests: replaces the database's clock. */
  readonly now?: () => number
  readonly maxConnections?: number
}

/** Locks out concurrent migrations; any constant will do. */
const migrationLock = 7_014_237

/** How long a connection is waited for: a new one, or one that others use. */
const connectingMs = 10_000

/** Several stateless processes on one PostgreSQL (15 or newer). */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: connectingMs,
  })
  pool.on('error', () => {})
  // The pool listens to idle connections only: one lost while in use must not end the process, its query fails anyway.
  pool.on('connect', client => client.on('error', () => {}))
  try {
    return new PostgresStore(pool, options, await migrate(pool, options.url))
  } catch (error) {
    await pool.end()
    throw mayNotMakeTables(error, options.url) ?? error
  }
}

class PostgresStore implements Store {
  readonly dialect = 'postgres'
  readonly rowSecurity: RowSecurity
  readonly #enter: string
  readonly #pool: pg.Pool
  readonly #options: PostgresOptions
  readonly #listeners = new Set<(org: OrgNo | null) => void>()
  #listening: pg.Client | null = null
  #poll: NodeJS.Timeout | null = null
  #closed = false

  constructor(pool: pg.Pool, options: PostgresOptions, guard: RowGuard) {
    this.#pool = pool
    this.#options = options
    this.rowSecurity = guard.security
    this.#enter = guard.enter
  }

  /** READ COMMITTED: each statement after the lock sees what the previous writer committed. */
  async write<T>(org: OrgNo, script: () => Script<T>): Promise<T> {
    const begin = `BEGIN ISOLATION LEVEL READ COMMITTED; ${this.#enter}; ${placeOf(org)}; SELECT pg_advisory_xact_lock(7014, ${org})`
    const result = await this.#transaction(begin, async client => {
      const written = await run(client, script())
      await client.query('COMMIT').catch((error: Error) => {
        throw new CommitInDoubt(error)
      })
      return written
    })
    for (const listener of this.#listeners) listener(org)
    this.#pool.query(`SELECT pg_notify('locum_commit', $1)`, [String(org)]).catch(() => {})
    return result
  }

  read<T>(org: OrgNo, script: () => Script<T>): Promise<T> {
    const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${this.#enter}; ${placeOf(org)}`
    return this.#transaction(begin, async client => {
      const found = await run(client, script())
      await client.query('COMMIT')
      return found
    })
  }

  readAside<T>(org: OrgNo, script: () => Script<T>): Promise<T> {
    return this.read(org, script)
  }

  async #transaction<T>(begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await connected(this.#pool, this.#options.url)
    let broken: Error | undefined
    try {
      await client.query(begin)
      return await work(client)
    } catch (error) {
      await client.query('ROLLBACK').catch((rollback: Error) => {
        broken = rollback
      })
      if (broken === undefined || error instanceof CommitInDoubt) throw error
      throw connectionLost(error, this.#options.url)
    } finally {
      client.release(broken)
    }
  }

  *wallClock(): Script<number> {
    if (this.#options.now !== undefined) return this.#options.now()
    const found = yield* row<{ now: number }>(
      sql`SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now`,
    )
    return found?.now ?? 0
  }

  onCommit(listener: (org: OrgNo | null) => void): () => void {
    this.#listeners.add(listener)
    if (this.#poll === null) {
      this.#poll = setInterval(() => this.#tell(null), 1000).unref()
      void this.#listen()
    }
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #tell(org: OrgNo | null): void {
    for (const listener of this.#listeners) listener(org)
  }

  /** NOTIFY only makes waking faster; the poll each second is what is relied on. */
  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#options.url })
    client.on('error', () => {
      this.#listening = null
      if (!this.#closed) setTimeout(() => void this.#listen(), 1000).unref()
    })
    client.on('notification', message => this.#tell(Number(message.payload)))
    try {
      await client.connect()
      await client.query('LISTEN locum_commit')
      if (this.#closed) await client.end()
      else this.#listening = client
    } catch {
      if (!this.#closed) setTimeout(() => void this.#listen(), 1000).unref()
    }
  }

  async scrub(): Promise<boolean> {
    return true
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    if (this.#poll !== null) clearInterval(this.#poll)
    await this.#listening?.end().catch(() => {})
    await this.#pool.end()
  }
}

/** Begins with one round trip: the texts go together, so the number is written into them and must be one. */
function placeOf(org: OrgNo): string {
  if (!Number.isSafeInteger(org)) throw new Error('an organisation is a whole number')
  return `SELECT set_config('locum.org', '${org}', true)`
}

/** Runs a script, awaiting each statement; a throw in a statement is thrown into the script. */
async function run<T>(client: pg.ClientBase, script: Script<T>): Promise<T> {
  let step = script.next()
  while (!step.done) {
    let found: Row[]
    try {
      found = await execute(client, step.value)
    } catch (error) {
      step = script.throw(error)
      continue
    }
    step = script.next(found)
  }
  return step.value
}

async function execute(client: pg.ClientBase, statement: Statement): Promise<Row[]> {
  if ('strings' in statement) return query(client, statement)
  if ('each' in statement) {
    for (const one of statement.each) await query(client, one)
    return []
  }
  const inserts = 'together' in statement ? statement.together : [statement]
  await insertAll(
    client,
    inserts.filter(({ rows }) => rows.length > 0),
  )
  return []
}

/** Names for texts, so that each connection plans a statement once. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `s${names.size}`
    names.set(text, name)
  }
  return name
}

async function query(client: pg.ClientBase, statement: Query): Promise<Row[]> {
  const { text, params } = render(statement, 'postgres')
  const named = statement.plannedAnew === true ? {} : { name: nameOf(text) }
  const result = await client.query<Row>({ ...named, text, values: params })
  return result.rows
}

/** One statement for rows of any number of tables: all but the last stand in its WITH clause. */
async function insertAll(client: pg.ClientBase, inserts: readonly Insert[]): Promise<void> {
  if (inserts.length === 0) return
  const values: (readonly (Scalar | null)[])[] = []
  const texts = inserts.map(({ insert: table, columns, rows }) => {
    const arrays = columns.map((column, index) => {
      values.push(rows.map(row => row[index] ?? null))
      return `$${values.length}::${columnTypes[column] ?? 'text'}[]`
    })
    return `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`
  })
  const last = texts.pop() ?? ''
  const before = texts.map((text, index) => `w${index} AS (${text})`)
  const text = before.length === 0 ? last : `WITH ${before.join(', ')} ${last}`
  await client.query({ name: nameOf(text), text, values })
}

/** As the connecting role, which owns what it makes. */
async function migrate(pool: pg.Pool, url: string): Promise<RowGuard> {
  const client = await connected(pool, url)
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    await client.query('CREATE TABLE IF NOT EXISTS migration (id BIGINT PRIMARY KEY)')
    const done = new Set(
      (await client.query<{ id: number }>('SELECT id FROM migration')).rows.map(r => Number(r.id)),
    )
    for (const migration of migrations.filter(m => !done.has(m.id))) {
      for (const text of statementsOf(migration, 'postgres')) await client.query(text)
      await client.query('INSERT INTO migration (id) VALUES ($1)', [migration.id])
    }
    const guard = await rowGuard(client)
    await client.query('COMMIT')
    return guard
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
