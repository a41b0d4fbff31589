import { expect, test } from 'vitest'
import { found, type Option } from './palette-options.ts'

const option = (group: Option['group'], words: string, more = ''): Option => ({
  key: `${group}${words}`,
  group,
  words,
  more,
  open: () => {},
})
const options = [
  option('pages', 'Day line'),
  option('pages', 'Brief'),
  option('people', 'Noor Haddad', 'noor'),
  option('people', 'Ana Brandt', 'ana'),
  option('areas', 'payments/refunds', 'Refunds'),
  option('entries', 'Find out why refunds wait', 'Ana Brandt'),
]
const seen = (text: string) =>
  found(options, text).map(({ name, options }) => [name, ...options.map(o => o.words)])

test('with nothing typed, pages, acts and what was said last are offered', () => {
  expect(seen('')).toEqual([
    ['pages', 'Day line', 'Brief'],
    ['entries', 'Find out why refunds wait'],
  ])
})

test('every word typed must stand somewhere, in any order and case', () => {
  expect(seen('haddad NOOR')).toEqual([['people', 'Noor Haddad']])
  expect(seen('refunds')).toEqual([
    ['areas', 'payments/refunds'],
    ['entries', 'Find out why refunds wait'],
  ])
  expect(seen('nobody of that name')).toEqual([])
})

test('what begins with the text comes before what only contains it', () => {
  const both = [option('people', 'Susana Ortiz'), option('people', 'Ana Brandt')]
  expect(found(both, 'ana')[0]?.options.map(({ words }) => words)).toEqual(['Ana Brandt', 'Susana Ortiz'])
})
