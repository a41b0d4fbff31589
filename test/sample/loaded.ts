import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '../../src/domain/time/instant.ts'
import { formatInstant } from '../../src/domain/time/instant-text.ts'
import { environment } from '../../src/server/environment.ts'
import { loadSample, type SampleSummary } from '../../src/server/sample/load.ts'
import { Locum } from '../../src/services/run.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import type { Store } from '../../src/storage/store.ts'
import { freshDatabase } from '../postgres/database.ts'

/** A store with a sample in it, read as of its anchor. */
export interface LoadedSample {
  readonly summary: SampleSummary
  read<T = Record<string, unknown>>(by: string, operation: string, input?: object, at?: Instant): Promise<T>
  close(): Promise<void>
}

type Engine = 'sqlite' | 'postgres'

/** The wall clock at which samples are loaded in these tests. */
const loadedAt = Date.UTC(2026, 10, 24, 9, 30)

export async function openEmpty(engine: Engine) {
  const { store, drop } = await freshStore(engine)
  const env = environment({
    store,
    key: new Uint8Array(32),
    logFault: ({ operation, error }) => console.error(operation, error),
  })
  return {
    env,
    locum: new Locum(env),
    async close() {
      await store.close()
      await drop()
    },
  }
}

export async function openSample(engine: Engine, anchor: Instant): Promise<LoadedSample> {
  const { env, locum, close } = await openEmpty(engine)
  const loaded = await loadSample(env, { anchor })
  if (!loaded.ok) throw new Error(loaded.refusal.message)
  return {
    summary: loaded.value,
    async read<T>(by: string, operation: string, input: object = {}, at: Instant = anchor): Promise<T> {
      const outcome = await locum.call({
        org: loaded.value.org,
        operation,
        input,
        at: formatInstant(at),
        credential: { kind: 'asserted', handle: by, osUser: null, via: 'cli' },
      })
      if (!outcome.ok) throw new Error(`${operation}: ${outcome.refusal.code} ${outcome.refusal.message}`)
      return outcome.value as T
    },
    close,
  }
}

async function freshStore(engine: Engine): Promise<{ store: Store; drop: () => Promise<void> }> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'locum-sample-'))
    const store = await openSqlite({ file: join(folder, 'locum.db'), now: () => loadedAt })
    return { store, drop: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const database = await freshDatabase()
  const store = await openPostgres({ url: database.url, now: () => loadedAt })
  return { store, drop: () => database.drop() }
}
