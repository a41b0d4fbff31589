import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HttpApp } from '../../src/http/app.ts'
import { type Composed, compose } from '../../src/server/compose.ts'
import { appOf } from '../../src/server/serve.ts'
import { ServerFile } from '../../src/server/server-file.ts'
import { freshDatabase } from '../postgres/database.ts'
import type { Engine } from '../world.ts'

/** The API as one server gives it, on a real store, without a socket. */
export interface Serving {
  readonly composed: Composed
  readonly app: HttpApp
  readonly faults: readonly unknown[]
  token(handle: string, more?: object): Promise<string>
  send(
    token: string,
    operation: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ): Promise<Answer>
  post(token: string, operation: string, input: unknown, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read what outside programs read
  readonly body: any
}

export async function serving(engine: Engine): Promise<Serving> {
  const dataDir = mkdtempSync(join(tmpdir(), 'locum-api-'))
  const database = engine === 'postgres' ? await freshDatabase() : null
  const databaseUrl = database?.url ?? null
  const faults: unknown[] = []
  const composed = await compose({ dataDir, databaseUrl, key: null, logFault: fault => faults.push(fault) })
  const rateLimit = { perSecond: 1e6, burst: 1e6 }
  const config = {
    dataDir,
    databaseUrl,
    key: null,
    port: 0,
    host: '127.0.0.1',
    isSimulated: false,
    rateLimit,
  }
  const app = appOf(composed, config, new ServerFile(dataDir))
  const send: Serving['send'] = async (token, operation, body, headers = {}) => {
    const all = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers }
    const url = `http://localhost/api/v1/${operation}`
    const answered = await app.fetch(new Request(url, { method: 'POST', headers: all, body }))
    return { status: answered.status, body: await answered.json() }
  }
  return {
    composed,
    app,
    faults,
    send,
    post: (token, operation, input, headers) => send(token, operation, JSON.stringify(input), headers),
    async token(handle, more = {}) {
      const credential = { kind: 'asserted', handle, osUser: null, via: 'cli' } as const
      const input = { as: handle, ...more }
      const made = await composed.locum.call({ org: 'locum', operation: 'token.create', input, credential })
      if (!made.ok) throw new Error(JSON.stringify(made.refusal))
      return (made.value as { token: string }).token
    },
    async close() {
      await composed.close()
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
