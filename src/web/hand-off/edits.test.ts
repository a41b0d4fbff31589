import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemKinds } from '../../domain/handoff/kinds.ts'
import { parseHandoff } from '../../domain/handoff/markdown.ts'
import { normaliseDocument, printHandoff } from '../../domain/handoff/print.ts'
import { blankItem } from '../../domain/handoff/template.ts'
import { type Composition, compose, lineOf, said, unsettled } from './composition.ts'
import { markDone, stillTrue } from './edit-carried.ts'
import {
  addBlank,
  addLine,
  areasTyped,
  dropLine,
  type Edit,
  nextKey,
  sayNone,
  setFront,
  setKind,
  setLine,
} from './edit-lines.ts'
import { closeFile, fileOf, openFile, typeFile } from './edit-markdown.ts'
import { absorbKeys, answered, askingAt } from './edit-typed.ts'

const empty = {
  draftId: 'd1',
  to: 'on-next',
  areas: ['payments'],
  offline: null,
  back: null,
  template: null,
  summary: '',
  items: [],
  none: [],
} as const
const carried = { ...blankItem('contingency'), text: 'Refunds wait: drain.', may: 'rollback', carries: 'I-4' }

const run = (start: Composition, ...edits: Edit[]) => edits.reduce((now, edit) => edit(now), start)

describe('edits', () => {
  test('a line is added after another of its kind, and ends the "none" of its section', () => {
    const start = run(
      compose(empty),
      sayNone('work', true),
      addBlank('work'),
      setLine('line0', { text: 'Backfill.' }),
    )
    const two = run(start, addBlank('work', 'line0'), addBlank('hold'), setLine('line1', { text: 'Counts.' }))
    expect(two.keys).toEqual(['line2', 'line0', 'line1'])
    expect(two.document.none).toEqual([])
    expect(said(two).items.map(({ text }) => text)).toEqual(['Backfill.', 'Counts.'])
  })

  test('"none" gives way to no line that says something', () => {
    const start = run(
      compose(empty),
      addBlank('work'),
      setLine('line0', { text: 'Backfill.' }),
      addBlank('hold'),
    )
    expect(sayNone('work', true)(start).document.none).toEqual([])
    expect(sayNone('hold', true)(start)).toMatchObject({ document: { none: ['hold'] }, keys: ['line0'] })
  })

  test('what is typed as in a file becomes facts of the line', () => {
    const typed = run(
      compose(empty),
      addBlank('work'),
      setLine('line0', { text: 'Backfill at 62 %. next: compare counts condition: Fragile' }),
      absorbKeys('line0'),
    )
    expect(lineOf(typed, 'line0')).toMatchObject({
      text: 'Backfill at 62 %.',
      next: 'compare counts',
      condition: 'fragile',
    })
  })

  test('a time typed in a line is read as people type it', () => {
    const typed = run(
      compose(empty),
      addBlank('watch'),
      setLine('line0', { text: 'Retries. until: fri 9' }),
      absorbKeys('line0', time => `${time} read`),
    )
    expect(lineOf(typed, 'line0')).toMatchObject({ text: 'Retries.', until: 'fri 9 read' })
  })

  test('a key said twice and a condition that is none stay in the text', () => {
    const start = run(
      compose(empty),
      addBlank('work'),
      setLine('line0', { text: 'It. next: two', next: 'one' }),
    )
    expect(absorbKeys('line0')(start)).toBe(start)
    const odd = run(start, setLine('line0', { text: 'It. condition: fine' }))
    expect(absorbKeys('line0')(odd)).toBe(odd)
  })

  test('"none" typed into an empty line says it of the section', () => {
    const typed = run(
      compose(empty),
      addBlank('hold'),
      setLine('line0', { text: 'None.' }),
      absorbKeys('line0'),
    )
    expect(typed).toMatchObject({ document: { items: [], none: ['hold'] }, keys: [] })
  })

  test('a carried line marked done leaves the keys of its kind behind', () => {
    const start = compose({ ...empty, items: [carried] })
    expect(unsettled(start)).toEqual(['line0'])
    const done = markDone('line0')(start)
    expect(lineOf(done, 'line0')).toMatchObject({ kind: 'done', may: null, carries: 'I-4' })
    expect(unsettled(done)).toEqual([])
    expect(unsettled(stillTrue('line0')(start))).toEqual([])
  })

  test('a file keeps the key of every line it still has', () => {
    const start = compose({ ...empty, items: [carried, { ...blankItem('work'), text: 'Counts.' }] })
    const file = `${fileOf(start).replace('Refunds wait', 'Refunds still wait')}- One more.\n`
    const edited = run(start, openFile, typeFile(file), closeFile)
    expect(edited.keys).toEqual(['line0', 'line1', 'line2'])
    expect(edited.document.items[0]?.text).toBe('Refunds still wait: drain.')
  })

  test('areas are typed with or without their sign', () => {
    expect(areasTyped('#payments, payments/ledger  #payments')).toEqual(['payments', 'payments/ledger'])
  })
})

