import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKeps } from '../../src/cli/import/keps.ts'
import { readMadr } from '../../src/cli/import/madr.ts'
import { batches } from '../../src/domain/import/batches.ts'
import type { DecisionFact, ImportFact } from '../../src/domain/import/facts.ts'
import { engines, openWorld, type World } from '../world.ts'
import { publicFiles } from './public-files.ts'
import { tempFolder } from './temp-folder.ts'

const decisionsOf = (facts: readonly ImportFact[]): DecisionFact[] =>
  facts.filter(fact => fact.kind === 'decision')

const kep = (more: string) => `title: Tide Tables
kep-number: 12
authors: ["@Ana"]
owning-sig: sig-harbour
reviewers: ["@li"]
approvers:
  - "@noor"
  - "the crew - mostly"
creation-date: 2025-03-01
${more}`

const tides = 'keps/sig-harbour/12-tide-tables/kep.yaml'

describe('import keps', () => {
  it('reads who approved what, how it stands and since when', async () => {
    const dir = await tempFolder({
      [tides]: kep('status: implemented\nstage: stable\nlatest-milestone: v1.36\n'),
    })
    const { facts, skipped, complete } = await readKeps(dir, null)
    expect(decisionsOf(facts)).toMatchObject([
      {
        key: `decision:${tides}`,
        type: 'architecture',
        areas: ['sig-harbour'],
        title: 'Tide Tables',
        outcome: 'Implemented, stage stable, milestone v1.36.',
        number: 'KEP-12',
        standing: 'in-force',
        deciders: ['noor'],
        authors: ['Ana'],
        consulted: ['li'],
        saidAt: Date.parse('2025-03-02T00:00:00Z'),
      },
    ])
    expect(facts.filter(fact => fact.kind === 'person').map(fact => fact.key)).toEqual([
      'person:noor',
      'person:ana',
      'person:li',
    ])
    expect(skipped).toEqual([
      { file: tides, line: 8, reason: 'names "the crew - mostly", which cannot be a handle' },
    ])
    expect(complete).toBe(true)
  })

  it('links enhancements by folder, number and address, and keeps other addresses', async () => {
    const cranes = 'keps/sig-harbour/13-cranes/kep.yaml'
    const dir = await tempFolder({
      [tides]: kep(
        'status: replaced\nsuperseded-by: [KEP-13]\nsee-also:\n  - https://example.org/x\n  - /keps/sig-gone/9-gone\n  - n/a\n',
      ),
      [cranes]: kep(
        'status: implementable\nreplaces: ["/keps/sig-harbour/12-tide-tables/README.md"]\nsee-also: ["https://github.com/kubernetes/enhancements/issues/12"]\n',
      ).replace('number: 12', 'number: 13'),
    })
    const { facts, skipped } = await readKeps(dir, 'harbour')
    const [first, second] = decisionsOf(facts)
    expect(first).toMatchObject({
      standing: 'superseded',
      supersededBy: [cranes],
      refs: ['https://example.org/x'],
      areas: ['harbour/sig-harbour', 'sig-harbour', 'harbour'],
    })
    expect(second).toMatchObject({ supersedes: [tides], seeAlso: [tides], refs: [] })
    expect(skipped.map(({ reason }) => reason)).toContain(
      'not imported: a reference to something that is no enhancement here',
    )
  })

  it('passes over templates and files without a title, and says what it cannot read', async () => {
    const dir = await tempFolder({
      'a/kep.yaml': kep('status: provisional|implementable\n'),
      'b/kep.yaml': 'status: implemented\n',
      'c/kep.yaml': 'title: [unclosed\n',
      'd/kep.yaml': kep('status: on hold\nlast-updated: v1.2\n'),
    })
    const { facts, skipped, complete } = await readKeps(dir, null)
    expect(decisionsOf(facts)).toMatchObject([
      { standing: 'other', status: 'on hold', saidAt: Date.parse('2025-03-02T00:00:00Z') },
    ])
    expect(skipped.filter(({ line }) => line !== 8).map(({ file, reason }) => [file, reason])).toEqual([
      ['a/kep.yaml', 'is a template'],
      ['b/kep.yaml', 'has no title'],
      ['c/kep.yaml', expect.stringContaining('is not YAML')],
      ['d/kep.yaml', 'has the status "on hold", which is none of a KEP; it counts as not in force'],
      ['d/kep.yaml', 'has the date "v1.2", which is no day; it is left out'],
    ])
    expect(complete).toBe(false)
  })
})

