import { describe, expect, test } from 'vitest'
import { type Directory, personNamed, suggestAreas, suggestPeople } from './directory.ts'

const person = (handle: string, name: string) =>
  ({ id: `per_${handle}`, handle, name, kind: 'human', timeZone: 'Europe/Berlin' }) as const
const directory: Directory = {
  people: [person('ana', 'Ana Brandt'), person('li', 'Li Wei'), person('noor', 'Noor Haddad')],
  areas: [
    { id: 'are_1', path: 'payments', name: 'Payments' },
    { id: 'are_2', path: 'payments/ledger', name: 'Ledger' },
  ],
  teams: [],
}
const inserts = (found: readonly { insert: string }[]) => found.map(({ insert }) => insert)

describe('people', () => {
  test.each([
    ['', ['@ana', '@li', '@noor']],
    ['l', ['@li']],
    ['Wei', ['@li']],
    ['HAD', ['@noor']],
    ['nor', ['@noor']],
    ['zz', []],
  ])('"%s" may mean %j', (typed, found) => {
    expect(inserts(suggestPeople(directory, typed))).toEqual(found)
  })

  test('a handle is found whatever its case, with or without its sign', () => {
    expect(personNamed(directory, '@LI')?.name).toBe('Li Wei')
    expect(personNamed(directory, 'bob')).toBeNull()
  })
})

describe('areas and tickets', () => {
  test('what was typed whole comes first, whatever else begins so', () => {
    const turned = { ...directory, areas: directory.areas.toReversed() }
    expect(inserts(suggestAreas(turned, [], 'payments', false))).toEqual(['#payments', '#payments/ledger'])
  })

  test('a word inside a path finds it, and so do the tickets spoken of', () => {
    expect(inserts(suggestAreas(directory, ['PAY-2210', 'LIN-482'], 'led', false))).toEqual([
      '#payments/ledger',
    ])
    expect(inserts(suggestAreas(directory, ['PAY-2210', 'LIN-482'], 'lin', false))).toEqual(['#LIN-482'])
  })

  test('a new area is offered to those who may add it, below one that is there', () => {
    expect(suggestAreas(directory, [], 'payments/new', true).at(-1)).toMatchObject({
      creates: 'payments/new',
    })
    expect(
      suggestAreas(directory, [], 'payments/new', false).some(({ creates }) => creates !== undefined),
    ).toBe(false)
    expect(
      suggestAreas(directory, [], 'nowhere/new', true).some(({ creates }) => creates !== undefined),
    ).toBe(false)
    expect(suggestAreas(directory, [], 'payments', true).some(({ creates }) => creates !== undefined)).toBe(
      false,
    )
  })
})
