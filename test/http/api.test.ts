import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HttpApp } from '../../src/http/app.ts'
import { type Composed, compose } from '../../src/server/compose.ts'
import { appOf } from '../../src/server/serve.ts'
import { ServerFile } from '../../src/server/server-file.ts'
import { freshDatabase } from '../postgres/database.ts'

const faults: unknown[] = []
const rateLimit = { perSecond: 1e6, burst: 1e6 }

/** One process: its own composition, on a folder and perhaps a database shared with others. */
async function processOn(dataDir: string, databaseUrl: string | null) {
  const composed = await compose({
    dataDir,
    databaseUrl,
    key: null,
    logFault: fault => faults.push(fault),
  })
  const config = {
    dataDir,
    databaseUrl,
    key: null,
    port: 0,
    host: '127.0.0.1',
    isSimulated: false,
    rateLimit,
  }
  return { composed, app: appOf(composed, config, new ServerFile(dataDir)) }
}

async function tokenOf({ locum }: Composed, handle: string, org = 'locum'): Promise<string> {
  const made = await locum.call({
    org,
    operation: 'token.create',
    input: { as: handle },
    credential: { kind: 'asserted', handle, osUser: null, via: 'cli' },
  })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return (made.value as { token: string }).token
}

function post(app: HttpApp, token: string, operation: string, input: unknown, headers = {}) {
  const all = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers }
  const url = `http://localhost/api/v1/${operation}`
  return app.fetch(new Request(url, { method: 'POST', headers: all, body: JSON.stringify(input) }))
}

describe.each(['sqlite', 'postgres'])('the API on %s', engine => {
  let folder: string
  let one: Awaited<ReturnType<typeof processOn>>
  let two: Awaited<ReturnType<typeof processOn>>
  let drop: () => Promise<void> = async () => {}
  let ana: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'locum-api-'))
    const database = engine === 'postgres' ? await freshDatabase() : null
    if (database !== null) drop = database.drop
    one = await processOn(folder, database?.url ?? null)
    two = await processOn(folder, database?.url ?? null)
    for (const org of ['locum', 'other']) {
      await one.composed.locum.init({ org, admin: 'ana', zone: 'Europe/Berlin', simulated: false })
    }
    ana = await tokenOf(one.composed, 'ana')
  })

  afterAll(async () => {
    expect(faults).toEqual([])
    await one?.composed.close()
    await two?.composed.close()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('the same key and input give the same answer; another input is refused', async () => {
    const headers = { 'Idempotency-Key': 'add-li' }
    const li = { handle: 'li', name: 'Li Wei' }
    const first = await (await post(one.app, ana, 'person.add', li, headers)).json()
    expect(await (await post(one.app, ana, 'person.add', li, headers)).json()).toEqual(first)
    const other = await post(one.app, ana, 'person.add', { handle: 'asha', name: 'Asha' }, headers)
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'idempotency_key_reused' }])
  })

  test('one process sees what another has written', async () => {
    const ben = { handle: 'ben', name: 'Ben' }
    const { seq } = (await (await post(one.app, ana, 'person.add', ben)).json()) as { seq: number }
    const seen = await post(two.app, ana, 'person.list', {}, { 'Locum-Min-Seq': String(seq) })
    const { items } = (await seen.json()) as { items: { handle: string }[] }
    expect(items.map(person => person.handle)).toContain('ben')
  })

  test('an unknown token, and a token in an organisation it is not of, meet the same refusal', async () => {
    const unknown = await post(one.app, 'locum_nobody', 'org.show', {})
    const foreign = await post(one.app, ana, 'org.show', {}, { 'Locum-Org': 'other' })
    expect([unknown.status, foreign.status]).toEqual([401, 401])
    expect(await foreign.json()).toEqual(await unknown.json())
  })
})