const record = (front: string, outcome = 'Chosen option: "Ebb", because it is *calm*.') =>
  `---\n${front}---\n# Use the tide\n\n## Context and Problem Statement\n\nWaves.\n\n## Decision Outcome\n\n${outcome}\n`

describe('import madr', () => {
  it('reads status, date, people, title and outcome of a record', async () => {
    const dir = await tempFolder({
      '0007-use-the-tide.md': record(
        'status: accepted\ndate: 2025-06-30\ndecision-makers: "@ana, Ben Sol"\nconsulted: [li]\ninformed:\n  - noor\n',
      ),
    })
    const { facts, skipped } = await readMadr(dir, 'harbour')
    expect(decisionsOf(facts)).toMatchObject([
      {
        key: 'decision:0007-use-the-tide.md',
        areas: ['harbour'],
        title: 'Use the tide',
        outcome: 'Chosen option: "Ebb", because it is *calm*.',
        number: 'ADR-0007',
        standing: 'in-force',
        deciders: ['ana', 'Ben Sol'],
        consulted: ['li'],
        informed: ['noor'],
        saidAt: Date.parse('2025-07-01T00:00:00Z'),
      },
    ])
    expect(skipped).toEqual([])
  })

  it('finds the successor by number or by link, and says where there is none', async () => {
    const dir = await tempFolder({
      '0001-a.md': record('status: superseded by ADR-0003\n'),
      '0002-b.md': record('status: "superseded by [ADR-3](0003-c.md)"\n'),
      '0003-c.md': record('status: superseded by ADR-0099\n'),
      'adr-template.md': record('status: "{proposed | accepted}"\n'),
      'README.md': '# Decisions\n\nAll of them.\n',
      '0004-open.md': '---\nstatus: accepted\n# never ends\n',
      '0005-odd.md': record('status: later, perhaps\n', '## Consequences'),
    })
    const { facts, skipped, complete } = await readMadr(dir, null)
    expect(decisionsOf(facts).map(({ supersededBy, standing }) => [standing, supersededBy])).toEqual([
      ['superseded', ['0003-c.md']],
      ['superseded', ['0003-c.md']],
      ['superseded', []],
      ['other', []],
    ])
    expect(skipped.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
      '0004-open.md:1 has front matter that never ends',
      'README.md:null is no decision record: no outcome and no status',
      'adr-template.md:null is a template',
      '0003-c.md:null names 0099 as its successor, which is not here',
      '0005-odd.md:null has the status "later, perhaps"; it counts as not in force',
      '0005-odd.md:null has no outcome under "Decision Outcome"',
    ])
    expect(complete).toBe(false)
  })
})

interface Applied {
  readonly entries: number
  readonly created: Readonly<Record<string, number>>
  readonly changed: number
  readonly unchanged: number
  readonly conflicts: readonly { readonly key: string; readonly reason: string }[]
}

describe.each(engines)('D5: imported decisions on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
  })
  afterAll(() => world.close())

  const apply = async (facts: readonly ImportFact[]) =>
    (await world.must('ana', 'import.apply', { importer: 'keps', root: 'k', facts })) as Applied
  const facts = async (files: Readonly<Record<string, string>>) =>
    (await readKeps(await tempFolder(files), null)).facts

  it('are made once, changed where their file changed, and left where their words were erased', async () => {
    const first = await facts({ [tides]: kep('status: implementable\n') })
    const made = await apply(first)
    expect(made.created).toMatchObject({ decisions: 1 })
    expect(await apply(first)).toMatchObject({ entries: 0, changed: 0, conflicts: [] })
    const second = await facts({ [tides]: kep('status: implemented\n') })
    expect(await apply(second)).toMatchObject({ entries: 1, changed: 1 })
    const entries = (await world.must('ana', 'record.list', { kind: 'decision.imported' })) as {
      items: { id: string; subject: string; terms: Record<string, unknown>; words: Record<string, unknown> }[]
    }
    expect(new Set(entries.items.map(({ subject }) => subject))).toEqual(new Set(['D-1']))
    const newest = entries.items.find(({ words }) => words.status === 'implemented')
    expect(newest).toMatchObject({
      terms: { standing: 'in-force', deciders: ['noor'], type: 'architecture' },
      words: { title: 'Tide Tables', number: 'KEP-12' },
    })
    await world.must('ana', 'erase.entry', { id: newest?.id, ground: 'asked' })
    const third = await facts({ [tides]: kep('status: withdrawn\n') })
    expect(await apply(third)).toMatchObject({
      entries: 0,
      conflicts: [{ reason: 'The words of this decision were erased.' }],
    })
  })
})

