import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from './instant.ts'
import { clipSpans, mergeSpans, spanAt, subtractSpans } from './span-set.ts'

const seed = Number(process.env.SEED ?? Math.trunc(performance.timeOrigin))
const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
    .map(([from, until]) => ({ from, until })),
  { maxLength: 6 },
)

function has(set: readonly Span[], at: number): boolean {
  return set.some(span => span.from <= at && at < span.until)
}

describe('T1: sets of half-open spans', () => {
  it('hold exactly the instants they should, and come out merged', () => {
    console.log(`span-set seed ${seed}`)
    fc.assert(
      fc.property(
        spans,
        spans,
        fc.integer({ min: -1, max: 21 }),
        fc.integer({ min: -1, max: 21 }),
        (a, b, from, until) => {
          const [left, right] = [mergeSpans(a), mergeSpans(b)]
          const less = subtractSpans(left, right)
          const clipped = clipSpans(left, from, until)
          for (let at = -1; at <= 21; at++) {
            expect(has(left, at)).toBe(has(a, at))
            expect(has(less, at)).toBe(has(a, at) && !has(b, at))
            expect(has(clipped, at)).toBe(has(a, at) && from <= at && at < until)
            expect(spanAt(left, at) !== null).toBe(has(a, at))
          }
          for (const set of [left, less, clipped]) expect(set).toEqual(mergeSpans(set))
        },
      ),
      { seed, numRuns: 2_000 },
    )
  })
})
