import { describe, expect, it } from 'vitest'
import { markdownBlocks, pieces, plainText, points } from './markdown-blocks.ts'

describe('the parts of a Markdown report', () => {
  it('are headings and texts with their lines; tables, comments, fences and dropped lines separate texts', () => {
    const text = '# One ##\na\nb\n| x |\nc <!-- d\ne -->f\n```\n# no heading\n```\nWeather: dry\ng\n'
    expect(markdownBlocks(text, [/^Weather/])).toEqual([
      { kind: 'heading', level: 1, text: 'One', line: 1 },
      { kind: 'text', lines: ['a', 'b'], line: 2 },
      { kind: 'text', lines: ['c ', 'f'], line: 5 },
      { kind: 'text', lines: ['# no heading'], line: 8 },
      { kind: 'text', lines: ['g'], line: 11 },
    ])
  })

  it.each([
    ['a comment that never ends', 'a <!-- b\nc', ['a <!-- b', 'c']],
    ['an issue number, which is no heading', '#12 is open', ['#12 is open']],
  ])('keep %s', (_, text, lines) => {
    expect(markdownBlocks(text, [])).toEqual([{ kind: 'text', lines, line: 1 }])
  })

  it('take no longer for a hostile text than for another of its length', () => {
    // Quadratic work on these lengths would run into the time limit of the test.
    expect(markdownBlocks('<!--'.repeat(200_000), []).length).toBeLessThan(200_000)
    expect(markdownBlocks(`# ${' '.repeat(400_000)}x`, []).length).toBeLessThan(400_000)
    expect(plainText('[['.repeat(20_000)).length).toBeLessThanOrEqual(40_000)
    expect(plainText('[x]'.repeat(20_000)).length).toBeLessThanOrEqual(60_000)
  })

  it('come in pieces: the points of a list, or a text as a whole', () => {
    expect(pieces(['one', 'two'])).toEqual(['one two'])
    expect(pieces(['- one', '  more', '1. two', '* three'])).toEqual(['one more', 'two', 'three'])
  })

  it('come in outermost points', () => {
    expect(points(['- one', '  - inner', '- two'], 7)).toEqual([
      { lines: ['- one', '  - inner'], line: 7 },
      { lines: ['- two'], line: 9 },
    ])
  })

  it.each([
    ['see [#12](https://x.example/12).', 'see #12.'],
    ['[`#[inline]` on](https://x.example)', '`#[inline]` on'],
    ['![a](b_(c).png "t") **bold** <https://x.example>', 'a bold https://x.example'],
    ['a[0] (b)', 'a[0] (b)'],
  ])('"%s" reads "%s"', (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain)
  })
})
