import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern, matchesProgram } from './linear-regexp.ts'

function matches(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern)
  if (!compiled.ok) throw new Error(`${pattern} ${compiled.reason}`)
  return matchesProgram(compiled.value, text)
}

function refused(pattern: string): string {
  const compiled = compilePattern(pattern)
  return compiled.ok ? 'nothing' : compiled.reason
}

describe('patterns in the syntax of RE2', () => {
  it.each([
    ['(?i)charter.md', 'sig-x/CHARTER.md', true],
    ['annual-report-.*\\.md$', 'x/annual-report-2020.md', true],
    ['annual-report-.*\\.md$', 'x/annual-report-2020.md.bak', false],
    ['^pkg/(api|client)/', 'pkg/client/a.go', true],
    ['^pkg/(api|client)/', 'x/pkg/client/a.go', false],
    ['\\.(go|mod)$', 'a.mod', true],
    ['^[^/]+\\.go$', 'a/b.go', false],
    ['^[^/]+\\.go$', 'b.go', true],
    ['(?i:A)b', 'ab', true],
    ['(?i:A)b', 'aB', false],
    ['((?i)a)b', 'AB', false],
    ['(?i)[^a]', 'A', false],
    ['(?P<name>x){2}', 'xx', true],
    ['\\Qa.b\\E', 'a.b', true],
    ['\\Qa.b\\E', 'axb', false],
    ['[[:alpha:]-]+\\z', 'a-b', true],
    ['[\\d\\-]+$', '1-2', true],
    ['\\pL+\\.go', 'é.go', true],
    ['\\p{Greek}', 'α', true],
    ['\\x{41}\\x42\\103', 'ABC', true],
    ['a{2,3}$', 'baaa', true],
    ['^a{2,3}$', 'aaaa', false],
    ['a{,2}', 'a{,2}', true],
    ['(a*)*b', 'aab', true],
    ['.', '\n', false],
    ['(?s).', '\n', true],
    ['(?m)^b$', 'a\nb\nc', true],
    ['\\bfoo\\b', 'a/foo.go', true],
    ['', '', true],
    ['|a', 'b', true],
  ])('%s in "%s": %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected)
  })

  it.each([
    ['a(b', 'lacks a ")"'],
    ['a)b', 'has a ")" too many'],
    ['[a', 'lacks a "]"'],
    ['[z-a]', 'has a class with a range that is none'],
    ['*a', 'has a "*" that repeats nothing'],
    ['a**', 'repeats a repetition'],
    ['a{2000}', 'repeats {2000}, which cannot be'],
    ['(?=a)', 'has a group that RE2 does not know'],
    ['(a)\\1', 'has "\\1", which RE2 does not know'],
    ['\\p{Nonsense}', 'has "\\p", which RE2 does not know'],
    ['\\', 'ends too early'],
    ['(a{1000}){1000}', 'is too large once its repetitions are written out'],
    ['('.repeat(200), 'is more than 100 groups deep'],
    ['a'.repeat(2_001), 'is longer than 2000 characters'],
  ])('%s is none: it %s', (pattern, reason) => {
    expect(refused(pattern)).toBe(reason)
  })

  it.each(['(a+)+$', '^(a|a)*$', '^(a*)*$', '(.*.*.*.*.*)*x$', '(((((){1000}){1000}){1000}){1000}){1000}b'])(
    '%s cannot hold the server',
    pattern => {
      const before = process.cpuUsage().user
      expect(matches(pattern, `${'a'.repeat(4_000)}!`)).toBe(false)
      expect(process.cpuUsage().user - before).toBeLessThan(1_000_000)
    },
  )

  it('mean what they mean to JavaScript, where both know them', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '(a|b)', '(?:ab)', '^', '$', '\\b')
    const times = fc.constantFrom('', '*', '+', '?', '{2}', '{0,2}', '+?')
    const piece = fc.tuple(atom, times).map(([of, n]) => (/^[\^$\\]/.test(of) && of !== '\\w' ? of : of + n))
    const pattern = fc
      .array(fc.array(piece, { maxLength: 5 }), { minLength: 1, maxLength: 3 })
      .map(sides => sides.map(side => side.join('')).join('|'))
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '/', ' '), { maxLength: 8 })
      .map(chars => chars.join(''))
    fc.assert(
      fc.property(pattern, text, (written, within) => {
        expect(matches(written, within)).toBe(new RegExp(written).test(within))
      }),
      { numRuns: 3_000 },
    )
  })

  it('are read or refused whatever they are, and never break', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.string({ maxLength: 20 }),
        (pattern, text) => {
          const compiled = compilePattern(pattern)
          if (compiled.ok) matchesProgram(compiled.value, text)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
