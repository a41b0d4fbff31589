import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSearch } from './parse.ts'
import { printSearch } from './print.ts'
import { qualifiers } from './qualifiers.ts'

/** `LOCUM_SEARCH_RUNS=1000000` for the long run of `npm run test:deep`. */
const runs = Number(process.env.LOCUM_SEARCH_RUNS ?? 10_000)
const seed = Number(process.env.LOCUM_SEARCH_SEED ?? 20_261_119)

const piece = fc.oneof(
  fc.constantFrom(
    ...qualifiers.flatMap(({ example, key }) => [example, `${key}:`, `-${example}`, `no:${key}`]),
    ...['AND', 'OR', 'NOT', '(', ')', '-', '"', ',', ':', '*', '..', '>', '<=', '@me', '@today-7d', ' '],
    ...['backfill', 'refun*', 'LIN-482', 'https://x.test/a?b=c', 'né', '账本', 'prio:high', '\\', "'", '\t'],
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const query = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(''))
const spaced = fc.array(piece, { maxLength: 10 }).map(pieces => pieces.join(' '))
const any = fc.oneof(query, spaced)

it(`Q1: whatever is typed is read, printed, and read as the same again (seed ${seed}, ${runs} queries)`, () => {
  fc.assert(
    fc.property(any, text => {
      const { tree, hints } = parseSearch(text)
      for (const { from, to, message } of hints)
        if (!(from >= 0 && from < to && to <= text.length && message !== '')) return false
      const printed = printSearch(tree)
      const again = parseSearch(printed)
      if (JSON.stringify(again.tree) !== JSON.stringify(tree)) return false
      if (printSearch(again.tree) !== printed) return false
      return JSON.stringify(parseSearch(printSearch(tree, ' AND ')).tree) === JSON.stringify(tree)
    }),
    { seed, numRuns: runs },
  )
}, 3_600_000)

it('Q1: a space between two queries is AND between them', () => {
  const part = fc.constantFrom(
    'backfill',
    '"half done"',
    'kind:hold',
    '-author:@me',
    '(a OR b)',
    'no:owner',
    'refun*',
    '-(x y)',
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), parts => {
      expect(parseSearch(parts.join(' '))).toMatchObject({ tree: parseSearch(parts.join(' AND ')).tree })
    }),
    { seed, numRuns: Math.min(runs, 20_000) },
  )
})

it('Q1: a query broken off anywhere still asks for what was typed before', () => {
  const whole =
    '"half done" kind:hold,blocker -author:@me said:>=@today-7d (area:payments OR no:owner) NOT refun* amount:>5000EUR'
  for (let length = 12; length <= whole.length; length++) {
    const { tree } = parseSearch(whole.slice(0, length))
    expect(JSON.stringify(tree), whole.slice(0, length)).toContain('half done')
  }
})
