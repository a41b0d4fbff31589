import { minorDigitsOf } from './currencies.ts'

/** T1: an amount is whole minor units of one currency. */
export interface Amount {
  readonly minor: number
  readonly currency: string
}

/** T1: an amount as it is typed, in its main unit: digits before and after the point. Null where the currency has no such fraction. */
export function amountTyped(whole: string, fraction: string, currency: string): Amount | null {
  const digits = minorDigitsOf(currency)
  if (fraction.length > digits) return null
  const minor = Number(whole + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? { minor, currency } : null
}

/** `500 EUR`, `500.50 EUR`, `5000 JPY`: an amount in its main unit, without a fraction where there is none. */
export function amountText({ minor, currency }: Amount): string {
  const digits = minorDigitsOf(currency)
  const text = String(minor).padStart(digits + 1, '0')
  const fraction = text.slice(text.length - digits)
  const whole = text.slice(0, text.length - digits)
  return `${whole}${Number(fraction) === 0 ? '' : `.${fraction}`} ${currency}`
}
