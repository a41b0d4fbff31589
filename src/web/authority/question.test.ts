import { expect, test } from 'vitest'
import { moneyText, moneyTyped } from '../ui/money.ts'
import { askedOf, searchOf, sentenceOf, withPart } from './question.ts'

const here = { type: 'deploy.production', area: 'payments' }

test('the URL is the sentence: what it says comes back as it was said', () => {
  const said = {
    type: 'spend',
    area: 'payments/refunds',
    amount: '7400 EUR',
    risk: 'low',
    undo: 'no',
    env: 'eu',
    file: 'src/a.ts',
    asker: 'noor',
    at: '2026-11-20T02:00:00Z',
    away: ['ana', 'li'],
  }
  expect(sentenceOf(searchOf(said), here)).toEqual(said)
})

test('what is not said is not stated, and the page begins with a question of its own', () => {
  expect(sentenceOf({}, here)).toEqual(here)
  expect(askedOf(sentenceOf({}, here))).toEqual(here)
})

test('an amount is asked for in minor units; what is none is left to be refused in words', () => {
  expect(askedOf({ ...here, amount: '7400.50 EUR' })).toMatchObject({ amount: 740_050, currency: 'EUR' })
  expect(askedOf({ ...here, amount: '500 JPY' })).toMatchObject({ amount: 500, currency: 'JPY' })
  expect(askedOf({ ...here, amount: 'much' })).toMatchObject({ amount: 'much' })
})

test('a part that is emptied is no longer said; a type or an area stays', () => {
  const said = { ...here, risk: 'low', away: ['ana'] }
  expect(withPart(said, 'risk', ' ')).toEqual({ ...here, away: ['ana'] })
  expect(withPart(said, 'away', '')).toEqual({ ...here, risk: 'low' })
  expect(withPart(said, 'type', '')).toEqual(said)
  expect(withPart(said, 'away', '@ana, li').away).toEqual(['ana', 'li'])
  expect(withPart(here, 'amount', '€7,400').amount).toBe('7400 EUR')
})

test('amounts are read as people write them', () => {
  expect(moneyTyped('EUR 10')).toEqual({ minor: 1_000, currency: 'EUR' })
  expect(moneyTyped('1,234.5 usd')).toEqual({ minor: 123_450, currency: 'USD' })
  expect(moneyTyped('12')).toBeNull()
  expect(moneyTyped('1.234 EUR')).toBeNull()
  expect(moneyText({ minor: 740_000, currency: 'EUR' })).toBe('€7,400')
  expect(moneyText({ minor: 740_050, currency: 'EUR' })).toBe('€7,400.50')
})
