import { afterEach, expect, it } from 'vitest'
import { cityCode, cityOf, sayPlaces } from './format.ts'

afterEach(() => sayPlaces([]))

it('names a zone by its city, short where people have a short form for it', () => {
  expect([cityOf('Europe/Berlin'), cityCode('Europe/Berlin')]).toEqual(['Berlin', 'BER'])
  expect(cityCode('America/Argentina/Buenos_Aires')).toBe('BUE')
  expect(cityCode('Etc/UTC')).toBe('UTC')
})

it('leaves a city in full that most of its clock would not call theirs', () => {
  expect(cityCode('America/Los_Angeles')).toBe('Los Angeles')
  expect(cityCode('Asia/Kolkata')).toBe('Kolkata')
})

it('says the place that is known instead', () => {
  sayPlaces([['America/Los_Angeles', 'San Francisco']])
  expect([cityOf('America/Los_Angeles'), cityCode('America/Los_Angeles')]).toEqual(['San Francisco', 'SFO'])
})
