import { existsSync, linkSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { type HeldFile, holdSqlite } from '../storage/sqlite-held.ts'
import { StoreUnreachable } from '../storage/store.ts'
import { putInPlace } from './put-in-place.ts'

/** The database a data folder has of its own. */
export function databaseOf(dataDir: string): string {
  return join(dataDir, 'locum.db')
}

/**
 * The folder's own database, while no other process has it open; waits a while for those that have, then fails with
 * `StoreUnreachable`. Null where it is damaged: nobody works with that, and it is why somebody restores.
 */
export async function holdDatabase(dataDir: string, waitMs = 15_000): Promise<HeldFile | null> {
  try {
    return await holdSqlite({ file: databaseOf(dataDir), now: Date.now, busyTimeoutMs: waitMs })
  } catch (error) {
    if (error instanceof StoreUnreachable) throw error
    return null
  }
}

/**
 * Puts a database in the place of a folder's own. That one is kept under another name, which is returned; null where
 * there was none. The folder has one or the other at every instant, never none.
 */
export function swapDatabase(dataDir: string, aside: string, held: HeldFile | null): string | null {
  const file = databaseOf(dataDir)
  const before = existsSync(file) && held?.isNew !== true ? keptAside(dataDir, file) : null
  putInPlace(aside, file)
  return before
}

function keptAside(dataDir: string, file: string): string {
  for (let n = 1; ; n++) {
    const before = join(dataDir, `before-restore-${n}.db`)
    if (!linked(file, before)) continue
    // One that could be read has nothing beside it; what a broken one has must not meet the new one.
    for (const suffix of ['-wal', '-shm'])
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${before}${suffix}`)
    return before
  }
}

/** False where that name is taken. */
function linked(file: string, name: string): boolean {
  try {
    linkSync(file, name)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}
