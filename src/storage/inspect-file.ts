import { closeSync, openSync, readSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { migrations } from './migrations/migrations.ts'

/** What a file named as a backup turns out to be. */
export type Inspected =
  | { readonly is: 'sound' }
  /** No database of Locum. */
  | { readonly is: 'foreign' }
  /** A later release has written it. */
  | { readonly is: 'newer' }
  | { readonly is: 'damaged'; readonly problem: string }

/** Whether a file begins as one of SQLite's does; an empty one SQLite would take for an empty database. */
export function beginsAsSqlite(file: string): boolean {
  const start = Buffer.alloc(16)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, start, 0, start.length, 0)
  } finally {
    closeSync(opened)
  }
  return start.toString('latin1') === 'SQLite format 3\0'
}

/** Looks at every page of a file, and at what wrote it, before anything else opens it and brings it up to date. */
export function inspectFile(file: string): Inspected {
  if (!beginsAsSqlite(file)) return { is: 'foreign' }
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file)
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE name IN ('migration', 'org')`).all()
    if (tables.length !== 2) return { is: 'foreign' }
    const known = new Set(migrations.map(({ id }) => id))
    const done = db.prepare('SELECT id FROM migration').all() as { id: number }[]
    if (done.some(({ id }) => !known.has(id))) return { is: 'newer' }
    const found = String(db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check)
    return found === 'ok' ? { is: 'sound' } : { is: 'damaged', problem: found }
  } catch (error) {
    if (isDamage(error)) return { is: 'damaged', problem: error.message }
    throw error
  } finally {
    db?.close()
  }
}

/** What SQLite cannot read: SQLITE_ERROR (no file format or table it knows), SQLITE_CORRUPT and SQLITE_NOTADB. */
function isDamage(error: unknown): error is Error {
  const code = (error as { errcode?: unknown }).errcode
  return error instanceof Error && typeof code === 'number' && [1, 11, 26].includes(code & 0xff)
}
