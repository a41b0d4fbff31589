import { isCurrency } from '../authority/currencies.ts'
import type { Question } from '../authority/question.ts'

/** What a question says of what is to be decided, and the words that say it. */
export interface Dimensions {
  readonly said: Pick<Question, 'amount' | 'risk' | 'reversible'>
  readonly words: ReadonlySet<string>
}

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  euro: 'EUR',
  euros: 'EUR',
  dollars: 'USD',
  pounds: 'GBP',
}
const amountPattern = /(?:([€$£])\s*)?(\d[\d.,]*)\s*(k)?(?:\s*([€$£]|[a-z]{3,7}))?/giu

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

function amountIn(question: string, words: Set<string>): NonNullable<Question['amount']> | null {
  for (const match of question.matchAll(amountPattern)) {
    const [, before, digits = '', thousand, after = ''] = match
    const sign = before ?? after.toLowerCase()
    const currency = signs[sign] ?? after.toUpperCase()
    if (!isCurrency(currency)) continue
    const number = numberOf(digits) * (thousand === undefined ? 1 : 1_000)
    const minor = Math.round(number * 100) + beside(question.slice(0, match.index))
    if (!Number.isSafeInteger(minor) || minor < 0) continue
    for (const word of [
      'over',
      'above',
      'beyond',
      'exceeding',
      'more',
      'greater',
      'higher',
      'under',
      'below',
      'less',
      'lower',
      'than',
    ])
      words.add(word)
    for (const word of match[0].toLowerCase().split(/[^\p{L}\p{N}]+/u)) words.add(word)
    return { minor, currency }
  }
  return null
}

/** *Over* an amount is more than it, *under* it less: by the least there is. */
function beside(before: string): number {
  if (/\b(?:over|above|beyond|exceeding|(?:more|greater|higher) than)\s*$/i.test(before)) return 1
  return /\b(?:under|below|(?:less|lower) than)\s*$/i.test(before) ? -1 : 0
}

/** `1,000`, `1.000,50`, `1000.5`: a mark before three last digits parts thousands. */
function numberOf(digits: string): number {
  const parts = digits.split(/[.,]/)
  const last = parts.at(-1) ?? ''
  if (parts.length === 1 || last.length === 3) return Number(parts.join(''))
  return Number(`${parts.slice(0, -1).join('')}.${last}`)
}