describe('what asks for a list', () => {
  test.each([
    ['/', 1, { sign: '/', typed: '', from: 0 }],
    ['/wo', 3, { sign: '/', typed: 'wo', from: 0 }],
    ['tell @l', 7, { sign: '@', typed: 'l', from: 5 }],
    ['#pay/led', 8, { sign: '#', typed: 'pay/led', from: 0 }],
    ['a@b', 3, null],
    ['it /wo', 6, null],
  ])('%s', (text, caret, asking) => {
    expect(askingAt(text, caret)).toEqual(asking)
  })

  test('the answer takes the place of what was typed', () => {
    expect(answered('tell @l now', { sign: '@', typed: 'l', from: 5 }, 7, '@li')).toEqual({
      text: 'tell @li now',
      caret: 8,
    })
    expect(answered('tell @l', { sign: '@', typed: 'l', from: 5 }, 7, '@li')).toEqual({
      text: 'tell @li ',
      caret: 9,
    })
  })
})

const piece = fc.constantFrom(
  'next: ',
  ' ',
  '`',
  '\\',
  '@li',
  '#payments',
  '^I-4',
  'none',
  '- ',
  '## If',
  'until: ',
  'a',
  '.',
  '---',
  '\n',
)
const text = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map(parts => parts.join('')),
  fc.string({ maxLength: 12 }),
)
const kind = fc.constantFrom(...itemKinds)

/** An edit of a line that is there, whichever it is. */
const onLine =
  (make: (key: string) => Edit, pick: number): Edit =>
  now =>
    now.keys.length === 0 ? now : make(now.keys[pick % now.keys.length]!)(now)

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  kind.map(of => addBlank(of)),
  fc.tuple(kind, text).map(([of, words]) => addLine({ ...blankItem(of), text: words })),
  fc.tuple(fc.nat(9), text).map(([pick, words]) => onLine(key => setLine(key, { text: words }), pick)),
  fc
    .tuple(fc.nat(9), text)
    .map(([pick, words]) => onLine(key => setLine(key, { next: words, until: words }), pick)),
  fc.tuple(fc.nat(9), kind).map(([pick, of]) => onLine(key => setKind(key, of), pick)),
  fc.nat(9).map(pick => onLine(absorbKeys, pick)),
  fc.nat(9).map(pick => onLine(markDone, pick)),
  fc.nat(9).map(pick => onLine(dropLine, pick)),
  kind.map(of => sayNone(of, true)),
  text.map(summary => setFront({ summary })),
  text.map(words => setFront({ to: words, back: words, areas: areasTyped(words) })),
  fc.constant<Edit>(now => typeFile(fileOf(openFile(now)))(now)),
)

test('printing and parsing gives back whatever was edited', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 20 }), edits => {
      const edited = run(compose({ ...empty, items: [carried] }), ...edits)
      expect(new Set(edited.keys).size).toBe(edited.document.items.length)
      expect(edited.keys).not.toContain(nextKey(edited))
      const document = said(edited)
      const { line: _, ...read } = { line: 0, ...parseHandoff(printHandoff(document)).document }
      const items = read.items.map(({ line: _line, ...item }) => item)
      expect({ ...read, items }).toEqual(normaliseDocument(document))
    }),
    { numRuns: 600 },
  )
})
