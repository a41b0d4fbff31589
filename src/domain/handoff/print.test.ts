import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HandoffDocument, ItemDocument } from './document.ts'
import { conditions, itemKinds, templates } from './kinds.ts'
import { parseHandoff } from './markdown.ts'
import { isBlank, normaliseDocument, printHandoff } from './print.ts'
import { contractExample } from './print-examples.ts'
import { blankItem } from './template.ts'

const seed = Number(process.env.SEED ?? Math.trunc(performance.timeOrigin))
console.log(`print seed ${seed}`)

/** Bits that a careless printer or reader would trip over. */
const pieces = [
  ...[
    '`',
    '``',
    '\\',
    '\\\\',
    '\\`',
    ':',
    '"',
    '---',
    '-',
    '- ',
    '* ',
    '#',
    '##',
    '## Hold',
    '# ',
    '@',
    '@li',
    '#web',
  ],
  ...[
    '\\@li',
    '\\#web',
    '@<per_1>',
    'next:',
    'due: ',
    ' until:',
    '\\next:',
    '\\\\due:',
    'max-age:',
    'next',
    'xnext:',
  ],
  ...[
    '^I-1',
    ' ^I-1',
    '\\^I-1',
    '^I-',
    'none',
    'none.',
    '- none',
    '\\none',
    'NONE',
    'LIN-482',
    'H-12',
    'https://a.example/x?y=(1)',
  ],
  ...[
    ' ',
    '  ',
    '\t',
    '\u00a0',
    '\u2028',
    'é',
    '日本',
    '🙂',
    'condition: stable',
    '`next: x`',
    '`a',
    'b`',
    '.',
    ',',
    'Backfill',
    '62 %',
  ],
]
const text = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
    ),
    {
      maxLength: 12,
    },
  )
  .map(parts => parts.join(''))
const value = fc.option(text, { nil: null })
const item: fc.Arbitrary<ItemDocument> = fc.record({
  kind: fc.constantFrom(...itemKinds),
  text: text.filter(said => said.trim() !== ''),
  next: value,
  due: value,
  owner: value,
  unblocker: value,
  why: value,
  until: value,
  condition: fc.option(fc.constantFrom(...conditions), { nil: null }),
  tried: value,
  may: value,
  limit: value,
  by: value,
  maxAge: value,
  carries: fc.option(
    fc.nat(999).map(number => `I-${number}`),
    { nil: null },
  ),
})
const documents: fc.Arbitrary<HandoffDocument> = fc.record({
  draftId: value,
  to: fc.constantFrom(null, '@li', '@li @noor', 'team:payments', 'on-next', 'anyone', 'me'),
  areas: fc.array(fc.constantFrom('payments', 'payments/ledger', 'web', '/'), { maxLength: 3 }),
  offline: fc.constantFrom(null, '2026-11-20T18:00[Europe/Berlin]', '2026-10-25T02:30+02:00[Europe/Berlin]'),
  back: fc.constantFrom(null, 'never', '2026-11-23T09:00[Europe/Berlin]', '2026-11-23'),
  template: fc.option(fc.constantFrom(...templates), { nil: null }),
  summary: text,
  items: fc.array(item, { maxLength: 6 }),
  none: fc.uniqueArray(fc.constantFrom(...itemKinds), { maxLength: 3 }),
})

