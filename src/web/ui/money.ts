import { type Amount, amountTyped } from '../../domain/authority/amounts.ts'
import { minorDigitsOf } from '../../domain/authority/currencies.ts'

/** `€7,400`, `€7,400.50`; a currency that is not known stands as its code. */
export function moneyText({ minor, currency }: Amount): string {
  const digits = minorDigitsOf(currency)
  const amount = minor / 10 ** digits
  const fraction = Number.isInteger(amount) ? 0 : digits
  try {
    return new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: fraction,
      maximumFractionDigits: fraction,
    }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '₹': 'INR', '¥': 'JPY' }

/** What was typed, such as `7,400.50 EUR`, `€7400` or `EUR 7400`; null where it is no amount. */
export function moneyTyped(text: string): Amount | null {
  const found = /^([A-Za-z]{3}|[€$£₹¥])?\s*(\d[\d,\s]*(?:\.\d+)?)\s*([A-Za-z]{3}|[€$£₹¥])?$/.exec(text.trim())
  if (found === null) return null
  const named = found[1] ?? found[3]
  if (named === undefined || (found[1] !== undefined && found[3] !== undefined)) return null
  const currency = symbols[named] ?? named.toUpperCase()
  const [whole = '', fraction = ''] = (found[2] ?? '').replace(/[,\s]/g, '').split('.')
  return amountTyped(whole, fraction, currency)
}
