import { beforeEach, expect, test } from 'vitest'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import type { Call } from '../services/run.ts'
import { type HttpApp, httpApp } from './app.ts'
import { Metrics } from './metrics.ts'
import { RateLimit } from './rate-limit.ts'

/** What lies inside is the test's to say; here it is about requests and answers only. */
let answer: (call: Call) => Promise<Outcome<unknown>>
let calls: Call[]
let faults: unknown[]
let clock: number
let app: HttpApp

beforeEach(() => {
  calls = []
  faults = []
  clock = 0
  answer = async () => ok({ id: 'H-1', seq: 7 })
  app = httpApp({
    call: async call => {
      calls.push(call)
      return await answer(call)
    },
    onCommit: () => () => {},
    probe: async () => {},
    isLocalSecret: secret => secret === 's3cret',
    logFault: fault => faults.push(fault),
    uuid: () => '0193-fault',
    monotonic: () => clock,
    rateLimit: new RateLimit({ perSecond: 1, burst: 3, monotonic: () => clock }),
    metrics: new Metrics(),
    health: { version: '0.1.0', zoneData: '2026f', rules: '1' },
  })
})

interface Sent {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

async function send(path: string, { method = 'POST', headers = {}, body }: Sent = {}) {
  const all = { Authorization: 'Bearer locum_ana', 'Content-Type': 'application/json', ...headers }
  const init = { method, headers: all, ...(body !== undefined && { body }) }
  const response = await app.fetch(new Request(`http://localhost${path}`, init))
  const said = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(said) : said }
}

test('a command reaches the operation with its input, token and idempotency key', async () => {
  const { status, body, headers } = await send('/api/v1/org.set', {
    headers: { 'Idempotency-Key': 'k-1' },
    body: '{"key":"grace","value":"30m"}',
  })
  expect([status, body]).toEqual([200, { id: 'H-1', seq: 7 }])
  expect(headers.get('x-request-id')).toBe('0193-fault')
  const credential = { kind: 'token', token: 'locum_ana', via: 'api' }
  const input = { key: 'grace', value: '30m' }
  expect(calls).toEqual([{ operation: 'org.set', input, credential, idempotencyKey: 'k-1' }])
})

test('a read answers GET, with its point in the record beside the input', async () => {
  await send('/api/v1/record.list?limit=2&at=2026-11-19T08:00:00Z', {
    method: 'GET',
    headers: { 'Locum-Min-Seq': '4' },
  })
  expect(calls[0]).toMatchObject({ input: { limit: '2' }, at: '2026-11-19T08:00:00Z', minSeq: 4 })
  await send('/api/v1/record.list', { body: '{"limit":2,"seq":3}' })
  expect(calls[1]).toMatchObject({ input: { limit: 2 }, seq: 3 })
})

const deep = `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`

test.each([
  ['not JSON', 400, 'bad_json', { body: '{"a":' }],
  ['a list', 400, 'not_an_object', { body: '[]' }],
  ['a text', 400, 'not_an_object', { body: '"x"' }],
  ['null', 400, 'not_an_object', { body: 'null' }],
  ['invalid UTF-8', 400, 'bad_utf8', { body: new Uint8Array([0x7b, 0xff, 0x7d]) }],
  ['10,000 levels', 400, 'too_deep', { body: deep }],
  ['over 256 KiB', 413, 'too_large', { body: `{"a":"${'x'.repeat(256 * 1024)}"}` }],
  ['another type', 415, 'not_json', { body: '{}', headers: { 'Content-Type': 'text/plain' } }],
  ['an instant', 400, 'at_on_write', { body: '{"at":"2026-11-19T08:00:00Z"}' }],
  ['a long key', 400, 'bad_idempotency_key', { body: '{}', headers: { 'Idempotency-Key': 'k'.repeat(201) } }],
  ['no token', 401, 'unauthenticated', { body: '{}', headers: { Authorization: 'Basic eA==' } }],
  ['a wrong local secret', 401, 'unauthenticated', { body: '{}', headers: { 'Locum-Local': 'guess' } }],
])('a command with %s is %i %s and reaches nothing', async (_, status, code, sent: Sent) => {
  const answered = await send('/api/v1/org.set', sent)
  expect(answered.status).toBe(status)
  expect(answered.body).toMatchObject({ status, code, detail: expect.any(String), next: expect.any(String) })
  expect(answered.headers.get('content-type')).toBe('application/problem+json')
  expect(calls).toEqual([])
})

