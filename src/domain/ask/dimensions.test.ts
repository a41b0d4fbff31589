import { expect, it } from 'vitest'
import { dimensionsIn } from './dimensions.ts'

it.each([
  ['who may spend 500 EUR', 50_000, 'EUR'],
  ['who may spend €500', 50_000, 'EUR'],
  ['who may spend EUR 500', 50_000, 'EUR'],
  ['who may spend 1,000 euros', 100_000, 'EUR'],
  ['who may spend 1.000,50 EUR', 100_050, 'EUR'],
  ['who may spend 1000.5 usd', 100_050, 'USD'],
  ['who may spend 2.5k EUR', 250_000, 'EUR'],
  ['who may spend $3 million', 300_000_000, 'USD'],
  ['who may spend 5000 JPY', 5_000, 'JPY'],
  ['who may spend ¥5,000', 5_000, 'JPY'],
  ['who may spend over 5000 yen', 5_001, 'JPY'],
  ['who may spend 12.5 KWD', 12_500, 'KWD'],
  ['who may spend 1.250 KWD', 1_250, 'KWD'],
  ['who may spend 1,250 KWD', 1_250_000, 'KWD'],
  ['who may spend under 1 KWD', 999, 'KWD'],
  ['may noor spend 500 EUR.', 50_000, 'EUR'],
  ['may they spend 20 TRY', 2_000, 'TRY'],
])('T1: %s', (question, minor, currency) => {
  expect(dimensionsIn(question).said.amount).toEqual({ minor, currency })
})

it.each([
  'who may spend 10.50 JPY',
  'who may spend 1.2345 KWD',
  'may these 5 all deploy',
  'who may deploy release 412 for payments',
  'who may spend 99999999999999999999 EUR',
])('no amount there is: %s', question => {
  expect(dimensionsIn(question).said.amount).toBeUndefined()
})

it('A3: risk and whether it can be undone', () => {
  expect(dimensionsIn('who may make a high-risk irreversible change').said).toEqual({
    risk: 'high',
    reversible: 'no',
  })
})
