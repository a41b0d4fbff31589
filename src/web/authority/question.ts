import { amountText } from '../../domain/authority/amounts.ts'
import type { Input } from '../api/call.ts'
import { moneyTyped } from '../ui/money.ts'

/** The question as the sentence on the page has it. The URL is the sentence: what is not said is not in it. */
export interface Sentence {
  readonly type: string
  readonly area: string
  /** `7400 EUR`. */
  readonly amount?: string
  readonly risk?: string
  /** Whether it can be undone: `yes` or `no`. */
  readonly undo?: string
  readonly env?: string
  readonly file?: string
  readonly asker?: string
  /** An instant; without it, now. */
  readonly at?: string
  /** Handles taken as away. */
  readonly away?: readonly string[]
}

export type Part = Exclude<keyof Sentence, 'type' | 'area'>

/** In the order in which the sentence says them. */
export const parts: readonly Part[] = ['amount', 'risk', 'undo', 'env', 'file', 'asker', 'at', 'away']

type Search = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value) || undefined
    : undefined

/** What the URL says; `otherwise` where it does not name a type or an area. */
export function sentenceOf(search: Search, otherwise: { type: string; area: string }): Sentence {
  const away = handlesOf(search.away)
  const said = Object.fromEntries(
    parts.flatMap(part => {
      const text = part === 'away' ? undefined : textOf(search[part])
      return text === undefined ? [] : [[part, text]]
    }),
  )
  return {
    type: textOf(search.type) ?? otherwise.type,
    area: textOf(search.area) ?? otherwise.area,
    ...said,
    ...(away.length > 0 && { away }),
  }
}

/** The sentence as the URL holds it. */
export function searchOf({ away, ...said }: Sentence): Record<string, string> {
  const entries = Object.entries(said).filter(([, value]) => value !== undefined && value !== '')
  return {
    ...(Object.fromEntries(entries) as Record<string, string>),
    ...(away !== undefined && away.length > 0 && { away: away.join(',') }),
  }
}

/** `ana,li` or `@ana @li`, as a list. */
export function handlesOf(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.map(String) : [textOf(value) ?? '']
  const all = texts.flatMap(text => text.split(/[\s,]+/)).map(one => one.replace(/^@/, ''))
  return [...new Set(all.filter(one => one !== ''))]
}

export type Asked = Omit<Input<'authority.who'>, 'without'>

/** What is asked of the server: dimensions that are not in the sentence are not stated (A3). */
export function askedOf(sentence: Sentence): Asked {
  const { type, area, amount, risk, undo, env, file, asker } = sentence
  const money = amount === undefined ? null : moneyTyped(amount)
  return {
    type,
    area,
    // What is no amount is refused by its rule, in words, and not quietly left out.
    ...(amount !== undefined &&
      (money === null ? { amount } : { amount: money.minor, currency: money.currency })),
    ...(isRisk(risk) && { risk }),
    ...(undo !== undefined && { reversible: undo === 'yes' }),
    ...(env !== undefined && { env }),
    ...(file !== undefined && { path: file }),
    ...(asker !== undefined && { asker: asker.replace(/^@/, '') }),
  }
}

function isRisk(risk: string | undefined): risk is 'low' | 'medium' | 'high' {
  return risk === 'low' || risk === 'medium' || risk === 'high'
}

/** With one part said otherwise, or no longer said. */
export function withPart(sentence: Sentence, part: keyof Sentence, text: string): Sentence {
  const value = text.trim()
  if (part === 'type' || part === 'area') return value === '' ? sentence : { ...sentence, [part]: value }
  const { [part]: _, ...rest } = sentence
  if (value === '') return rest
  if (part === 'away') return { ...rest, away: handlesOf(value) }
  const money = part === 'amount' ? moneyTyped(value) : null
  return { ...rest, [part]: money === null ? value : amountText(money) }
}
