import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiPage } from './api-page.ts'
import { openapi } from './openapi.ts'
import { operations } from './operations.ts'
import { exitCodeFor, isRetryable, statusOf } from './refusals.ts'

test('docs/API.md is current: else run node scripts/build-api.ts', () => {
  expect(readFileSync('docs/API.md', 'utf8')).toBe(apiPage())
})

test('the OpenAPI document lists every operation with input, answer and codes', () => {
  const { paths } = openapi('0.1.0') as {
    paths: Record<string, { get?: unknown; post: { responses: object } }>
  }
  expect(Object.keys(paths)).toEqual(Object.keys(operations).map(name => `/api/v1/${name}`))
  for (const [name, { kind }] of Object.entries(operations)) {
    const item = paths[`/api/v1/${name}`]
    expect(item?.get !== undefined, name).toBe(kind === 'read')
    expect(Object.keys(item?.post.responses ?? {}), name).toEqual(
      expect.arrayContaining(['200', '401', '413']),
    )
  }
})

test.each([
  ['bad_json', 400, false, 4],
  ['unauthenticated', 401, false, 4],
  ['not_permitted', 403, false, 4],
  ['unknown_item', 404, false, 3],
  ['already_accepted', 409, false, 4],
  ['too_large', 413, false, 4],
  ['idempotency_key_reused', 422, false, 4],
  ['hold_without_end', 422, false, 4],
  ['too_many_requests', 429, true, 4],
  ['clock_behind', 503, true, 4],
  ['database_unreachable', 503, true, 4],
  ['not_confirmed', 503, true, 4],
])('%s is %i, retryable: %j, exit %i', (code, status, retryable, exit) => {
  expect([statusOf(code), isRetryable(code), exitCodeFor(code)]).toEqual([status, retryable, exit])
})
