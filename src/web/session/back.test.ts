import { expect, test } from 'vitest'
import { backTo } from './back.ts'

test.each([
  ['/hand-off?template=weekend', '/hand-off?template=weekend'],
  ['/record/ent_1#said', '/record/ent_1#said'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/sign-in?back=/x', '/'],
  [undefined, '/'],
  [7, '/'],
])('after signing in, %s leads to %s', (back, to) => {
  expect(backTo({ back })).toBe(to)
})
