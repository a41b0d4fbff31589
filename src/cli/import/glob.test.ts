import { describe, expect, it } from 'vitest'
import { glob } from './glob.ts'

describe('a pattern for paths', () => {
  it.each([
    ['*.md', 'a/b/c.md', true],
    ['*.md', 'a.mdx', false],
    ['**/*.md', 'c.md', true],
    ['2026/*.md', '2026/a.md', true],
    ['2026/*.md', '2026/x/a.md', false],
    ['2026/**', '2026/x/a.md', true],
    ['/notes.md', 'notes.md', true],
    ['/notes.md', 'a/notes.md', false],
    ['?-(x)+[1]{2}^$.md', 'a-(x)+[1]{2}^$.md', true],
    ['a.md', 'aXmd', false],
  ])('"%s" and "%s": %s', (pattern, path, matches) => {
    expect(glob(pattern).test(path)).toBe(matches)
  })
})
