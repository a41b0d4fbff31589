import { type Assurance, assurances } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { isCurrency } from './currencies.ts'
import { type GrantLimits, type Risk, risks } from './kinds.ts'

/** Limits as they are typed: amounts in minor units (T1), the currency beside them. */
export interface TypedLimits {
  readonly maxAmount?: number | string | undefined
  readonly currency?: string | undefined
  readonly maxRisk?: Risk | undefined
  readonly onlyReversible?: boolean | undefined
  readonly env?: readonly string[] | undefined
  readonly leastAssurance?: Assurance | undefined
}

/** A2: the bounds of a grant or delegation; what is not typed is unbounded. */
export function limitsFrom(typed: TypedLimits): Outcome<GrantLimits> {
  const { maxRisk, onlyReversible, env, leastAssurance } = typed
  const amount = amountFrom(typed.maxAmount, typed.currency, 'maxAmount')
  if (!amount.ok) return amount
  const environments = [...new Set(env ?? [])]
  return ok({
    ...(amount.value !== null && { amount: amount.value }),
    ...(maxRisk !== undefined && { risk: maxRisk }),
    ...(onlyReversible === true && { reversible: true }),
    ...(environments.length > 0 && { environments }),
    ...(leastAssurance !== undefined && leastAssurance !== 'asserted' && { assurance: leastAssurance }),
  })
}

/** T1: integer minor units of one currency; null where neither was typed. */
export function amountFrom(
  typed: number | string | undefined,
  currency: string | undefined,
  path: string,
): Outcome<{ minor: number; currency: string } | null> {
  if (typed === undefined && currency === undefined) return ok(null)
  if (typed === undefined)
    return refuse('amount_missing', 'A currency was named without an amount.', 'Say how much.', { path })
  // A point would be read as major units: 10.00 is no ten cents.
  const minor = typeof typed === 'number' ? typed : /^-?\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN
  if (!Number.isSafeInteger(minor) || minor < 0) {
    const wrong = minor < 0 ? 'An amount is not negative.' : 'An amount is a whole number of minor units.'
    return refuse('bad_amount', wrong, 'Write 250 EUR as 25000 with the currency EUR.', { path })
  }
  const named = currencyFrom(currency)
  return named.ok ? ok({ minor: Math.abs(minor), currency: named.value }) : named
}

/** One currency of ISO 4217: nothing is converted, so a bound in two would mean nothing (A3). */
function currencyFrom(typed: string | undefined): Outcome<string> {
  const path = 'currency'
  const named = [...new Set((typed ?? '').toUpperCase().split(/[\s,;/+]+/))].filter(code => code !== '')
  const [code] = named
  if (code === undefined)
    return refuse('currency_missing', 'An amount needs its currency.', 'Name one such as EUR.', { path })
  if (named.length > 1) {
    return refuse('mixed_currencies', 'One grant has one currency.', 'Add a grant for each currency.', {
      path,
    })
  }
  if (isCurrency(code)) return ok(code)
  return refuse('unknown_currency', `There is no currency ${code.slice(0, 20)}.`, 'Use a code such as EUR.', {
    path,
  })
}

/** Whether everything `inner` allows is allowed by `outer`, only some of it, or nothing. */
export function containment(inner: GrantLimits, outer: GrantLimits): 'whole' | 'part' | 'none' {
  if (
    inner.amount !== undefined &&
    outer.amount !== undefined &&
    inner.amount.currency !== outer.amount.currency
  )
    return 'none'
  const shared = outer.environments?.filter(name => inner.environments?.includes(name) ?? true)
  if (shared !== undefined && shared.length === 0) return 'none'
  const whole =
    atMost(inner.amount?.minor, outer.amount?.minor) &&
    atMost(rank(risks, inner.risk), rank(risks, outer.risk)) &&
    (outer.reversible !== true || inner.reversible === true) &&
    (outer.environments === undefined ||
      (inner.environments?.every(name => outer.environments?.includes(name)) ?? false)) &&
    (outer.assurance === undefined ||
      (rank(assurances, inner.assurance) ?? 0) >= assurances.indexOf(outer.assurance))
  return whole ? 'whole' : 'part'
}

function rank<T>(order: readonly T[], value: T | undefined): number | undefined {
  return value === undefined ? undefined : order.indexOf(value)
}

/** Absent is unbounded. */
function atMost(inner: number | undefined, outer: number | undefined): boolean {
  return outer === undefined || (inner !== undefined && inner <= outer)
}