test('__proto__ and doubled keys change nothing but the input they stand in', async () => {
  await send('/api/v1/org.set', { body: '{"__proto__":{"admin":true},"key":"a","key":"grace"}' })
  expect(calls[0]?.input).toHaveProperty('key', 'grace')
  expect(({} as Record<string, unknown>).admin).toBeUndefined()
})

test('the local secret lets the command line act under the name typed, marked with its user', async () => {
  const headers = {
    'Locum-Local': 's3cret',
    'Locum-As': 'li',
    'Locum-Os-User': 'li%20wei',
    'Locum-Via': 'cli',
  }
  await send('/api/v1/org.show', { headers, body: '{}' })
  expect(calls[0]?.credential).toEqual({ kind: 'asserted', handle: 'li', osUser: 'li wei', via: 'cli' })
})

test('an unknown operation is 404 and names the nearest', async () => {
  const { status, body } = await send('/api/v1/org.shwo', { body: '{}' })
  expect([status, body.code, body.details]).toEqual([404, 'unknown_operation', { suggestion: 'org.show' }])
  expect((await send('/nowhere', { method: 'GET' })).body.code).toBe('not_found')
})

test.each([
  ['DELETE', '/api/v1/org.show', 405, 'GET, HEAD, POST, OPTIONS'],
  ['GET', '/api/v1/org.set', 405, 'POST, OPTIONS'],
  ['OPTIONS', '/api/v1/org.set', 204, 'POST, OPTIONS'],
  ['POST', '/api/v1/entry.stream', 405, 'GET, OPTIONS'],
])('%s %s is %i and says what is allowed', async (method, path, status, allow) => {
  const answered = await send(path, { method })
  expect([answered.status, answered.headers.get('allow')]).toEqual([status, allow])
})

test('a refusal keeps its code, place and next step', async () => {
  answer = async () =>
    refuse('unknown_item', 'There is no I-9.', 'List items.', { path: 'id', details: { a: 1 } })
  const { status, body } = await send('/api/v1/org.show', { body: '{}' })
  expect(status).toBe(404)
  expect(body).toMatchObject({ errors: [{ path: 'id', message: 'There is no I-9.' }], details: { a: 1 } })
})

test('a fault is logged once and answered by its id only', async () => {
  answer = async () => {
    throw new Error('the disk of Ana is full')
  }
  const { status, body } = await send('/api/v1/org.show', { body: '{}' })
  expect([status, body.fault]).toEqual([500, { id: '0193-fault' }])
  expect(JSON.stringify(body)).not.toContain('Ana')
  expect(faults).toHaveLength(1)
})

test('a token in a loop waits; another does not', async () => {
  for (let i = 0; i < 3; i++) expect((await send('/api/v1/org.show', { body: '{}' })).status).toBe(200)
  const refused = await send('/api/v1/org.show', { body: '{}' })
  expect([refused.status, refused.headers.get('retry-after'), refused.body.retryable]).toEqual([
    429,
    '1',
    true,
  ])
  const headers = { Authorization: 'Bearer locum_ben' }
  expect((await send('/api/v1/org.show', { body: '{}', headers })).status).toBe(200)
  clock = 1000
  expect((await send('/api/v1/org.show', { body: '{}' })).status).toBe(200)
})

test('health names the zone data and the rules; metrics count by operation and status', async () => {
  await send('/api/v1/org.show', { body: '{}' })
  expect((await send('/healthz', { method: 'GET' })).body).toMatchObject({ zoneData: '2026f', rules: '1' })
  expect((await send('/readyz', { method: 'GET' })).status).toBe(200)
  const { body } = await send('/metrics', { method: 'GET' })
  expect(body).toContain('locum_requests_total{operation="org.show",status="200"} 1')
  expect((await send('/openapi.json', { method: 'GET' })).body.openapi).toBe('3.1.0')
})
