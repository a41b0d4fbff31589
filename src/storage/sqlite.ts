import { statSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { migrations, statementsOf } from './migrations/migrations.ts'
import { type Insert, type Query, type Row, render, type Scalar, type Script, type Statement } from './sql.ts'
import { AsideReader } from './sqlite-aside.ts'
import { type OrgNo, type Store, StoreUnreachable } from './store.ts'

export interface SqliteOptions {
  readonly file: string
  /** The wall clock, in milliseconds. */
  readonly now: () => number
  /** How long a write waits for another process before it fails. */
  readonly busyTimeoutMs?: number
}

/**
 * The embedded store: one file, one private writing connection, one reading connection. The driver is synchronous, so
 * a script runs to its end in one go and nothing is awaited inside a transaction.
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const writer = await openInPlace(options)
  try {
    await migrate(writer, options)
  } catch (error) {
    writer.db.close()
    throw error
  }
  const reader = open(options.file)
  reader.db.exec('PRAGMA query_only = ON')
  return new SqliteStore(writer, reader, options)
}

class SqliteStore implements Store {
  readonly dialect = 'sqlite'
  readonly #writer: Connection
  readonly #reader: Connection
  readonly #aside: AsideReader
  readonly #options: SqliteOptions
  readonly #listeners = new Set<(org: OrgNo | null) => void>()
  #writing: Promise<unknown> = Promise.resolve()
  #poll: NodeJS.Timeout | null = null
  #seenVersion = -1
  #commits = 0
  #closed = false

  constructor(writer: Connection, reader: Connection, options: SqliteOptions) {
    this.#writer = writer
    this.#reader = reader
    this.#aside = new AsideReader(options.file)
    this.#options = options
  }

  write<T>(org: OrgNo, script: () => Script<T>): Promise<T> {
    const turn = this.#writing.then(() => this.#writeNow(org, script))
    // What fails of the tidying is done after the next commit.
    this.#writing = turn.then(() => this.#shortenLog()).catch(() => {})
    return turn
  }

  /** Moves what was committed from the write-ahead log into the file, between two commits: neither waits for it. */
  async #shortenLog(): Promise<void> {
    this.#commits += 1
    if (this.#commits % lookAtLogEvery !== 0) return
    const { log, checkpointed } = this.#writer.get('PRAGMA wal_checkpoint(NOOP)') ?? {}
    if (Number(log) - Number(checkpointed) < longLogPages) return
    await nextTurn()
    this.#writer.get('PRAGMA wal_checkpoint(PASSIVE)')
    await nextTurn()
  }

  async #writeNow<T>(org: OrgNo, script: () => Script<T>): Promise<T> {
    if (this.#closed) throw new Error('the store is closed')
    await retryWhileBusy(() => this.#writer.db.exec('BEGIN IMMEDIATE'), this.#options)
    let result: T
    try {
      result = this.#writer.run(script())
      await retryWhileBusy(() => this.#writer.db.exec('COMMIT'), this.#options)
    } catch (error) {
      if (this.#writer.db.isTransaction) this.#writer.db.exec('ROLLBACK')
      throw error
    }
    for (const listener of this.#listeners) listener(org)
    return result
  }

  async read<T>(_org: OrgNo, script: () => Script<T>): Promise<T> {
    this.#reader.db.exec('BEGIN')
    try {
      return this.#reader.run(script())
    } finally {
      this.#reader.db.exec('COMMIT')
    }
  }

  readAside<T>(_org: OrgNo, script: () => Script<T>): Promise<T> {
    return this.#aside.read(script)
  }

  // biome-ignore lint/correctness/useYield: this engine's clock needs no statement
  *wallClock(): Script<number> {
    return this.#options.now()
  }

  onCommit(listener: (org: OrgNo | null) => void): () => void {
    this.#listeners.add(listener)
    this.#poll ??= setInterval(() => this.#pollOthers(), 250).unref()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0 || this.#poll === null) return
      clearInterval(this.#poll)
      this.#poll = null
    }
  }

  /** `data_version` changes when another connection commits; ours are told directly, a second call is harmless. */
  #pollOthers(): void {
    const version = Number(this.#writer.get('PRAGMA data_version')?.data_version)
    if (version === this.#seenVersion) return
    this.#seenVersion = version
    for (const listener of this.#listeners) listener(null)
  }

  async scrub(): Promise<boolean> {
    for (let attempt = 0; attempt < 20; attempt++) {
      const result = this.#writer.get('PRAGMA wal_checkpoint(TRUNCATE)')
      if (Number(result?.busy) === 0) return true
      await pause(50)
    }
    return false
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#writing
    if (this.#poll !== null) clearInterval(this.#poll)
    await this.#aside.close()
    this.#reader.db.close()
    this.#writer.db.close()
  }
}

/** A connection with its prepared statements. */
export class Connection {
  readonly db: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(db: DatabaseSync) {
    this.db = db
  }

  /** Runs a script to its end; a throw in a statement is thrown into the script. */
  run<T>(script: Script<T>): T {
    let step = script.next()
    while (!step.done) {
      let found: Row[]
      try {
        found = this.execute(step.value)
      } catch (error) {
        step = script.throw(error)
        continue
      }
      step = script.next(found)
    }
    return step.value
  }

  execute(statement: Statement): Row[] {
    if ('strings' in statement) return this.query(statement)
    if ('each' in statement) {
      for (const query of statement.each) this.query(query)
      return []
    }
    if ('together' in statement) {
      for (const insert of statement.together) this.#insert(insert)
      return []
    }
    this.#insert(statement)
    return []
  }

  #insert({ insert, columns, rows }: Insert): void {
    const text = `INSERT INTO ${insert} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    const prepared = this.#prepare(text)
    for (const row of rows) prepared.run(...row)
  }

  query(query: Query): Row[] {
    const { text, params } = render(query, 'sqlite')
    return this.#prepare(text).all(...(params as Scalar[])) as Row[]
  }

  get(text: string): Row | undefined {
    return this.#prepare(text).get() as Row | undefined
  }

  #prepare(text: string): StatementSync {
    let statement = this.#prepared.get(text)
    if (statement === undefined) {
      statement = this.db.prepare(text)
      this.#prepared.set(text, statement)
    }
    return statement
  }
}

/** When the write-ahead log is worth shortening. */
const longLogPages = 500

/** After how many commits its length is asked. */
const lookAtLogEvery = 2

/**
 * The file that has the name once it is open. Another process may have had it to itself and put another in its place
 * (`holdSqlite`); whoever has read from a file keeps that from happening, so it is looked at after the first read.
 */
async function openInPlace(options: SqliteOptions): Promise<Connection> {
  for (;;) {
    const before = inodeOf(options.file)
    const db = new DatabaseSync(options.file, { timeout: 0 })
    try {
      await retryWhileBusy(() => db.exec('SELECT 1 FROM sqlite_schema'), options)
      if (before === inodeOf(options.file)) return prepared(db)
    } catch (error) {
      db.close()
      throw error
    }
    // Before anything else is done with it: what stands beside the name belongs to the other.
    db.close()
  }
}

export function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino
}

function open(file: string): Connection {
  return prepared(new DatabaseSync(file, { timeout: 0 }))
}

function prepared(db: DatabaseSync): Connection {
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 20000',
  )
  return new Connection(db)
}

export async function migrate(connection: Connection, options: SqliteOptions): Promise<void> {
  await retryWhileBusy(() => connection.db.exec('BEGIN IMMEDIATE'), options)
  try {
    connection.db.exec('CREATE TABLE IF NOT EXISTS migration (id INTEGER PRIMARY KEY)')
    const done = new Set(
      connection.db
        .prepare('SELECT id FROM migration')
        .all()
        .map(row => Number(row.id)),
    )
    for (const migration of migrations.filter(m => !done.has(m.id))) {
      for (const text of statementsOf(migration, 'sqlite')) connection.db.exec(text)
      connection.db.prepare('INSERT INTO migration (id) VALUES (?)').run(migration.id)
    }
    connection.db.exec('COMMIT')
  } catch (error) {
    // SQLite itself has rolled back where the disk is full.
    if (connection.db.isTransaction) connection.db.exec('ROLLBACK')
    throw error
  }
}

/** SQLite's own wait would freeze the event loop, so a busy database is asked again from here. */
export async function retryWhileBusy(action: () => void, options: SqliteOptions): Promise<void> {
  const deadline = options.now() + (options.busyTimeoutMs ?? 15_000)
  for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 40)) {
    try {
      action()
      return
    } catch (error) {
      if (!isBusy(error)) throw error
      if (options.now() > deadline) throw busy(options.file, error)
    }
    await pause(waitMs)
  }
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

function busy(file: string, error: unknown): StoreUnreachable {
  return new StoreUnreachable(`Another process works with ${file}.`, 'Try again when that has ended.', error)
}

function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode
  return code !== undefined && ((code & 0xff) === 5 || (code & 0xff) === 6)
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
