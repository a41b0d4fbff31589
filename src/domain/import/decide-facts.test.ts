import { describe, expect, it } from 'vitest'
import type { AreaId, EntryId, OrgId, PersonId } from '../ids.ts'
import { evolveGov } from '../people/evolve-gov.ts'
import { emptyGov } from '../people/gov.ts'
import { emptyNames, evolveNames } from '../people/names.ts'
import type { Draft, Envelope } from '../record/entry.ts'
import { decideFacts } from './decide-facts.ts'
import { absentFacts, decideRetirement } from './decide-retirement.ts'
import { type FactDraft, type ImportFact, statedFacts } from './facts.ts'

/** An organisation whose entries are folded as they are decided. */
function organisation() {
  const gov = { ...emptyGov(), rootArea: 'are_root' as AreaId }
  const names = { ...emptyNames(), root: 'are_root' as AreaId }
  names.byPath.set('/', gov.rootArea)
  gov.areas.set(gov.rootArea, {
    id: gov.rootArea,
    parent: null,
    team: null,
    managers: [],
    techLeads: [],
    restricted: false,
    retired: false,
  })
  let given = 0
  let seq = 0
  const ids = {
    fresh: <T extends string>(prefix: string) => `${prefix}_${++given}` as T,
    numbered: <T extends string>(prefix: string) => `${prefix}-${++given}` as T,
  }
  const append = (drafts: readonly Draft[]) => {
    for (const { words, ...entry } of drafts) {
      seq += 1
      const envelope = {
        v: 1,
        org: 'org_1' as OrgId,
        seq,
        id: `ent_${seq}` as EntryId,
        at: 0,
        ...entry,
      } as unknown as Envelope
      evolveGov(gov, envelope)
      evolveNames(names, { envelope, words })
    }
  }
  const context = {
    gov,
    names,
    ids,
    sourceOf: ({ key, digest }: { key: string; digest: string }) => ({
      importer: 'people',
      root: 'r',
      key,
      digest,
    }),
    at: 0,
    proposedBy: 'per_ana' as PersonId,
    isReserved: (kind: string, text: string) => kind === 'handle' && text === 'ravi',
  }
  return {
    gov,
    append,
    apply(facts: readonly ImportFact[]) {
      const decision = decideFacts(context, facts, () => null)
      append(decision.drafts)
      return decision
    },
    finish(facts: readonly ImportFact[]) {
      const absent = absentFacts(gov, 'people', 'r', new Set(facts.map(({ key }) => key)))
      const decision = decideRetirement(gov, absent, () => false, 100)
      append(decision.drafts)
      return decision
    },
  }
}

const stated = (drafts: readonly FactDraft[]) => statedFacts(drafts, text => text)
const person = (handle: string, name: string | null = null, windows: string | null = null): FactDraft => ({
  kind: 'person',
  handle,
  name,
  zone: null,
  windows,
})
const crew = stated([
  person('li', 'Li Wei', 'mon-fri 09:30-18:30'),
  person('asha'),
  { kind: 'team', name: 'payments', members: ['li', 'asha'], teams: [] },
  { kind: 'area', path: 'payments', parent: '/', team: 'payments', managers: ['li'] },
  { kind: 'area', path: 'payments/ledger', parent: 'payments' },
])

describe('what a batch of facts leads to', () => {
  it('is everything the first time, and nothing the second', () => {
    const org = organisation()
    expect(org.apply(crew)).toMatchObject({ created: { people: 2, teams: 1, areas: 2 }, conflicts: [] })
    expect(org.apply(crew)).toMatchObject({ drafts: [], unchanged: 5, changed: 0 })
  })

  it('is the entry of what changed, and nothing where somebody changed it by hand', () => {
    const org = organisation()
    org.apply(crew)
    expect(org.apply(stated([person('li', 'Li W.')]))).toMatchObject({
      changed: 1,
      drafts: [{ kind: 'person.set' }],
    })
    const li = [...org.gov.people.keys()][0] as PersonId
    org.append([
      { kind: 'person.set', subject: li, area: null, audience: 'org', terms: { person: li }, words: null },
    ])
    const again = org.apply(stated([person('li', 'Li again')]))
    expect(again).toMatchObject({ drafts: [], conflicts: [{ key: 'person:li' }] })
  })

  it('is never a person who was erased', () => {
    expect(organisation().apply(stated([person('ravi')]))).toMatchObject({
      drafts: [],
      conflicts: [{ key: 'person:ravi' }],
    })
  })

  it('retires the deepest areas, then teams, then people, once', () => {
    const org = organisation()
    org.apply(crew)
    const { drafts, conflicts } = org.finish([])
    expect(conflicts).toEqual([])
    expect(drafts.map(({ kind }) => kind)).toEqual([
      'area.retired',
      'area.retired',
      'team.retired',
      'person.left',
      'person.left',
    ])
    expect(org.finish([]).drafts).toEqual([])
  })

  it('brings back what was retired, as the same subjects', () => {
    const org = organisation()
    org.apply(crew)
    const before = [...org.gov.people.keys(), ...org.gov.areas.keys()]
    org.finish([])
    expect(org.apply(crew)).toMatchObject({ changed: 5, conflicts: [] })
    expect([...org.gov.people.keys(), ...org.gov.areas.keys()]).toEqual(before)
    expect([...org.gov.areas.values()].every(area => !area.retired)).toBe(true)
  })

  it('leaves an area that still has others below it', () => {
    const org = organisation()
    org.apply(crew)
    const left = crew.filter(fact => fact.key !== 'area:payments')
    expect(org.finish(left)).toMatchObject({
      drafts: [],
      conflicts: [{ reason: 'areas below it are still here' }],
    })
  })
})
