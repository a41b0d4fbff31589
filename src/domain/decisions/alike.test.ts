import { expect, it } from 'vitest'
import { asksAlike } from './alike.ts'

it.each([
  ['May we migrate the ledger at night?', 'Should the ledger be migrated by night?', true],
  ['Which queue do we use for refunds retries?', 'Which queue is used for retrying a refund?', true],
  ['May we migrate the ledger at night?', 'May we migrate the invoices by day?', false],
  ['Ship release 412 to production tonight?', 'Ship release 413 to production tonight?', false],
  ['Ship release 412 to production tonight?', 'Ship release 412 to production this evening, tonight?', true],
  ['Deploy?', 'Deploy?', false],
  ['', '', false],
  ['账本迁移今晚开始吗', '账本迁移今晚开始吗', true],
])('%j and %j: %s', (one, other, alike) => {
  expect(asksAlike(one, other)).toBe(alike)
  expect(asksAlike(other, one)).toBe(alike)
})
