import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment } from '../src/server/environment.ts'
import type { Environment } from '../src/services/environment.ts'
import { Locum } from '../src/services/run.ts'
import { openPostgres } from '../src/storage/postgres.ts'
import { openSqlite } from '../src/storage/sqlite.ts'
import type { Store } from '../src/storage/store.ts'
import { startPostgres } from '../test/postgres/server.ts'

export type Engine = 'sqlite' | 'postgres'

export interface BenchLocum {
  readonly locum: Locum
  readonly env: Environment
  /** The data folder on SQLite, the address on PostgreSQL. */
  readonly place: string
  call(by: string, operation: string, input: object): Promise<unknown>
  close(): Promise<void>
}

/** A fresh organisation `bench`, with Ana as its administrator, on a real store. */
export async function openBench(engine: Engine): Promise<BenchLocum> {
  const { store, place, drop } = await freshStore(engine)
  const key = randomBytes(32)
  const env = environment({ store, key, logFault: ({ error }) => console.error(error) })
  const locum = new Locum(env)
  const made = await locum.init({ org: 'bench', admin: 'ana', zone: 'Europe/Berlin', simulated: false })
  if (!made.ok) throw new Error(made.refusal.message)
  return {
    locum,
    env,
    place,
    async call(by, operation, input) {
      const credential = { kind: 'asserted', handle: by, osUser: null, via: 'api' } as const
      const outcome = await locum.call({ org: 'bench', operation, input, credential })
      if (!outcome.ok) throw new Error(`${operation}: ${outcome.refusal.code} ${outcome.refusal.message}`)
      return outcome.value
    },
    async close() {
      await store.close()
      await drop()
    },
  }
}

async function freshStore(
  engine: Engine,
): Promise<{ store: Store; place: string; drop: () => Promise<void> }> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'locum-bench-'))
    const store = await openSqlite({ file: join(folder, 'locum.db'), now: Date.now })
    return { store, place: folder, drop: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const server = await startPostgres()
  return { store: await openPostgres({ url: server.url }), place: server.url, drop: () => server.stop() }
}
