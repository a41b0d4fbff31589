import { type Amount, amountTyped } from '../authority/amounts.ts'
import { isCurrency, minorDigitsOf } from '../authority/currencies.ts'
import type { Question } from '../authority/question.ts'

/** What a question says of what is to be decided, and the words that say it. */
export interface Dimensions {
  readonly said: Pick<Question, 'amount' | 'risk' | 'reversible'>
  readonly words: ReadonlySet<string>
}

const named = new Map<string, string>(
  Object.entries({
    '€': 'EUR',
    $: 'USD',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    euro: 'EUR',
    euros: 'EUR',
    dollar: 'USD',
    dollars: 'USD',
    pounds: 'GBP',
    yen: 'JPY',
    rupees: 'INR',
  }),
)
/** Codes that are everyday words unless they stand in capitals. */
const everyday = new Set(['all', 'cup', 'gel', 'mop', 'pen', 'ron', 'sos', 'top', 'try'])
const times: Readonly<Record<string, number>> = { k: 3, thousand: 3, m: 6, million: 6 }
const amountPattern =
  /(?:([€$£¥₹]|\b[A-Za-z]{3}\b)\s*)?(\d[\d.,]*)\s*(?:(k|m|thousand|million)(?![a-z]))?(?:\s*([€$£¥₹]|[a-z]{3,7}))?/giu

/** A3: amount with its currency, risk and reversibility as they are typed in a question; of amounts the first. */
export function dimensionsIn(question: string): Dimensions {
  const words = new Set<string>()
  const amount = amountIn(question, words)
  const risk = /\b(low|medium|high)[ -]risk\b/i.exec(question)?.[1]?.toLowerCase()
  const undo = /\b(ir)?reversibl[ey]\b/i.exec(question)
  for (const word of ['low', 'medium', 'high', 'risk']) if (risk !== undefined) words.add(word)
  for (const word of ['reversible', 'irreversible', 'reversibly', 'irreversibly'])
    if (undo !== null) words.add(word)
  return {
    words,
    said: {
      ...(amount !== null && { amount }),
      ...(risk !== undefined && { risk: risk as 'low' | 'medium' | 'high' }),
      ...(undo !== null && { reversible: undo[1] === undefined ? 'yes' : 'no' }),
    },
  }
}

function amountIn(question: string, words: Set<string>): Amount | null {
  for (const match of question.matchAll(amountPattern)) {
    const [whole, before = '', digits = '', multiple, after = ''] = match
    const currency = currencyOf(after) ?? currencyOf(before)
    if (currency === null) continue
    const exact = amountOf(
      digits,
      multiple === undefined ? 0 : (times[multiple.toLowerCase()] ?? 0),
      currency,
    )
    if (exact === null) continue
    const minor = exact.minor + beside(question.slice(0, match.index))
    if (minor < 0) continue
    for (const word of comparing) words.add(word)
    for (const word of whole.toLowerCase().split(/[^\p{L}\p{N}]+/u)) words.add(word)
    return { minor, currency }
  }
  return null
}

function currencyOf(typed: string): string | null {
  const word = typed.toLowerCase()
  const code = named.get(word) ?? typed.toUpperCase()
  return isCurrency(code) && (typed === code || !everyday.has(word)) ? code : null
}

const comparing = 'over above beyond exceeding more greater higher under below less lower than'.split(' ')

/** *Over* an amount is more than it, *under* it less: by the least there is. */
function beside(before: string): number {
  if (/\b(?:over|above|beyond|exceeding|(?:more|greater|higher) than)\s*$/i.test(before)) return 1
  return /\b(?:under|below|(?:less|lower) than)\s*$/i.test(before) ? -1 : 0
}

/**
 * `1,000`, `1.000,50`, `1000.5`, `2.5` thousand: a mark before three last digits parts thousands, unless it is a point
 * and the currency has a thousand minor units. Null where the currency has no such fraction.
 */
function amountOf(digits: string, zeros: number, currency: string): Amount | null {
  const parts = digits.replace(/[.,]+$/, '').split(/[.,]/)
  const last = parts.at(-1) ?? ''
  const isFine = minorDigitsOf(currency) === 3 && parts.length === 2 && digits.includes('.')
  const isWhole = parts.length === 1 || (last.length === 3 && zeros === 0 && !isFine)
  const whole = isWhole ? parts.join('') : parts.slice(0, -1).join('')
  const fraction = (isWhole ? '' : last).padEnd(zeros, '0')
  return amountTyped(whole + fraction.slice(0, zeros), fraction.slice(zeros).replace(/0+$/, ''), currency)
}
