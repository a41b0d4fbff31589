import { describe, expect, test } from 'vitest'
import { limitsText, parseLimits } from './check-contingency.ts'
import { exampleContext, li, noor, paymentsTeam } from './check-examples.ts'
import { parseTarget } from './check-target.ts'
import type { Limits } from './kinds.ts'

describe('limits', () => {
  test.each([
    ['reversible', { reversible: true }],
    ['Two-People', { twoPeople: true }],
    ['risk low', { risk: 'low' }],
    ['env staging, env production', { environments: ['staging', 'production'] }],
    ['500 EUR', { amount: { minor: 50_000, currency: 'EUR' } }],
    ['12.5 usd', { amount: { minor: 1_250, currency: 'USD' } }],
    ['500 JPY', { amount: { minor: 500, currency: 'JPY' } }],
    ['1.250 KWD', { amount: { minor: 1_250, currency: 'KWD' } }],
    [
      'reversible, 500 EUR,risk medium , two-people',
      { reversible: true, amount: { minor: 50_000, currency: 'EUR' }, risk: 'medium', twoPeople: true },
    ],
    ['', {}],
  ])('%s', (text, limits) => {
    expect(parseLimits(text)).toEqual({ ok: true, value: limits })
    expect(parseLimits(limitsText(limits as Limits) ?? '')).toEqual({ ok: true, value: limits })
  })

  test.each(['gently', 'risk none', '500', '1.5 JPY', '-5 EUR', 'env', '1e3 EUR'])(
    '"%s" is no limit',
    text => {
      expect(parseLimits(text)).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
    },
  )
})

describe('receivers', () => {
  test.each([
    ['@li', { kind: 'people', people: [li] }],
    ['@li @Noor, @li', { kind: 'people', people: [li, noor] }],
    ['team:payments', { kind: 'team', team: paymentsTeam }],
    ['On-Next', { kind: 'on-next' }],
    ['anyone', { kind: 'anyone' }],
    ['me', { kind: 'me' }],
  ])('%s', (text, target) => {
    expect(parseTarget(text, exampleContext())).toEqual({ ok: true, value: target })
  })

  test.each([
    ['@bob', 'unknown_person'],
    ['team:refunds', 'unknown_team'],
    ['li', 'malformed'],
    ['@', 'malformed'],
    ['', 'malformed'],
  ])('"%s" is refused as %s', (text, code) => {
    expect(parseTarget(text, exampleContext())).toMatchObject({ ok: false, refusal: { code } })
  })
})
