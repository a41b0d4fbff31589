import { classOf, escapedClass, type Test, unlessCase } from './re2-classes.ts'

/** What a pattern in RE2's syntax means, as far as finding it somewhere needs: groups capture nothing. */
export type Expression =
  | { readonly is: 'char'; readonly test: Test }
  | { readonly is: 'assert'; readonly at: Assertion }
  | { readonly is: 'all'; readonly parts: readonly Expression[] }
  | { readonly is: 'either'; readonly parts: readonly Expression[] }
  | { readonly is: 'repeat'; readonly of: Expression; readonly min: number; readonly max: number | null }

export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge'

export type ExpressionRead =
  | { readonly ok: true; readonly value: Expression }
  | { readonly ok: false; readonly reason: string }

interface Flags {
  readonly ignoreCase: boolean
  readonly lines: boolean
  readonly dotAll: boolean
}

const maxLength = 2_000
const maxDepth = 100
const maxTimes = 1_000

/** What the pattern means, or why it is none, as the end of a sentence about it. */
export function parseExpression(pattern: string): ExpressionRead {
  if (pattern.length > maxLength) return { ok: false, reason: `is longer than ${maxLength} characters` }
  try {
    return { ok: true, value: new Parser(pattern).whole() }
  } catch (error) {
    if (error instanceof NoPattern) return { ok: false, reason: error.message }
    throw error
  }
}

/** Thrown inside this file only: a parser of nine levels says once what is wrong. */
class NoPattern extends Error {}

class Parser {
  readonly #chars: readonly string[]
  #at = 0
  #depth = 0
  #flags: Flags = { ignoreCase: false, lines: false, dotAll: false }

  constructor(pattern: string) {
    this.#chars = [...pattern]
  }

  whole(): Expression {
    const expression = this.#either()
    if (this.#peek() !== undefined) throw new NoPattern('has a ")" too many')
    return expression
  }

  #peek(ahead = 0): string | undefined {
    return this.#chars[this.#at + ahead]
  }

  #follows(text: string): boolean {
    return [...text].every((char, n) => this.#peek(n) === char)
  }

  #take(text: string): boolean {
    if (!this.#follows(text)) return false
    this.#at += text.length
    return true
  }

  #either(): Expression {
    const parts = [this.#all()]
    while (this.#take('|')) parts.push(this.#all())
    return parts.length === 1 ? (parts[0] as Expression) : { is: 'either', parts }
  }

  #all(): Expression {
    const parts: Expression[] = []
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      if (this.#take('\\Q')) parts.push(...this.#quoted())
      else parts.push(this.#repeated(this.#one()))
    }
    return { is: 'all', parts }
  }

  #quoted(): Expression[] {
    const parts: Expression[] = []
    while (this.#peek() !== undefined && !this.#take('\\E')) parts.push(this.#literal(this.#next()))
    return parts
  }

  #repeated(of: Expression): Expression {
    const times = this.#times()
    if (times === null) return of
    this.#take('?')
    const again = this.#at
    if (this.#times() !== null) {
      this.#at = again
      throw new NoPattern('repeats a repetition')
    }
    return { is: 'repeat', of, ...times }
  }

  #times(): { min: number; max: number | null } | null {
    if (this.#take('*')) return { min: 0, max: null }
    if (this.#take('+')) return { min: 1, max: null }
    if (this.#take('?')) return { min: 0, max: 1 }
    const rest = this.#chars.slice(this.#at, this.#at + 12).join('')
    const match = /^\{(\d{1,5})(,(\d{1,5})?)?\}/.exec(rest)
    if (match === null) return null
    const [all, least, comma, most] = match
    const min = Number(least)
    const max = comma === undefined ? min : most === undefined ? null : Number(most)
    if (min > maxTimes || (max !== null && (max > maxTimes || max < min)))
      throw new NoPattern(`repeats ${all}, which cannot be`)
    this.#at += all.length
    return { min, max }
  }

  #one(): Expression {
    const char = this.#next()
    const { lines, dotAll } = this.#flags
    switch (char) {
      case '(':
        return this.#group()
      case '[':
        return this.#class()
      case '\\':
        return this.#escape()
      case '.':
        return { is: 'char', test: codePoint => dotAll || codePoint !== 10 }
      case '^':
        return { is: 'assert', at: lines ? 'line-start' : 'text-start' }
      case '$':
        return { is: 'assert', at: lines ? 'line-end' : 'text-end' }
      case '*':
      case '+':
      case '?':
        throw new NoPattern(`has a "${char}" that repeats nothing`)
      default:
        return this.#literal(char)
    }
  }

  #next(): string {
    const char = this.#peek()
    if (char === undefined) throw new NoPattern('ends too early')
    this.#at += 1
    return char
  }

  #literal(char: string): Expression {
    const wanted = char.codePointAt(0) as number
    return { is: 'char', test: unlessCase(this.#flags.ignoreCase, codePoint => codePoint === wanted) }
  }

  /** Flags set inside a group end with it. */
  #group(): Expression {
    this.#depth += 1
    if (this.#depth > maxDepth) throw new NoPattern(`is more than ${maxDepth} groups deep`)
    const before = this.#flags
    const inner = this.#take('?') ? this.#special(before) : this.#closed(this.#either(), before)
    this.#depth -= 1
    return inner
  }

  #closed(inner: Expression, after: Flags): Expression {
    if (!this.#take(')')) throw new NoPattern('lacks a ")"')
    this.#flags = after
    return inner
  }

  #special(before: Flags): Expression {
    const rest = this.#chars.slice(this.#at, this.#at + 80).join('')
    const name = /^P?<[A-Za-z_]\w*>/.exec(rest)
    if (name !== null) {
      this.#at += name[0].length
      return this.#closed(this.#either(), before)
    }
    const flags = /^([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest)
    if (flags === null) throw new NoPattern('has a group that RE2 does not know')
    const [all, on = '', off = '', end] = flags
    this.#at += all.length
    this.#flags = withFlags(before, on, off)
    return end === ')' ? { is: 'all', parts: [] } : this.#closed(this.#either(), before)
  }

  #escape(): Expression {
    const char = this.#next()
    const assertion = assertions[char]
    if (assertion !== undefined) return { is: 'assert', at: assertion }
    const escaped = escapedClass(char, this.#chars, this.#at)
    if (escaped === null) throw new NoPattern(`has "\\${char}", which RE2 does not know`)
    this.#at = escaped.end
    return { is: 'char', test: unlessCase(this.#flags.ignoreCase, escaped.test) }
  }

  #class(): Expression {
    const read = classOf(this.#chars, this.#at, this.#flags.ignoreCase)
    if (typeof read === 'string') throw new NoPattern(read)
    this.#at = read.end
    return { is: 'char', test: read.test }
  }
}

const assertions: Readonly<Record<string, Assertion>> = {
  A: 'text-start',
  z: 'text-end',
  b: 'word-edge',
  B: 'no-word-edge',
}

/** `U` swaps greedy and lazy, which changes nothing about whether something matches. */
function withFlags(before: Flags, on: string, off: string): Flags {
  const set = (letter: string, was: boolean) => (off.includes(letter) ? false : on.includes(letter) || was)
  return {
    ignoreCase: set('i', before.ignoreCase),
    lines: set('m', before.lines),
    dotAll: set('s', before.dotAll),
  }
}
