import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locum } from '../cli/run.ts'
import { type FreshDatabase, freshDatabase } from '../postgres/database.ts'
import { LineTo } from './line-to.ts'
import { missing, soundRecord, torn } from './record.ts'
import { type Place, placeWithOrganisation, Server } from './server.ts'
import { makeCast, sayAgain, writeUntil } from './writers.ts'

const main = join(import.meta.dirname, '../../src/server/main.ts')

describe('a PostgreSQL that cannot be worked with', { timeout: 60_000 }, () => {
  let database: FreshDatabase
  let data: string
  beforeAll(async () => {
    database = await freshDatabase('plain')
    data = mkdtempSync(join(tmpdir(), 'locum-away-'))
  })
  afterAll(async () => {
    await database.drop()
    rmSync(data, { recursive: true, force: true })
  })

  const changed = (change: (url: URL) => void) => () => {
    const url = new URL(database.url)
    change(url)
    return url.href
  }
  const cases: [string, () => string, RegExp, RegExp][] = [
    [
      'is not there',
      changed(url => {
        url.port = '1'
      }),
      /^No PostgreSQL answers at 127\.0\.0\.1:1\.$/,
      /Check/,
    ],
    [
      'has no such host',
      changed(url => {
        url.hostname = 'nowhere.invalid'
      }),
      /nowhere\.invalid/,
      /host/,
    ],
    [
      'knows another password',
      changed(url => {
        url.password = 'wrong-secret'
      }),
      /does not let own_\w+ in/,
      /password/,
    ],
    [
      'lacks the database',
      changed(url => {
        url.pathname = '/missing'
      }),
      /no database missing/,
      /CREATE DATABASE "missing"/,
    ],
    ['is named by no address', () => 'postgres://ana:half/wrong-secret@db/locum', /not an address/, /%2F/],
  ]

  it.each(cases)(
    'because it %s is told by every command, with what to do and without the password',
    async (_why, url, says, next) => {
      const run = await locum(['--data', data, 'person', 'list'], {
        env: { DATABASE_URL: url(), LOCUM_KEY: '5a'.repeat(32) },
      })
      expect(run.code).toBe(4)
      expect(JSON.parse(run.stdout)).toEqual({
        refusal: {
          code: 'database_unreachable',
          message: expect.stringMatching(says),
          next: expect.stringMatching(next),
        },
      })
      const env = { PATH: process.env.PATH, DATABASE_URL: url() }
      const served = spawnSync(process.execPath, [main, 'serve', '--port', '0', '--data', data], {
        env,
        encoding: 'utf8',
      })
      expect([served.status, served.stdout]).toEqual([1, ''])
      expect(served.stderr).toMatch(/^Locum could not start: .*\n.*\n$/)
      for (const said of [run.stdout, run.stderr, served.stderr])
        for (const secret of ['wrong-secret', 'invented']) expect(said).not.toContain(secret)
    },
  )
})

describe('a PostgreSQL that goes away while it is served from', { timeout: 120_000 }, () => {
  let database: FreshDatabase
  let line: LineTo
  let place: Place
  let server: Server
  beforeAll(async () => {
    database = await freshDatabase()
    line = new LineTo(database.url)
    await line.open()
    place = await placeWithOrganisation('postgres', { databaseUrl: line.url })
    server = await Server.start(place)
  })
  afterAll(async () => {
    await server.kill()
    await line.cut()
    await place.remove()
    await database.drop()
  })

  it('each request is told so, and once it is back serving goes on: nothing acknowledged is lost', async () => {
    const cast = await makeCast(server)
    const { acknowledged, unanswered } = await writeUntil(server, cast, 60, () => line.cut())
    for (const operation of ['brief.read', 'record.search', 'area.follow']) {
      const { status, body } = await server.call({ token: cast.tokens.noor }, operation, {
        path: 'payments',
        query: 'x',
      })
      expect([operation, status]).toEqual([operation, 503])
      expect(body).toMatchObject({ code: 'database_unreachable', retryable: true })
      expect(JSON.stringify(body)).not.toContain('127.0.0.1')
    }
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    await line.open()
    acknowledged.push(...(await sayAgain(server, unanswered)))
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    const record = await soundRecord(place)
    expect(missing(record, acknowledged)).toEqual([])
    expect(torn(record, unanswered)).toEqual([])
  })
})
