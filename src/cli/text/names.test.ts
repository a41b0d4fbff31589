import { expect, it } from 'vitest'
import { namesText } from './names.ts'

it('a list of names that would fill the screen says how many more there are', () => {
  const people = Array.from({ length: 600 }, (_, index) => `p${index}`)
  expect(namesText(people.slice(0, 3))).toBe('p0, p1, p2')
  expect(namesText(people)).toMatch(/^p0, .*, p11 and 588 more$/)
})
