import { describe, expect, it } from 'vitest'
import { batches } from './batches.ts'
import { type FactDraft, type ImportFact, statedFacts } from './facts.ts'

const ana: FactDraft = {
  kind: 'person',
  handle: 'Ana',
  name: 'Ana Sol',
  zone: 'Europe/Berlin',
  windows: null,
}
const core: FactDraft = { kind: 'team', name: 'core', members: ['Ana'], teams: [] }
const ledger: FactDraft = { kind: 'area', path: 'payments/ledger', parent: 'payments', team: 'core' }
const itself = (text: string) => text

describe('I1: facts of an import', () => {
  it('stand after what they refer to, whatever the order they were read in', () => {
    expect(statedFacts([ledger, core, ana], itself).map(fact => fact.kind)).toEqual([
      'person',
      'team',
      'area',
    ])
  })

  it('are keyed without regard to case, and keep their words as written', () => {
    expect(statedFacts([ana], itself)).toMatchObject([{ key: 'person:ana', handle: 'Ana' }])
  })

  it('have the same digest for the same content, and another one when anything in it changed', () => {
    const digestOf = (draft: FactDraft) => statedFacts([draft], itself)[0]?.digest
    const again: FactDraft = {
      windows: null,
      zone: 'Europe/Berlin',
      name: 'Ana Sol',
      handle: 'Ana',
      kind: 'person',
    }
    expect(digestOf(again)).toBe(digestOf(ana))
    expect(digestOf({ ...ana, zone: 'Europe/Madrid' })).not.toBe(digestOf(ana))
    expect(digestOf({ ...ledger, managers: [] })).not.toBe(digestOf(ledger))
  })
})

describe('I1: batches of facts', () => {
  const many = statedFacts(
    Array.from({ length: 1_201 }, (_, n): FactDraft => ({ ...ana, handle: `p${n}` })),
    itself,
  )

  it('hold at most 500, in order', () => {
    const cut = batches(many, { maxCount: 500, maxBytes: 10_000_000 })
    expect(cut.map(batch => batch.length)).toEqual([500, 500, 201])
    expect(cut.flat()).toEqual(many)
  })

  it('hold at most so many bytes of JSON in UTF-8, and still every fact', () => {
    const wide = many.map((fact): ImportFact => ({ ...fact, digest: 'é漢😀' }))
    const cut = batches(wide, { maxCount: 500, maxBytes: 4_096 })
    for (const batch of cut) expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThanOrEqual(4_096)
    expect(cut.flat()).toEqual(wide)
  })

  it('let a fact that is too large by itself stand alone', () => {
    expect(batches(many.slice(0, 3), { maxCount: 500, maxBytes: 1 }).map(batch => batch.length)).toEqual([
      1, 1, 1,
    ])
  })

  it('are none where there is nothing', () => {
    expect(batches([])).toEqual([])
  })
})
