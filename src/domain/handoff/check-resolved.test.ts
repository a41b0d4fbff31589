import { describe, expect, test } from 'vitest'
import type { AreaId } from '../ids.ts'
import { checkMarkdown, resolveHandoff } from './check.ts'
import {
  ana,
  backfill,
  complete,
  type ExampleFacts,
  exampleContext,
  ledger,
  li,
  noor,
  payments,
  paymentsTeam,
} from './check-examples.ts'
import { parseHandoff } from './markdown.ts'
import { contractExample } from './print-examples.ts'

describe('what a handoff resolves to (H2)', () => {
  const resolve = (text: string, facts: ExampleFacts = {}) =>
    checkMarkdown(text, exampleContext(facts)).resolved

  test('the example of the contract, with every name, path and time', () => {
    const resolved = resolve(contractExample)
    expect(resolved).toMatchObject({
      to: { kind: 'team', team: paymentsTeam },
      areas: [payments],
      offlineAt: Date.UTC(2026, 10, 20, 17),
      backAt: Date.UTC(2026, 10, 23, 8),
      condition: 'fragile',
      template: null,
      draftId: null,
      none: [],
      written: { offline: { local: '2026-11-20T18:00', zone: 'Europe/Berlin', offsetMinutes: 60 } },
    })
    expect(resolved?.items.map(({ terms }) => [terms.kind, terms.area, terms.condition])).toEqual([
      ['hold', ledger, 'stable'],
      ['contingency', payments, 'stable'],
      ['blocker', payments, 'fragile'],
      ['question', payments, 'stable'],
      ['work', ledger, 'fragile'],
      ['watch', payments, 'stable'],
      ['done', payments, 'stable'],
    ])
  })

  test('a hold ends at its until; anything else is valid until then', () => {
    const items = resolve(contractExample)!.items
    expect(items[0]?.terms).toMatchObject({
      endsAt: Date.UTC(2026, 10, 21, 6),
      validUntil: null,
      has: { why: true },
    })
    expect(items[5]?.terms).toMatchObject({ endsAt: null, validUntil: Date.UTC(2026, 10, 23, 9) })
  })

  test('a contingency carries what rules read of it', () => {
    expect(resolve(contractExample)!.items[1]?.terms.contingency).toEqual({
      type: 'rollback',
      limits: { reversible: true },
      by: { kind: 'on-next' },
      maxAgeMs: 1_800_000,
    })
  })

  test('a contingency without a decision type authorises nothing', () => {
    const text = `${complete}## If\n- Full: call the vendor. until: 2026-11-23\n`
    expect(resolve(text)!.items[0]?.terms.contingency).toBeNull()
  })

  test('a blocker knows its unblocker, its due day in the author’s zone and its refs', () => {
    const { terms, words } = resolve(contractExample)!.items[2]!
    expect(terms).toMatchObject({
      owner: ana,
      unblocker: noor,
      mentions: [noor],
      due: Date.UTC(2026, 10, 20, 23),
      written: { due: { local: '2026-11-20', zone: 'Europe/Berlin', offsetMinutes: 60 } },
      has: { next: true, unblocker: true, tried: false, why: false },
    })
    expect(words).toEqual({
      text: "Webhook retries wait for the vendor's key LIN-482.",
      next: 'chase the vendor',
      unblocker: '@<per_noor>',
      refs: ['LIN-482'],
    })
  })

  test('the first person in a question is its answerer', () => {
    expect(resolve(contractExample)!.items[3]?.terms).toMatchObject({ answerer: li, mentions: [li] })
  })

  test('a carried item keeps its area, owner and condition where nothing else is said', () => {
    const carried = { ...backfill, owner: li, condition: 'unstable' as const }
    const { terms, carries } = resolve(`${complete}## Watch\n- Slow. ^I-118\n`, {
      open: { 'I-118': carried },
    })!.items[0]!
    expect(carries).toBe('I-118')
    expect(terms).toMatchObject({ area: ledger, owner: li, condition: 'unstable' })
  })

  test('the first area of a text is its area, whatever was carried', () => {
    const other = 'are_other' as AreaId
    const open = { 'I-118': { ...backfill, area: other } }
    expect(resolve(`${complete}## Watch\n- Slow #payments. ^I-118\n`, { open })!.items[0]?.terms.area).toBe(
      payments,
    )
  })

  test('without an offline time the author is offline now', () => {
    expect(resolve(complete)).toMatchObject({
      offlineAt: exampleContext().now,
      condition: 'stable',
      to: { kind: 'on-next' },
    })
    expect(resolve(complete)!.written).not.toHaveProperty('offline')
  })

  test('back: never has no return', () => {
    expect(resolve(complete.replace('2026-11-23T09:00', 'Never'))?.backAt).toBeNull()
  })

  test('nothing is resolved while there are errors', () => {
    expect(resolve(`${complete}## Watch\n- Ask @bob.\n`)).toBeNull()
  })

  test('a structure is checked as its Markdown is, with paths and no lines', () => {
    const { document } = parseHandoff(`${complete}## Watch\n- Ask @bob.\n`)
    const items = document.items.map(({ line: _line, ...item }) => item)
    expect(resolveHandoff({ ...document, items }, exampleContext())).toMatchObject({
      findings: [{ code: 'unknown_person', path: 'items[0].text', line: null }],
      resolved: null,
    })
  })
})
