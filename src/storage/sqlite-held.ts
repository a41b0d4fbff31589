import { existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Script } from './sql.ts'
import { Connection, inodeOf, migrate, retryWhileBusy, type SqliteOptions } from './sqlite.ts'
import type { OrgNo, Store } from './store.ts'

/** A database file that no other process can open, until it is let go. */
export interface HeldFile {
  /** What stands in it; fails where it is damaged. */
  readonly store: Pick<Store, 'read'>
  /** There was none: an empty one keeps others from making theirs, and goes again where none takes its place. */
  readonly isNew: boolean
  release(): void
}

/**
 * Takes a file for this process alone, so that another can be put in its place: nobody goes on writing to the one that
 * is put aside, and nothing of its write-ahead log is left under the name. Fails with `StoreUnreachable` while another
 * process has it open.
 */
export async function holdSqlite(options: SqliteOptions): Promise<HeldFile> {
  const isNew = !existsSync(options.file)
  const db = await alone(options)
  const ino = inodeOf(options.file)
  const connection = new Connection(db)
  let migrated: Promise<void> | null = null
  return {
    isNew,
    store: {
      read: async <T>(_org: OrgNo, script: () => Script<T>) => {
        migrated ??= migrate(connection, options)
        await migrated
        return connection.run(script())
      },
    },
    release: () => {
      if (isNew && inodeOf(options.file) === ino) rmSync(options.file)
      db.close()
    },
  }
}

/** The file that has the name once nobody else has it: one waited for may have been replaced meanwhile. */
async function alone(options: SqliteOptions): Promise<DatabaseSync> {
  for (;;) {
    const before = inodeOf(options.file)
    const db = new DatabaseSync(options.file, { timeout: 0 })
    try {
      db.exec('PRAGMA locking_mode = EXCLUSIVE')
      await retryWhileBusy(() => db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT'), options)
      if (before === inodeOf(options.file)) return db
    } catch (error) {
      db.close()
      throw error
    }
    db.close()
  }
}
