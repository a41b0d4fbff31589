import { expect, it } from 'vitest'
import type { AreaId } from '../ids.ts'
import { asksForLess } from './asks-for-less.ts'
import type { DecisionSubject } from './kinds.ts'

const [payments, people] = ['are_1', 'are_2'] as AreaId[]
const spent: DecisionSubject = {
  type: 'spend',
  area: payments as AreaId,
  amount: { minor: 5_000, currency: 'EUR' },
  risk: 'medium',
  reversible: { until: 1_800_000_000_000 },
  environment: 'live',
  path: 'src/pay.ts',
}

it.each<[Partial<DecisionSubject>, keyof DecisionSubject | null]>([
  [{}, null],
  [{ type: 'lunch' }, 'type'],
  [{ type: 'spend.disks' }, 'type'],
  [{ area: people as AreaId }, 'area'],
  [{ amount: { minor: 4_999, currency: 'EUR' } }, 'amount'],
  [{ amount: { minor: 5_000, currency: 'USD' } }, 'amount'],
  [{ amount: { minor: 5_001, currency: 'EUR' } }, null],
  [{ amount: null }, null],
  [{ risk: 'low' }, 'risk'],
  [{ risk: 'high' }, null],
  [{ risk: null }, null],
  [{ reversible: 'yes' }, 'reversible'],
  [{ reversible: { until: 1_800_000_000_001 } }, 'reversible'],
  [{ reversible: { until: 1_799_999_999_999 } }, null],
  [{ reversible: 'no' }, null],
  [{ environment: 'test' }, 'environment'],
  [{ environment: null }, null],
  [{ path: 'docs/pay.md' }, 'path'],
  [{ path: null }, null],
])('D5: beside a decision of 5,000 EUR, %j asks for less %s', (other, less) => {
  expect(asksForLess(spent, { ...spent, ...other })).toBe(less)
})

it('D5: what was not stated is replaced only by what is not stated either', () => {
  const unsaid: DecisionSubject = {
    ...spent,
    amount: null,
    risk: null,
    reversible: null,
    environment: null,
    path: null,
  }
  expect(asksForLess(unsaid, unsaid)).toBe(null)
  for (const key of ['amount', 'risk', 'reversible', 'environment', 'path'] as const)
    expect(asksForLess(unsaid, { ...unsaid, [key]: spent[key] })).toBe(key)
})
