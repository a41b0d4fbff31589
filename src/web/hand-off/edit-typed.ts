import type { ItemDocument } from '../../domain/handoff/document.ts'
import { type Condition, conditions } from '../../domain/handoff/kinds.ts'
import { type ItemKey, saysNone, splitBody } from '../../domain/handoff/markdown-item.ts'
import { lineOf } from './composition.ts'
import { type Edit, sayNone, setLine } from './edit-lines.ts'

/** The facts of a line in the order they are shown, by the key a file says them with. */
export const factKeys: readonly (readonly [
  ItemKey,
  Exclude<keyof ItemDocument, 'kind' | 'line' | 'text'>,
])[] = [
  ['next', 'next'],
  ['due', 'due'],
  ['unblocker', 'unblocker'],
  ['why', 'why'],
  ['until', 'until'],
  ['tried', 'tried'],
  ['may', 'may'],
  ['limit', 'limit'],
  ['by', 'by'],
  ['max-age', 'maxAge'],
  ['owner', 'owner'],
  ['condition', 'condition'],
]

const fieldOf = new Map<string, keyof ItemDocument>(factKeys)

/**
 * What was typed into a line as a file would say it: `Backfill at 62 %. next: compare counts` becomes a text and a
 * fact, its times as `timeOf` reads what people type. A key already said, and a condition that is none, stay in the text for the author to see.
 */
export function absorbKeys(key: string, timeOf: (typed: string) => string = typed => typed): Edit {
  return composition => {
    const line = lineOf(composition, key)
    if (line === null) return composition
    if (line.carries === null && saysNone(line.text.trim())) {
      return sayNone(line.kind, true)(setLine(key, { text: '' })(composition))
    }
    const { text, pairs, carries } = splitBody(line.text)
    if (pairs.length === 0 || carries !== null) return composition
    const patch: Record<string, string | null> = {}
    for (const pair of pairs) {
      const field = fieldOf.get(pair.key)
      if (field === undefined || patch[field] !== undefined || (line[field] ?? null) !== null)
        return composition
      if (field === 'condition' && !isCondition(pair.value.toLowerCase())) return composition
      patch[field] = factOf(field, pair.value, timeOf)
    }
    return setLine(key, { ...(patch as Partial<ItemDocument>), text })(composition)
  }
}

function factOf(field: keyof ItemDocument, value: string, timeOf: (typed: string) => string): string | null {
  if (value === '') return null
  if (field === 'condition') return value.toLowerCase()
  return field === 'due' || field === 'until' ? timeOf(value) : value
}

function isCondition(text: string): text is Condition {
  return (conditions as readonly string[]).includes(text)
}

/** A word being typed that asks for a list: `/wo`, `@li`, `#pay`. */
export interface Asking {
  readonly sign: '/' | '@' | '#'
  readonly typed: string
  readonly from: number
}

/** What stands before the caret, if it asks for something. `/` only begins a line. */
export function askingAt(text: string, caret: number): Asking | null {
  const before = text.slice(0, caret)
  const kind = /^\/(\p{L}*)$/u.exec(before)
  if (kind !== null) return { sign: '/', typed: kind[1]!, from: 0 }
  const name = /(?:^|\s)([@#])([^\s@#]*)$/u.exec(before)
  if (name === null) return null
  return { sign: name[1] as '@' | '#', typed: name[2]!, from: caret - name[2]!.length - 1 }
}

/** The text with what was asked for in its place, one space after it, and where the caret stands then. */
export function answered(
  text: string,
  { from }: Asking,
  caret: number,
  answer: string,
): { text: string; caret: number } {
  const rest = text.slice(caret)
  const gap = answer === '' || /^[\s.,;:!?)]/.test(rest) ? '' : ' '
  return { text: text.slice(0, from) + answer + gap + rest, caret: from + answer.length + gap.length }
}
