import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differsByOne } from './mentions.ts'
import { halves } from './vocabulary.ts'

const seed = 20261129

it(`a name and a text that differs from it by one letter have a half in common (seed ${seed})`, () => {
  const letter = fc.constantFrom('a', 'b', 'ä')
  const word = fc.array(letter, { minLength: 3, maxLength: 9 }).map(letters => letters.join(''))
  let near = 0
  fc.assert(
    fc.property(word, word, (name, typed) => {
      if (!differsByOne(name, typed)) return
      near++
      const own = halves(name, 1, name.length)
      expect(halves(typed, 1, name.length).some(half => own.includes(half))).toBe(true)
    }),
    { seed, numRuns: 50_000 },
  )
  expect(near).toBeGreaterThan(500)
})
