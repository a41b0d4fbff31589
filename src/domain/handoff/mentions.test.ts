import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AreaId, PersonId } from '../ids.ts'
import { scanMentions } from './mentions.ts'
import { editableText, literalText, renderMentions } from './mentions-render.ts'
import { storeMentions } from './mentions-store.ts'

const seed = Number(process.env.SEED ?? Math.trunc(performance.timeOrigin))
console.log(`mentions seed ${seed}`)

const people = new Map([
  ['ana', 'per_ana'],
  ['noor', 'per_noor'],
  ['li-wei.k', 'per_li'],
])
const areas = new Map([
  ['payments', 'are_pay'],
  ['payments/ledger', 'are_led'],
])
const personBy = (handle: string) => (people.get(handle.toLowerCase()) ?? null) as PersonId | null
const areaBy = (path: string) => (areas.get(path) ?? null) as AreaId | null
const handleOf = (id: PersonId) => [...people].find(([, person]) => person === id)?.[0] ?? null
const pathOf = (id: AreaId) => [...areas].find(([, area]) => area === id)?.[0] ?? null
const store = (text: string) => storeMentions(text, personBy, areaBy)

describe('scanning', () => {
  test.each([
    ['Ask @ana, then @li-wei.k.', ['person ana', 'person li-wei.k']],
    ["@noor's note", ['person noor']],
    ['ana@example.org and (@ana)', []],
    ['\\@ana and `@ana` and @', []],
    ['#payments/ledger. #payments/', ['area payments/ledger', 'area payments']],
    ['\\#payments and `#payments` and x#payments', []],
    ['#LIN-482 and LIN-482, (OPS2-7)', ['ticket LIN-482', 'ticket LIN-482', 'ticket OPS2-7']],
    ['#LIN-482x', ['area LIN-482x']],
    ['H-12 I-118 Q-3 D-5', []],
    ['xLIN-482 LIN-482x lin-482 LIN-', []],
    [
      'See https://a.example/LIN-1?q=(x). Or (https://b.example/y).',
      ['link https://a.example/LIN-1?q=(x)', 'link https://b.example/y'],
    ],
    ['`https://a.example`', []],
    ['One ` and @ana', ['person ana']],
    ['@émilie42 @日本', ['person émilie42', 'person 日本']],
  ])('%s', (text, expected) => {
    expect(scanMentions(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected)
  })

  test('gives the place of each mention', () => {
    const text = 'Ask @ana about #payments.'
    expect(scanMentions(text).map(({ from, to }) => text.slice(from, to))).toEqual(['@ana', '#payments'])
  })

  test('a quarter of a megabyte is scanned in a moment', () => {
    for (const bit of ['@', '@a', ' @a-', '`', 'https://a(', 'AA', 'A1-', '#a/', '\\', 'h']) {
      expect(scanMentions(bit.repeat(262_144 / bit.length)).length).toBeLessThan(262_144)
    }
  })
})

describe('storing (R4)', () => {
  test('keeps ids for people and areas, and lists what the text refers to', () => {
    expect(
      store('@Ana moves #payments/ledger with @noor for LIN-482, see https://a.example/1 and LIN-482.'),
    ).toEqual({
      text: '@<per_ana> moves #<are_led> with @<per_noor> for LIN-482, see https://a.example/1 and LIN-482.',
      mentions: ['per_ana', 'per_noor'],
      areas: ['are_led'],
      refs: ['LIN-482', 'https://a.example/1'],
      unknown: [],
    })
  })

  test('reports who and what is unknown with its column, and leaves it in the text', () => {
    expect(store('Ask @bob about #pay')).toMatchObject({
      text: 'Ask @bob about #pay',
      unknown: [
        { kind: 'person', value: 'bob', column: 5 },
        { kind: 'area', value: 'pay', column: 16 },
      ],
    })
  })

  test('takes the backslash away from an escaped mention', () => {
    expect(store('Write \\@ana or `\\@ana`').text).toBe('Write @ana or `\\@ana`')
  })
})

describe('rendering', () => {
  const render = (stored: string) => renderMentions(stored, handleOf, pathOf)

  test('shows the handles and paths of today', () => {
    expect(render('@<per_ana> moves #<are_led>.')).toBe('@ana moves #payments/ledger.')
  })

  test('an erased person or area reads "erased"', () => {
    expect(render('@<per_gone> moved #<are_gone>.')).toBe('@erased moved #erased.')
  })

  test('an erased person is only text where the text is edited', () => {
    const text = editableText('@<per_gone> asked.', handleOf, pathOf)
    expect(text).toBe('\\@erased asked.')
    expect(store(text)).toMatchObject({ text: '@erased asked.', unknown: [] })
  })

  test('a mention in stored form that a person typed stays what they typed', () => {
    const typed = 'They wrote @<per_ana> and #\\<are_pay> and `@<per_noor>`'
    expect(store(typed)).toMatchObject({ mentions: [], areas: [] })
    expect(render(store(typed).text)).toBe(typed)
  })

  test('a branch name that looks like a mention is only text', () => {
    const text = literalText('@ana #payments LIN-482 @<per_ana>')
    expect(store(text)).toMatchObject({ mentions: [], areas: [], unknown: [], refs: ['LIN-482'] })
    expect(render(store(text).text)).toBe('@ana #payments LIN-482 @<per_ana>')
  })
})

const bits = [
  '@',
  '#',
  '\\',
  '<',
  '>',
  '`',
  ' ',
  '@ana',
  '@noor',
  '@bob',
  '#payments',
  '#LIN-482',
  'LIN-482',
  '@<per_ana>',
  '#<are_pay>',
  '.',
  '\u00a0',
  'x',
  '\\@ana',
]
const texts = fc.array(fc.constantFrom(...bits), { maxLength: 14 }).map(parts => parts.join(''))

describe('round trips', () => {
  test('what is stored, made editable and stored again is the same', () => {
    fc.assert(
      fc.property(texts, text => {
        const { text: stored, mentions } = store(text)
        const again = store(editableText(stored, handleOf, pathOf))
        expect(again.text).toBe(stored)
        expect(again.mentions).toEqual(mentions)
      }),
      { seed, numRuns: 10_000 },
    )
  })

  test('plain text stays what it was and mentions nobody', () => {
    fc.assert(
      fc.property(texts, text => {
        const stored = store(literalText(text))
        expect(stored).toMatchObject({ mentions: [], areas: [], unknown: [] })
        expect(renderMentions(stored.text, handleOf, pathOf)).toBe(text)
      }),
      { seed, numRuns: 10_000 },
    )
  })

  test('any text can be scanned, stored and rendered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), text => {
        for (const { from, to } of scanMentions(text)) expect(from).toBeLessThan(to)
        renderMentions(store(text).text, handleOf, pathOf)
      }),
      { seed, numRuns: 5_000 },
    )
  })
})
