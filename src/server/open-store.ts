import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../storage/store.ts'
import { folderTrouble } from './folder-trouble.ts'

export interface StoreOptions {
  readonly dataDir: string
  /** PostgreSQL instead of the file in the data folder. */
  readonly databaseUrl: string | null
}

/** The folder's own database, or the PostgreSQL that `DATABASE_URL` names; drivers are loaded when needed. */
export async function openStore({ dataDir, databaseUrl }: StoreOptions): Promise<Store> {
  if (databaseUrl !== null) {
    const { openPostgres } = await import('../storage/postgres.ts')
    return openPostgres({ url: databaseUrl })
  }
  const { openSqlite } = await import('../storage/sqlite.ts')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return await openSqlite({ file: join(dataDir, 'locum.db'), now: Date.now })
  } catch (error) {
    throw folderTrouble(error, dataDir) ?? error
  }
}
