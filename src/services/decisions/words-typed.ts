import type { DecisionWords } from '../../domain/decisions/kinds.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { optionalText, type Stored, storedText } from '../items/stored-text.ts'
import type { Scope } from '../scope.ts'

interface Typed {
  readonly text: string
  readonly context?: string | undefined
  readonly option?: readonly string[] | undefined
  readonly ref?: readonly string[] | undefined
  readonly different?: string | undefined
}

/** The words of a request as they are kept: mentions by id, references found in all of them (R4). */
export function requestWords(scope: Scope, typed: Typed): Outcome<DecisionWords['decision.requested']> {
  const options: Stored[] = []
  for (const [index, option] of (typed.option ?? []).entries()) {
    const stored = storedText(scope, option, `option[${index}]`)
    if (!stored.ok) return stored
    options.push(stored.value)
  }
  const text = storedText(scope, typed.text, 'text')
  if (!text.ok) return text
  const context = optionalText(scope, typed.context, 'context')
  if (!context.ok) return context
  const different = optionalText(scope, typed.different, 'different')
  if (!different.ok) return different
  const refs = optionalText(scope, typed.ref?.join(' '), 'ref')
  if (!refs.ok) return refs
  const all = [text.value, context.value, refs.value, ...options].flatMap(one => one?.refs ?? [])
  return ok({
    text: text.value.text,
    context: context.value?.text ?? null,
    options: options.map(one => one.text),
    refs: [...new Set([...all, ...(typed.ref ?? [])])],
    different: different.value?.text ?? null,
  })
}

/** `a`, `b`, …, or `yes` and `no` where none were given (A9). */
export function optionIds(options: readonly string[] | undefined): string[] {
  return options === undefined ? ['yes', 'no'] : options.map((_, index) => String.fromCharCode(97 + index))
}
