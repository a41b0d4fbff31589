import { expect, it } from 'vitest'
import { stem } from './stem.ts'
import { soughtIn, tokensOf } from './tokens.ts'

it.each([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['cats', 'cat'],
  ['feed', 'feed'],
  ['agreed', 'agre'],
  ['plastered', 'plaster'],
  ['motoring', 'motor'],
  ['sing', 'sing'],
  ['conflated', 'conflat'],
  ['hopping', 'hop'],
  ['falling', 'fall'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['relational', 'relat'],
  ['digitizer', 'digit'],
  ['hopefulness', 'hope'],
  ['electrical', 'electr'],
  ['adjustment', 'adjust'],
  ['adoption', 'adopt'],
  ['probate', 'probat'],
  ['rate', 'rate'],
  ['controlling', 'control'],
  ['generalizations', 'gener'],
])('%s has the stem %s', (word, expected) => {
  expect(stem(word)).toBe(expected)
})

it.each([
  ['Webhook retries wait for the vendor’s key LIN-482.', 'webhook retri wait for the vendor kei lin 482'],
  ['See src/payments/ledger_v2.ts', 'see src payment ledger v2 ts'],
  ['Café, Ångström, Straße, Łódź, İstanbul', 'cafe angstrom strass lodz istanbul'],
  ['账本迁移 is done', '账本 本迁 迁移 移 is done'],
  ['전원', '전원 원'],
  ['an accent \u0301 by itself \u0300\u0302', 'an accent by itself'],
  ['हिन्दी', 'हिन्दी'],
  ['ﬁle ５', 'file 5'],
  ['—…!', ''],
])('%s is the words %s', (text, words) => {
  expect(tokensOf(text).join(' ')).toBe(words)
})

it('what is begun is looked for as it is typed, the rest by its stem', () => {
  expect(soughtIn('refun', true)).toEqual({ tokens: ['refun'], prefix: true })
  expect(soughtIn('LIN-48', true)).toEqual({ tokens: ['lin', '48'], prefix: true })
  expect(soughtIn('retries')).toEqual({ tokens: ['retri'], prefix: false })
})

it('of a script without spaces a sign alone begins a word, and several are neighbours', () => {
  expect(soughtIn('账')).toEqual({ tokens: ['账'], prefix: true })
  expect(soughtIn('账本')).toEqual({ tokens: ['账本'], prefix: false })
  expect(soughtIn('账本迁')).toEqual({ tokens: ['账本', '本迁'], prefix: false })
})
