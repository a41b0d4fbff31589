import { expect, test } from 'vitest'
import type { ItemId } from '../ids.ts'
import { checkMarkdown } from './check.ts'
import { backfill, exampleContext } from './check-examples.ts'
import { parseHandoff } from './markdown.ts'
import { prefill } from './prefill.ts'
import { normaliseDocument, printHandoff } from './print.ts'

const draft = prefill({
  areas: ['payments'],
  openItems: [
    {
      id: 'I-118' as ItemId,
      kind: 'work',
      text: 'Backfill at 62 %. #payments/ledger',
      tried: 'in parallel, it locks',
    },
    {
      id: 'I-120' as ItemId,
      kind: 'hold',
      text: 'Leave `ledger_v2` alone.',
      why: 'a restart doubles rows',
      until: '2026-11-23T09:00[Europe/Berlin]',
    },
    { id: 'I-121' as ItemId, kind: 'watch', text: 'Refund latency.', until: '2026-11-21' },
    { id: 'I-122' as ItemId, kind: 'done', text: 'Released 412.' },
  ],
  facts: [
    { kind: 'work', text: 'Branch fix/@li#web has 3 commits that are not pushed: @li next: ship it' },
    { kind: 'watch', text: 'Retries', refs: ['LIN-482'] },
  ],
  draftId: 'd-1',
})

test('open items are carried forward in reading order, facts after them (H4)', () => {
  expect(draft.items.map(({ kind, carries, text }) => [kind, carries, text])).toEqual([
    ['hold', 'I-120', 'Leave `ledger_v2` alone.'],
    ['work', 'I-118', 'Backfill at 62 %. #payments/ledger'],
    ['work', null, 'Branch fix/@li#web has 3 commits that are not pushed: \\@li next: ship it'],
    ['watch', 'I-121', 'Refund latency.'],
    ['watch', null, 'Retries LIN-482'],
  ])
})

test('neither the assessment nor the next action is stated (H4)', () => {
  for (const item of draft.items)
    expect(item).toMatchObject({ condition: null, next: null, due: null, owner: null })
})

test('what ends by itself keeps its end; how long anything else stays true is for the author to say', () => {
  expect(draft.items.map(({ until }) => until)).toEqual([
    '2026-11-23T09:00[Europe/Berlin]',
    null,
    null,
    null,
    null,
  ])
})

test('it prints to a file that reads back the same', () => {
  expect(normaliseDocument(parseHandoff(printHandoff(draft)).document)).toEqual(normaliseDocument(draft))
})

test('a fact names nobody and states nothing, whatever it says', () => {
  const printed = printHandoff({ ...draft, back: '2026-11-24' })
  const open = { 'I-118': backfill, 'I-120': { ...backfill, kind: 'hold' as const }, 'I-121': backfill }
  const { findings, resolved } = checkMarkdown(printed, exampleContext({ open }))
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(resolved?.items[2]).toMatchObject({
    terms: { mentions: [], has: { next: false } },
    words: { text: 'Branch fix/@li#web has 3 commits that are not pushed: @li next: ship it' },
  })
})
