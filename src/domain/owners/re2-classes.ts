/** Classes of characters in RE2's syntax: `[a-z]`, `\d`, `\pL`, `[[:alpha:]]`. */
export type Test = (codePoint: number) => boolean

/** With the flag `i`, a character also matches as its other case does. */
export function unlessCase(ignoreCase: boolean, test: Test): Test {
  if (!ignoreCase) return test
  return codePoint => test(codePoint) || otherCases(codePoint).some(test)
}

function otherCases(codePoint: number): number[] {
  const char = String.fromCodePoint(codePoint)
  const upper = char.toUpperCase()
  return [char.toLowerCase(), upper, upper.toLowerCase()].flatMap(text =>
    [...text].length === 1 ? [text.codePointAt(0) as number] : [],
  )
}

interface Read {
  readonly test: Test
  /** After what was read. */
  readonly end: number
  /** Where it is one character, which one: a range may start or end with it. */
  readonly single?: number
}

/** What follows a backslash: `char`, and for some more characters from `at` on; null where RE2 does not know it. */
export function escapedClass(char: string, chars: readonly string[], at: number): Read | null {
  const perl = perlClass(char)
  if (perl !== null) return { test: perl, end: at }
  if (char === 'p' || char === 'P') return unicodeClass(char === 'P', chars, at)
  const rest = chars.slice(at, at + 12).join('')
  if (char === 'x') {
    const hex = /^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/.exec(rest)
    if (hex === null) return null
    return literal(Number.parseInt(hex[1] ?? hex[2] ?? '', 16), at + hex[0].length)
  }
  if (/[0-7]/.test(char)) {
    const octal = /^[0-7]{0,2}/.exec(rest)?.[0] ?? ''
    // `\1` would refer back to a group, which RE2 does not do.
    if (char !== '0' && octal === '') return null
    return literal(Number.parseInt(char + octal, 8), at + octal.length)
  }
  const control = controls[char]
  if (control !== undefined) return literal(control, at)
  return /^[\p{L}\p{N}]$/u.test(char) ? null : literal(char.codePointAt(0) as number, at)
}

function literal(wanted: number, end: number): Read | null {
  return wanted > 0x10ffff ? null : { test: codePoint => codePoint === wanted, end, single: wanted }
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 }

/** ASCII only, and without the vertical tab, unlike JavaScript's. */
function perlClass(letter: string): Test | null {
  const inside = perlClasses[letter.toLowerCase()]
  if (inside === undefined) return null
  return letter === letter.toLowerCase() ? inside : codePoint => !inside(codePoint)
}

const isDigit: Test = codePoint => codePoint >= 48 && codePoint <= 57
const isLetter: Test = codePoint => (codePoint | 32) >= 97 && (codePoint | 32) <= 122
export const isWord: Test = codePoint => isDigit(codePoint) || isLetter(codePoint) || codePoint === 95
const isSpace: Test = codePoint => codePoint === 32 || (codePoint >= 9 && codePoint <= 13 && codePoint !== 11)
const perlClasses: Readonly<Record<string, Test>> = { d: isDigit, s: isSpace, w: isWord }

/** JavaScript knows the same general categories, and scripts by `Script=`. */
function unicodeClass(isNegated: boolean, chars: readonly string[], at: number): Read | null {
  const rest = chars.slice(at, at + 60).join('')
  const match = /^(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))/.exec(rest)
  if (match === null) return null
  const [all, caret = '', long, short] = match
  const property = propertyOf(short ?? long ?? '')
  if (property === null) return null
  const isOutside = isNegated !== (caret === '^')
  return {
    test: codePoint => property.test(String.fromCodePoint(codePoint)) !== isOutside,
    end: at + all.length,
  }
}

function propertyOf(name: string): RegExp | null {
  for (const property of [`General_Category=${name}`, `Script=${name}`]) {
    try {
      return new RegExp(`^\\p{${property}}$`, 'u')
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return null
}

const posix: Readonly<Record<string, RegExp>> = {
  alnum: /^[0-9A-Za-z]$/,
  alpha: /^[A-Za-z]$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the class is all of ASCII
  ascii: /^[\x00-\x7F]$/,
  blank: /^[\t ]$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the class is the control characters
  cntrl: /^[\x00-\x1F\x7F]$/,
  digit: /^[0-9]$/,
  graph: /^[!-~]$/,
  lower: /^[a-z]$/,
  print: /^[ -~]$/,
  punct: /^[!-/:-@[-`{-~]$/,
  space: /^[\t\n\v\f\r ]$/,
  upper: /^[A-Z]$/,
  word: /^[0-9A-Za-z_]$/,
  xdigit: /^[0-9A-Fa-f]$/,
}

/** `[…]`, from after its bracket on; a sentence's end where it is none. Cases are joined before `^` turns it round. */
export function classOf(chars: readonly string[], from: number, ignoreCase: boolean): Read | string {
  const isNegated = chars[from] === '^'
  const tests: Test[] = []
  let at = isNegated ? from + 1 : from
  const first = at
  while (chars[at] !== ']' || at === first) {
    if (chars[at] === undefined) return 'lacks a "]"'
    const part = classPart(chars, at)
    if (part === null) return 'has a class with something RE2 does not know'
    at = part.end
    const low = part.single
    if (low === undefined || chars[at] !== '-' || chars[at + 1] === ']' || chars[at + 1] === undefined) {
      tests.push(part.test)
      continue
    }
    const end = classPart(chars, at + 1)
    const high = end?.single
    if (end === null || high === undefined || high < low) return 'has a class with a range that is none'
    tests.push(codePoint => codePoint >= low && codePoint <= high)
    at = end.end
  }
  const inside = unlessCase(ignoreCase, codePoint => tests.some(test => test(codePoint)))
  return { test: codePoint => inside(codePoint) !== isNegated, end: at + 1 }
}

function classPart(chars: readonly string[], at: number): Read | null {
  const char = chars[at] as string
  if (char === '\\') {
    const escaped = chars[at + 1]
    return escaped === undefined ? null : escapedClass(escaped, chars, at + 2)
  }
  if (char !== '[' || chars[at + 1] !== ':') return literal(char.codePointAt(0) as number, at + 1)
  const named = /^\[:(\^?)([a-z]+):\]/.exec(chars.slice(at, at + 14).join(''))
  const range = posix[named?.[2] ?? '']
  if (named === null || range === undefined) return null
  const isNegated = named[1] === '^'
  return {
    test: codePoint => range.test(String.fromCodePoint(codePoint)) !== isNegated,
    end: at + named[0].length,
  }
}
