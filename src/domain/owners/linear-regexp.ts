import { isWord } from './re2-classes.ts'
import { type Assertion, type Expression, parseExpression } from './re2-syntax.ts'

/**
 * Patterns of strangers (`filters` of OWNERS files) are run step by step over all states at once, never by going back,
 * as RE2 does: time grows with pattern times text and no pattern can hold the server.
 */
export interface Program {
  readonly steps: readonly Step[]
}

type Step =
  | { readonly is: 'char'; readonly test: (codePoint: number) => boolean }
  | { readonly is: 'assert'; readonly at: Assertion }
  | { is: 'split'; first: number; second: number }
  | { is: 'jump'; to: number }
  | { readonly is: 'match' }

export type Compiled =
  | { readonly ok: true; readonly value: Program }
  | { readonly ok: false; readonly reason: string }

/** Enough for any pattern a person writes. */
const maxSteps = 1_000

/**
 * Compiles an RE2 expression to steps that match in time linear in the text; one that is none, or too long, is
 * refused with the reason.
 */
export function compilePattern(pattern: string): Compiled {
  const parsed = parseExpression(pattern)
  if (!parsed.ok) return parsed
  const steps: Step[] = []
  if (!emit(parsed.value, steps))
    return { ok: false, reason: 'is too large once its repetitions are written out' }
  steps.push({ is: 'match' })
  return { ok: true, value: { steps } }
}

/** Appends what the expression does; false where that is more than may be. */
function emit(expression: Expression, steps: Step[]): boolean {
  if (steps.length > maxSteps) return false
  switch (expression.is) {
    case 'char':
      steps.push({ is: 'char', test: expression.test })
      return true
    case 'assert':
      steps.push({ is: 'assert', at: expression.at })
      return true
    case 'all':
      return expression.parts.every(part => emit(part, steps))
    case 'either':
      return emitEither(expression.parts, steps)
    case 'repeat':
      return emitRepeat(expression, steps)
  }
}

function emitEither(parts: readonly Expression[], steps: Step[]): boolean {
  const ends: { is: 'jump'; to: number }[] = []
  for (const [at, part] of parts.entries()) {
    if (at === parts.length - 1) {
      if (!emit(part, steps)) return false
      break
    }
    const split: Step & { is: 'split' } = { is: 'split', first: steps.length + 1, second: 0 }
    steps.push(split)
    if (!emit(part, steps)) return false
    const end: Step & { is: 'jump' } = { is: 'jump', to: 0 }
    steps.push(end)
    ends.push(end)
    split.second = steps.length
  }
  for (const end of ends) end.to = steps.length
  return true
}

function emitRepeat({ of, min, max }: Expression & { is: 'repeat' }, steps: Step[]): boolean {
  for (let n = 0; n < min; n++) {
    const before = steps.length
    if (!emit(of, steps)) return false
    // Nothing a thousand times is nothing: without this, repetitions of it inside each other would take for ever.
    if (steps.length === before) break
  }
  if (max === null) {
    const split: Step & { is: 'split' } = { is: 'split', first: steps.length + 1, second: 0 }
    const start = steps.length
    steps.push(split)
    if (!emit(of, steps)) return false
    steps.push({ is: 'jump', to: start })
    split.second = steps.length
    return true
  }
  const splits: (Step & { is: 'split' })[] = []
  for (let n = min; n < max; n++) {
    const split: Step & { is: 'split' } = { is: 'split', first: steps.length + 1, second: 0 }
    splits.push(split)
    steps.push(split)
    if (!emit(of, steps)) return false
  }
  for (const split of splits) split.second = steps.length
  return true
}

/** Whether the pattern occurs anywhere in the text. */
export function matchesProgram({ steps }: Program, text: string): boolean {
  const codePoints = Array.from(text, char => char.codePointAt(0) as number)
  let current: number[] = []
  for (let at = 0; at <= codePoints.length; at++) {
    const reached = new Uint8Array(steps.length)
    const active: number[] = []
    for (const step of [...current, 0]) {
      if (spread(steps, step, { codePoints, at, reached, active })) return true
    }
    const codePoint = codePoints[at]
    if (codePoint === undefined) return false
    current = active.flatMap(index => {
      const step = steps[index]
      return step?.is === 'char' && step.test(codePoint) ? [index + 1] : []
    })
  }
  return false
}

interface Position {
  readonly codePoints: readonly number[]
  readonly at: number
  readonly reached: Uint8Array
  /** Steps that wait for a character. */
  readonly active: number[]
}

/** Follows all that takes no character; true where the end is reached. */
function spread(steps: readonly Step[], from: number, position: Position): boolean {
  const open = [from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (position.reached[index] === 1) continue
    position.reached[index] = 1
    const step = steps[index] as Step
    if (step.is === 'match') return true
    if (step.is === 'char') position.active.push(index)
    else if (step.is === 'jump') open.push(step.to)
    else if (step.is === 'split') open.push(step.second, step.first)
    else if (holds(step.at, position)) open.push(index + 1)
  }
  return false
}

function holds(assertion: Assertion, { codePoints, at }: Position): boolean {
  const newline = 10
  switch (assertion) {
    case 'text-start':
      return at === 0
    case 'text-end':
      return at === codePoints.length
    case 'line-start':
      return at === 0 || codePoints[at - 1] === newline
    case 'line-end':
      return at === codePoints.length || codePoints[at] === newline
    case 'word-edge':
      return atWordEdge(codePoints, at)
    case 'no-word-edge':
      return !atWordEdge(codePoints, at)
  }
}

function atWordEdge(codePoints: readonly number[], at: number): boolean {
  return isWord(codePoints[at - 1] ?? 0) !== isWord(codePoints[at] ?? 0)
}