describe('round trip', () => {
  test('reading what was printed gives the same handoff', () => {
    fc.assert(
      fc.property(documents, document => {
        const read = parseHandoff(printHandoff(document))
        expect(normaliseDocument(read.document)).toEqual(normaliseDocument(document))
        expect(read.errors).toEqual([])
      }),
      { seed, numRuns: 5_000 },
    )
  })

  test('printing what was read from a print changes nothing', () => {
    fc.assert(
      fc.property(documents, document => {
        const printed = printHandoff(document)
        expect(printHandoff(parseHandoff(printed).document)).toBe(printed)
      }),
      { seed, numRuns: 2_000 },
    )
  })

  test('any text at all can be read, and what was read can be printed and read again', () => {
    const lines = fc.array(
      fc.oneof(text, fc.constantFrom('## Work', '## If', '---', 'to: @li', '- none', '  more')),
      {
        maxLength: 12,
      },
    )
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.tuple(lines, fc.constantFrom('\n', '\r\n', '\r')).map(([said, end]) => said.join(end)),
    )
    fc.assert(
      fc.property(anything, file => {
        const { document } = parseHandoff(file)
        const again = parseHandoff(printHandoff(document)).document
        const items = document.items.filter(said => !isBlank(said))
        expect(normaliseDocument(again)).toEqual(normaliseDocument({ ...document, items }))
      }),
      { seed, numRuns: 10_000 },
    )
  })

  test('the example of the contract prints to itself, but for its comment and the order of keys', () => {
    const printed = printHandoff(parseHandoff(contractExample).document)
    const sorted = (file: string) =>
      file
        .replace(/ +# @handle.*/, '')
        .replace(/\n\n/g, '\n')
        .split(/\s/)
        .toSorted()
    expect(sorted(printed)).toEqual(sorted(contractExample))
  })
})

describe('printing', () => {
  const empty: HandoffDocument = {
    draftId: null,
    to: null,
    areas: [],
    offline: null,
    back: null,
    template: null,
    summary: '',
    items: [],
    none: [],
  }

  test('keeps the order of items and heads a section again where another kind comes between', () => {
    const items = (['work', 'hold', 'work'] as const).map(kind => ({
      ...blankItem(kind),
      text: `Some ${kind}.`,
    }))
    expect(printHandoff({ ...empty, items })).toBe(
      '## Work\n- Some work.\n## Hold\n- Some hold.\n## Work\n- Some work.\n',
    )
  })

  test('puts "none" where its section belongs', () => {
    const items = [{ ...blankItem('work'), text: 'Backfill.' }]
    expect(printHandoff({ ...empty, items, none: ['hold', 'watch'] })).toBe(
      '## Hold\n- none\n## Work\n- Backfill.\n## Watch\n- none\n',
    )
  })

  test('joins the lines of a value with one space and keeps spaces within a line', () => {
    const items = [{ ...blankItem('work'), text: ' Backfill \r\n\n  at  62 % ', next: ' \n ' }]
    expect(normaliseDocument({ ...empty, items }).items).toMatchObject([
      { text: 'Backfill at  62 %', next: null },
    ])
  })
})

/** On a quiet machine each takes 5 to 100 ms; a reader that is not linear takes minutes. */
describe('a quarter of a megabyte is read in a moment', () => {
  const size = 256 * 1024
  test.each([
    ['back-ticks', `## Work\n- ${'`'.repeat(size)}`],
    ['escaped back-ticks', `## Work\n- ${'\\`'.repeat(size / 2)}`],
    ['backslashes', `## Work\n- ${'\\'.repeat(size)}`],
    ['spaces', `## Work\n- a${' '.repeat(size)}b`],
    ['carets', `## Work\n- ${'^I-1'.repeat(size / 4)}`],
    ['keys', `## Work\n- x ${'next: '.repeat(size / 6)}`],
    ['keys on lines of their own', `## Work\n- x\n${' due: 1\n'.repeat(size / 8)}`],
    ['words', `## Work\n- ${'no ne '.repeat(size / 6)}`],
    ['hashes', '#'.repeat(size)],
    ['items', `## Work\n${'- a\n'.repeat(size / 4)}`],
    ['commas of areas', `---\narea: ${', '.repeat(size / 2)}\n---\n`],
    ['spaces in the front matter', `---\nto: a${' '.repeat(size)}b\n---\n`],
  ])('%s', (_, file) => {
    // Quadratic work on this length would run into the time limit of the test.
    expect(parseHandoff(file).document.items.length).toBeLessThanOrEqual(size)
  })
})
