import { type Refusal, refuse } from '../refusal.ts'
import { disguise } from './disguise.ts'

export const maxDepth = 32

/**
 * Refuses input no entry could hold: nesting deeper than 32, text with NUL or lone surrogates, numbers that are not
 * safe integers. Depth cannot exhaust the stack. Null when the value is well formed.
 */
export function malformation(value: unknown): Refusal | null {
  return isWellFormed(value, 1, textProblem) ? null : firstMalformation(value, textProblem)
}

/** The same of what is typed: it holds no character that makes a text read as something else, either. */
export function malformedInput(value: unknown): Refusal | null {
  return isWellFormed(value, 1, typedProblem) ? null : firstMalformation(value, typedProblem)
}

type ProblemOf = (text: string) => string | null

/** The usual case, without keeping count of where it stands; never deeper than `maxDepth` calls. */
function isWellFormed(value: unknown, depth: number, problemOf: ProblemOf): boolean {
  if (depth > maxDepth) return false
  if (typeof value === 'string') return problemOf(value) === null
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (value === null || typeof value !== 'object') return true
  if (Array.isArray(value)) return value.every(child => isWellFormed(child, depth + 1, problemOf))
  for (const [key, child] of Object.entries(value)) {
    if (key === '__proto__' || problemOf(key) !== null || !isWellFormed(child, depth + 1, problemOf))
      return false
  }
  return true
}

function firstMalformation(value: unknown, problemOf: ProblemOf): Refusal | null {
  const stack: { value: unknown; path: string; depth: number }[] = [{ value, path: '', depth: 1 }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value: current, path, depth } = next
    if (depth > maxDepth)
      return malformed('too_deep', `The input is nested deeper than ${maxDepth} levels.`, path)
    if (typeof current === 'string') {
      const problem = problemOf(current)
      if (problem !== null) return malformed('bad_text', problem, path)
    } else if (typeof current === 'number') {
      if (!Number.isSafeInteger(current))
        return malformed('bad_number', 'Numbers must be whole and within ±2^53.', path)
    } else if (current !== null && typeof current === 'object') {
      for (const [key, child] of Object.entries(current)) {
        const problem = key === '__proto__' ? noKey : problemOf(key)
        if (problem !== null) return malformed('bad_text', problem, path)
        const childPath = Array.isArray(current) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
        stack.push({ value: child, path: childPath, depth: depth + 1 })
      }
    }
  }
  return null
}

/** Whoever copies an object by its keys would lose it, or change what the copy is. */
const noKey = 'No field may be called __proto__.'

function textProblem(text: string): string | null {
  if (text.includes('\0')) return 'Text may not contain the character NUL.'
  if (!text.isWellFormed()) return 'Text is not well-formed Unicode: it contains half of a surrogate pair.'
  return null
}

function typedProblem(text: string): string | null {
  const problem = textProblem(text)
  if (problem !== null) return problem
  const character = disguise(text)
  return character === null
    ? null
    : `Text may not contain ${character}, which is not seen and can make it read as something else.`
}

function malformed(code: string, message: string, path: string): Refusal {
  return refuse(code, message, 'Correct the input and send it again.', path === '' ? {} : { path }).refusal
}