describe.each(engines)('D5: decisions of both kinds on %s', engine => {
  const cranes = 'keps/sig-harbour/13-cranes/kep.yaml'
  let world: World
  const list = async (input: object) =>
    (
      (await world.must('ana', 'decision.list', input)) as {
        items: { id: string; inForce: boolean; supersededBy: string | null }[]
      }
    ).items
  beforeAll(async () => {
    world = await openWorld(engine)
    await world.must('ana', 'area.add', { path: 'sig-harbour', techLeads: ['ana'] })
  })
  afterAll(() => world.close())

  it('stand in one list, linked both ways whichever file says so, and marked as not proved here', async () => {
    const dir = await tempFolder({
      [tides]: kep('status: implemented\n'),
      [cranes]: kep('status: implementable\nreplaces: [KEP-12]\n').replace('number: 12', 'number: 13'),
    })
    const { facts } = await readKeps(dir, null)
    await world.must('ana', 'import.apply', { importer: 'keps', root: 'k', facts })
    expect(await list({})).toMatchObject([
      { id: 'D-2', inForce: true, supersededBy: null },
      { id: 'D-1', inForce: false, supersededBy: 'D-2' },
    ])
    expect((await list({ inForce: true })).map(({ id }) => id)).toEqual(['D-2'])
    expect(await list({ state: 'imported', area: 'sig-harbour' })).toHaveLength(2)
    expect(await list({ state: 'decided' })).toEqual([])
    expect(await world.must('ana', 'decision.show', { id: 'D-2' })).toMatchObject({
      state: 'imported',
      text: 'Tide Tables',
      area: 'sig-harbour',
      decidedBy: ['noor'],
      decidedAt: '2025-03-02T00:00:00Z',
      proof: null,
      who: null,
      imported: {
        from: 'keps',
        number: 'KEP-13',
        standing: 'in-force',
        supersedes: ['D-1'],
        supersededBy: [],
        notProved: 'authority not proved here',
      },
    })
  })

  it('are replaced by a decision taken here, and then left alone by the next import', async () => {
    await world.must('ana', 'window.set', { windows: 'mon-sun 00:00-24:00', zone: 'Europe/Berlin' })
    await world.must('ana', 'type.start')
    const again = { type: 'architecture', area: 'sig-harbour', text: 'Cranes?', ref: ['KEP-13'] }
    expect(await world.refused('ana', 'decision.request', again)).toMatchObject({
      code: 'similar_decisions',
      details: { similar: [{ id: 'D-2', text: 'Tide Tables' }] },
    })
    const asked = (await world.must('ana', 'decision.request', {
      type: 'architecture',
      area: 'sig-harbour',
      text: 'Cranes without tides?',
      supersedes: 'D-2',
    })) as { id: string }
    await world.must('ana', 'decision.decide', { id: asked.id, outcome: 'yes', rationale: 'Calm water' })
    expect(await world.must('ana', 'decision.show', { id: 'D-2' })).toMatchObject({
      inForce: false,
      supersededBy: asked.id,
    })
    expect((await list({ inForce: true })).map(({ id }) => id)).toEqual([asked.id])
    const dir = await tempFolder({
      [cranes]: kep('status: implemented\n').replace('number: 12', 'number: 13'),
    })
    const { facts } = await readKeps(dir, null)
    expect(await world.must('ana', 'import.apply', { importer: 'keps', root: 'k', facts })).toMatchObject({
      entries: 0,
      conflicts: [{ reason: 'This decision was superseded here since the last import.' }],
    })
  })
})

const kubernetes = publicFiles('kubernetes')
describe.skipIf(kubernetes === null)('the enhancements of the Kubernetes community', () => {
  it('are read whole: each file with a title is a decision or a reported template', async () => {
    const { facts, complete, skipped } = await readKeps(`${kubernetes}/enhancements`, null)
    expect(complete).toBe(true)
    const templates = skipped.filter(({ reason }) => reason === 'is a template').length
    expect(decisionsOf(facts).length + templates).toBe(656)
    expect(batches(facts).length).toBeGreaterThan(10)
  }, 60_000)
})
