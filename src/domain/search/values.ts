import { isCurrency } from '../authority/currencies.ts'
import { readTime } from '../time/time-text.ts'
import type { Qualifier } from './qualifiers.ts'
import type { Comparison, SearchValue } from './tree.ts'

/** What was typed after the colon: values it may mean, or what is wrong with it. */
export type ReadValue =
  | { readonly ok: true; readonly values: readonly SearchValue[]; readonly note?: string }
  | { readonly ok: false; readonly why: string }

const entryKind = /^[a-z][a-z-]*\.[a-z][a-z-]*$/

/** One value of a qualifier, as far as that can be told without knowing any names. */
export function readValue(qualifier: Qualifier, typed: string): ReadValue {
  switch (qualifier.takes) {
    case 'listed':
      return readListed(qualifier, typed.toLowerCase())
    case 'moment':
      return readCompared(typed, isMoment, 'is no date. Write it like 2026-11-20, 2026-11 or @today-7d')
    case 'amount':
      return readCompared(
        typed.toUpperCase(),
        isAmount,
        'is no amount. Write it like 5000EUR, >5000 or 100..500',
      )
    default:
      return { ok: true, values: [{ is: 'name', text: typed }] }
  }
}

/** The beginning of a value stands for every value that begins so: somebody may still be typing it. */
function readListed({ key, values = [] }: Qualifier, typed: string): ReadValue {
  if (values.includes(typed) || (key === 'kind' && entryKind.test(typed)))
    return { ok: true, values: [{ is: 'name', text: typed }] }
  const begun = values.filter(value => value.startsWith(typed))
  if (begun.length > 0) {
    const note = `${key}:${typed} is read as ${begun.join(', ')}.`
    return { ok: true, values: begun.map(text => ({ is: 'name', text })), note }
  }
  return { ok: false, why: `is no ${key}. There are ${values.join(', ')}` }
}

function readCompared(typed: string, isKnown: (text: string) => boolean, wrong: string): ReadValue {
  const cut = typed.indexOf('..')
  if (cut >= 0) {
    const [from, until] = [typed.slice(0, cut), typed.slice(cut + 2)]
    const known = [from, until].every(end => end === '' || isKnown(end)) && from + until !== ''
    if (!known) return { ok: false, why: wrong }
    return {
      ok: true,
      values: [{ is: 'range', from: from === '' ? null : from, until: until === '' ? null : until }],
    }
  }
  const [, by = '', to = ''] = /^(<=|>=|<|>|=)?(.*)$/s.exec(typed) ?? []
  if (!isKnown(to)) return { ok: false, why: wrong }
  return { ok: true, values: [{ is: 'compared', by: by === '' ? '=' : (by as Comparison), to }] }
}

const relative = /^@(?:today|yesterday|tomorrow|now)(?:[+-]\d{1,5}[hdw])?$/

/** `2026-11-20`, `2026-11`, `2026`, a time of a day as in a handoff file, `@today-7d`, `@now-3h`. */
export function isMoment(text: string): boolean {
  if (relative.test(text)) return true
  if (/^20[0-3]\d$/.test(text)) return true
  if (/^20[0-3]\d-(?:0[1-9]|1[0-2])$/.test(text)) return true
  return readTime(text) !== null
}

const amount = /^(\d{1,12}(?:\.\d{1,3})?)([A-Z]{3})?$/

export function isAmount(text: string): boolean {
  const currency = amount.exec(text)?.[2]
  return amount.test(text) && (currency === undefined || isCurrency(currency))
}

/** The number in the currency's main unit, and the currency where one was typed. */
export function readAmount(text: string): { readonly value: number; readonly currency: string | null } {
  const [, value = '0', currency] = amount.exec(text) ?? []
  return { value: Number(value), currency: currency ?? null }
}
