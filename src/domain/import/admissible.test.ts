import { describe, expect, it } from 'vitest'
import { isAreaPath, isHandle, isTeamName, parentOf, pathSegment, pathsDownTo } from './admissible.ts'
import { cutText, oneLine } from './line-text.ts'

describe('words of another tool', () => {
  it.each(['ana', 'Ana-', '0x1', 'ana.sol', 'José'])('"%s" can be a handle', text => {
    expect(isHandle(text)).toBe(true)
  })

  it.each(['', '@ana', 'ana sol', '-ana', 'ana.', 'a'.repeat(65)])('"%s" cannot be a handle', text => {
    expect(isHandle(text)).toBe(false)
  })

  it('can be team names and area paths where nothing in them needs quoting', () => {
    expect([isTeamName('org/a/b'), isTeamName('a b'), isAreaPath('a/b-c'), isAreaPath('a//b')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it.each([
    ['Release Engineering', 'release-engineering'],
    ['a/b & c', 'a-b-c'],
    ['--x--', 'x'],
    ['!!', ''],
  ])('"%s" stands in a path as "%s"', (name, segment) => {
    expect(pathSegment(name)).toBe(segment)
  })

  it('have the areas above them in their path', () => {
    expect(pathsDownTo('a/b/c')).toEqual(['a', 'a/b', 'a/b/c'])
    expect([parentOf('a/b/c'), parentOf('a')]).toEqual(['a/b', '/'])
  })
})

describe('texts of another tool', () => {
  it('become one line of well-formed Unicode', () => {
    expect(oneLine(' a\n\tb\u0000c\uD800 ')).toBe('a b c\uFFFD')
  })

  it('are cut between words, with a mark', () => {
    expect(cutText('one two three', 9)).toBe('one two…')
    expect(cutText('one', 9)).toBe('one')
    expect(cutText(`${'x'.repeat(98)}😀 y`, 100)).toBe(`${'x'.repeat(98)}…`)
  })
})
