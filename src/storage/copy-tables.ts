import { DatabaseSync } from 'node:sqlite'
import { migrations, tables } from './migrations/migrations.ts'
import { rows, type Scalar, type Script, sql, statement } from './sql.ts'
import type { OrgNo, Store } from './store.ts'

/*
 * A backup is one SQLite file whatever the engine. Both directions know nothing of single tables: which there are is
 * said by the migrations, their columns by the file. What an engine makes of these rows by itself (its index of words)
 * is made again where they arrive.
 */

/** So many rows are in memory at a time. */
const rowsAtOnce = 250

/**
 * Fills a fresh file with everything a PostgreSQL store holds, as of one instant and while others write. False, and
 * nothing of use in the file, where another release has changed the tables.
 */
export async function copyOut(store: Store, file: string): Promise<boolean> {
  const db = new DatabaseSync(file)
  try {
    // Whatever stops this half-way, the file is thrown away.
    db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000; BEGIN')
    const isCopied = await store.read(0, () => readAll(db))
    db.exec('COMMIT')
    return isCopied
  } finally {
    db.close()
  }
}

/**
 * Writes everything a file holds into a PostgreSQL store, all or nothing. False, and nothing written, where an
 * organisation is there or has been; what waits for the first to be made (the link for it) goes.
 */
export async function copyIn(file: string, store: Store): Promise<boolean> {
  const db = new DatabaseSync(file)
  try {
    return await store.write(0, () => writeAll(db))
  } finally {
    db.close()
  }
}

/** Whether no organisation is in a store, nor has been. */
export function* isVacant(): Script<boolean> {
  return (yield* rows(sql`SELECT no FROM org UNION ALL SELECT no FROM org_gone LIMIT 1`)).length === 0
}

function* readAll(db: DatabaseSync): Script<boolean> {
  const done = yield* rows<{ id: number }>(sql`SELECT id FROM migration`)
  if (done.length !== migrations.length) return false
  const organisations = yield* rows<{ no: OrgNo }>(sql`SELECT no FROM org ORDER BY no`)
  for (const part of partsOf(db, [0, ...organisations.map(({ no }) => no)])) {
    yield* entered(part.org)
    const insert = db.prepare(
      `INSERT INTO ${part.table} (${part.columns.join(', ')}) VALUES (${part.columns.map(() => '?').join(', ')})`,
    )
    yield statement(`DECLARE copied NO SCROLL CURSOR FOR ${part.select}`)
    for (;;) {
      const page = yield* rows<Record<string, Scalar>>(statement(`FETCH ${rowsAtOnce} FROM copied`))
      for (const row of page) insert.run(...part.columns.map(column => row[column] ?? null))
      if (page.length < rowsAtOnce) break
    }
    yield statement('CLOSE copied')
  }
  return true
}

function* writeAll(db: DatabaseSync): Script<boolean> {
  if (!(yield* isVacant())) return false
  const organisations = db.prepare('SELECT no FROM org ORDER BY no').all() as { no: OrgNo }[]
  for (const { table, place } of partsOf(db, [0])) yield statement(`DELETE FROM ${table} ${place}`)
  for (const part of partsOf(db, [0, ...organisations.map(({ no }) => no)])) {
    yield* entered(part.org)
    for (const page of pagesOf(db, part)) yield { insert: part.table, columns: part.columns, rows: page }
  }
  return true
}

/** Row security shows and takes the rows of one organisation at a time. */
function* entered(org: OrgNo): Script<void> {
  yield sql`SELECT set_config('locum.org', ${String(org)}, true)`
}

/** The rows of one table that one organisation has, or those that belong to none. */
interface Part {
  readonly org: OrgNo
  readonly table: string
  readonly columns: readonly string[]
  readonly place: string
  readonly select: string
}

/** Tables that are not keyed by organisation go with organisation 0. */
function partsOf(db: DatabaseSync, organisations: readonly OrgNo[]): Part[] {
  return organisations.flatMap(org =>
    tables.flatMap(table => {
      const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[]
      const names = columns.map(({ name }) => name)
      const isKeyed = names.includes('org')
      if (!isKeyed && org !== 0) return []
      const place = isKeyed ? `WHERE org = ${org}` : ''
      return [
        { org, table, columns: names, place, select: `SELECT ${names.join(', ')} FROM ${table} ${place}` },
      ]
    }),
  )
}

function* pagesOf(db: DatabaseSync, { select, columns }: Part): Generator<Scalar[][]> {
  let page: Scalar[][] = []
  for (const row of db.prepare(select).iterate()) {
    page.push(columns.map(column => row[column] as Scalar))
    if (page.length < rowsAtOnce) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
