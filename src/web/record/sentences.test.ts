/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest'
import { kindGroups, kindNames } from '../words/record.ts'
import { kindsIn } from './filters.ts'
import type { EntryView } from './reading.ts'
import { sentenceOf, sentences } from './sentences.ts'

/** Every kind there is, read from where the kinds are declared. */
const declared = Object.values(
  import.meta.glob<string>('../../domain/*/{kinds,imported}.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).flatMap(text => [...text.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(match => match[1] ?? ''))
const kinds = [...new Set(declared)].sort()

const names: Record<string, string> = { ana: 'Ana', ben: 'Ben', noor: 'Noor', bot: 'Nightly' }
const telling = {
  nameOf: (handle: string) => names[handle] ?? handle,
  moment: (at: string) => at.slice(11, 16),
}

function entry(kind: string, terms: Record<string, unknown>, more: Partial<EntryView> = {}): EntryView {
  return {
    id: 'ent_1',
    seq: 1,
    at: '2026-11-20T17:00:00Z',
    saidAt: null,
    kind,
    actor: 'ana',
    onBehalfOf: null,
    via: 'web',
    assurance: 'session',
    subject: 'I-1',
    area: 'payments',
    audience: 'org',
    terms,
    words: null,
    commitment: null,
    state: 'recorded',
    ...more,
  }
}

describe('Sentences about entries', () => {
  it('are there for every kind of the record, and for no other', () => {
    expect(kinds.length).toBeGreaterThan(50)
    expect(Object.keys(sentences).sort()).toEqual(kinds)
    expect(Object.keys(kindNames).sort()).toEqual(kinds)
  })

  it.each(kinds)('say what %s is in words, even of an empty entry', (kind: string) => {
    const sentence = sentenceOf(entry(kind, { item: 'I-1' }), telling)
    expect(sentence).toMatch(/^[A-Z“].*\.$/)
    expect(sentence).not.toContain(kind)
    expect(sentence).not.toMatch(/undefined|null|\[object/)
    expect(sentence.length).toBeLessThan(160)
  })

  it('put every kind in exactly one group of the filter', () => {
    const grouped = kindGroups.flatMap(([, , prefixes]) => kindsIn(prefixes))
    expect([...grouped].sort()).toEqual(kinds)
  })

  it('name the first whose turn it is, and how many others came with them', () => {
    const turn = (others?: string[]) => {
      const terms = { decision: 'D-1', person: 'ana', ...(others && { with: others }) }
      return sentenceOf(entry('request.seated', terms, { actor: null }), telling)
    }
    expect([turn(), turn(['ben']), turn(['ben', 'noor'])]).toEqual([
      'It became the turn of Ana to decide D-1.',
      'It became the turn of Ana and Ben to decide D-1.',
      'It became the turn of Ana and 2 others to decide D-1.',
    ])
  })

  it('name people, lines and times', () => {
    const terms = {
      author: 'ana',
      items: ['I-1', 'I-2'],
      to: { kind: 'people', people: ['noor', 'ben'] },
      offlineAt: '2026-11-20T17:00:00Z',
      backAt: '2026-11-23T08:00:00Z',
    }
    expect(sentenceOf(entry('handoff.published', terms), telling)).toBe(
      'Ana handed two lines to Noor and Ben, away from 17:00, back 08:00.',
    )
    expect(
      sentenceOf(
        entry('item.defaulted', { item: 'I-7', to: 'noor', reason: 'grace' }, { actor: null }),
        telling,
      ),
    ).toBe('Nobody accepted it in time, so I-7 went to Noor by default.')
    expect(
      sentenceOf(
        entry('leave.added', {
          person: 'ben',
          from: '2026-11-20T17:00:00Z',
          until: '2026-11-21T17:00:00Z',
          proposedBy: 'ana',
        }),
        telling,
      ),
    ).toBe('Ana proposed that Ben is on leave from 17:00 until 17:00.')
    expect(
      sentenceOf(
        entry('item.noted', { item: 'I-1', by: 'bot' }, { actor: 'bot', onBehalfOf: 'ana' }),
        telling,
      ),
    ).toBe('Nightly added a note to I-1, for Ana.')
    const added = (name: string) =>
      sentenceOf(
        entry('area.added', { area: 'payments/ledger' }, { words: { segment: 'ledger', name } }),
        telling,
      )
    expect(added('The ledger of accounts')).toBe(
      'Ana added the area payments/ledger, called The ledger of accounts.',
    )
    expect(added('Ledger'), 'a name that repeats the path').toBe('Ana added the area payments/ledger.')
  })
})
