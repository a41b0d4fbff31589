/** T1: amounts are whole minor units of a currency; people write and read them in the usual one. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

function digitsOf(currency: string): number {
  try {
    const shown = new Intl.NumberFormat('en', { style: 'currency', currency })
    return shown.resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** `€7,400`, `€7,400.50`; a currency that is not known stands as its code. */
export function moneyText({ minor, currency }: Money): string {
  const digits = digitsOf(currency)
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

/** How an amount is typed and stands in a URL: `7400 EUR`. */
export function moneyPlain({ minor, currency }: Money): string {
  const digits = digitsOf(currency)
  const amount = minor / 10 ** digits
  return `${Number.isInteger(amount) ? amount : amount.toFixed(digits)} ${currency}`
}

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '₹': 'INR', '¥': 'JPY' }

/** What was typed, such as `7,400.50 EUR`, `€7400` or `EUR 7400`; null where it is no amount. */
export function moneyTyped(text: string): Money | null {
  const found = /^([A-Za-z]{3}|[€$£₹¥])?\s*(\d[\d,\s]*(?:\.\d+)?)\s*([A-Za-z]{3}|[€$£₹¥])?$/.exec(text.trim())
  if (found === null) return null
  const named = found[1] ?? found[3]
  if (named === undefined || (found[1] !== undefined && found[3] !== undefined)) return null
  const currency = symbols[named] ?? named.toUpperCase()
  const [whole = '', fraction = ''] = (found[2] ?? '').replace(/[,\s]/g, '').split('.')
  const digits = digitsOf(currency)
  if (fraction.length > digits) return null
  const minor = Number(whole + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? { minor, currency } : null
}
