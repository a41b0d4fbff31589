import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReports } from '../../src/cli/import/reports.ts'
import { readSigs } from '../../src/cli/import/sigs.ts'
import { batches, batchLimits } from '../../src/domain/import/batches.ts'
import { type FactDraft, type ImportFact, statedFacts } from '../../src/domain/import/facts.ts'
import { engines, openWorld, type World } from '../world.ts'
import { publicFiles } from './public-files.ts'

const stated = (drafts: readonly FactDraft[]): ImportFact[] =>
  statedFacts(drafts, text => createHash('sha256').update(text).digest('hex'))
const person = (handle: string, more: Partial<Extract<FactDraft, { kind: 'person' }>> = {}): FactDraft => ({
  kind: 'person',
  handle,
  name: null,
  zone: null,
  windows: null,
  ...more,
})
const team = (name: string, members: string[]): FactDraft => ({ kind: 'team', name, members, teams: [] })

interface Applied {
  readonly entries: number
  readonly created: Record<string, number>
  readonly changed: number
  readonly unchanged: number
  readonly conflicts: readonly { readonly key: string; readonly reason: string }[]
}

async function apply(world: World, facts: readonly ImportFact[]): Promise<Applied> {
  return (await world.must('ana', 'import.apply', { importer: 'people', root: 'crew', facts })) as Applied
}

async function finish(world: World, facts: readonly ImportFact[]) {
  const keys = facts.map(({ key }) => key)
  return (await world.must('ana', 'import.finish', { importer: 'people', root: 'crew', keys })) as {
    entries: number
    retired: Record<string, number>
    conflicts: readonly { subject: string; reason: string }[]
  }
}

describe.each(engines)('an import on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
  })
  afterAll(() => world.close())

  const crew = stated([
    person('li', { name: 'Li Wei', zone: 'Asia/Kolkata', windows: 'mon-fri 09:30-18:30' }),
    person('asha', { name: 'Asha Rao' }),
    team('payments', ['li', 'asha']),
    { kind: 'area', path: 'payments', parent: '/', team: 'payments', managers: ['li'] },
    { kind: 'area', path: 'payments/ledger', parent: 'payments' },
  ])

  it('makes what its facts say, and nothing when they come again', async () => {
    const first = await apply(world, crew)
    expect(first).toMatchObject({
      entries: 6,
      created: { people: 2, teams: 1, areas: 2, handoffs: 0 },
      conflicts: [],
    })
    expect(await apply(world, crew)).toMatchObject({ entries: 0, unchanged: 5, changed: 0, conflicts: [] })
  })

  it('proposes the hours it was told, in the name of whoever imports (V3)', async () => {
    const li = (await world.must('ana', 'person.show', { handle: 'li' })) as { windows: unknown }
    expect(li.windows).toEqual({ hours: 'mon-fri 09:30-18:30', zone: 'Asia/Kolkata', proposedBy: 'ana' })
  })

  it('adopts a person who was there before as they are', async () => {
    await world.must('ana', 'person.add', { handle: 'noor', name: 'Noor Haddad' })
    const again = await apply(world, stated([person('Noor', { name: 'Somebody Else' })]))
    expect(again).toMatchObject({ entries: 0, unchanged: 1 })
  })

  it('writes again what changed, and leaves what was changed by hand since', async () => {
    const renamed = stated([
      person('li', { name: 'Li W.', zone: 'Asia/Kolkata', windows: 'mon-fri 09:30-18:30' }),
    ])
    expect(await apply(world, renamed)).toMatchObject({ changed: 1, conflicts: [] })
    await world.must('ana', 'area.set', { path: 'payments/ledger', techLeads: ['asha'] })
    const moved = stated([{ kind: 'area', path: 'payments/ledger', parent: 'payments', techLeads: ['li'] }])
    const answer = await apply(world, moved)
    expect(answer).toMatchObject({ entries: 0, conflicts: [{ key: 'area:payments/ledger' }] })
    expect(answer.conflicts[0]?.reason).toContain('changed by hand')
  })

  it('keeps the keys of an import in parts, and retires only once all of them are there', async () => {
    const facts = stated(['pia', 'quinn', 'rosa', 'sam'].map(handle => person(handle)))
    await world.must('ana', 'import.apply', { importer: 'people', root: 'parts', facts })
    const about = { importer: 'people', root: 'parts' }
    const [pia, quinn, rosa] = facts.map(({ key }) => [key])
    const send = (number: number, keys: string[] | undefined, run = 'r-1') =>
      world.call('ana', 'import.finish', { ...about, keys, part: { run, number, of: 3 } })
    expect(await send(3, rosa)).toMatchObject({ refusal: { code: 'parts_missing', path: 'part' } })
    await send(1, pia)
    await send(2, quinn, 'r-2')
    expect(await send(3, rosa)).toMatchObject({ refusal: { code: 'parts_missing' } })
    // Killed and taken up again: a part sent twice is one part.
    await send(1, pia)
    expect(await send(2, quinn)).toMatchObject({ ok: true, value: { entries: 0, more: false } })
    expect(
      await world.call('ana', 'import.finish', {
        ...about,
        root: 'crew',
        keys: [],
        part: { run: 'r-1', number: 3, of: 3 },
      }),
    ).toMatchObject({
      refusal: { code: 'parts_missing' },
    })
    expect(await send(3, rosa)).toMatchObject({
      value: { retired: { people: 1 }, conflicts: [], more: false },
    })
    expect(await send(3, rosa)).toMatchObject({ refusal: { code: 'parts_missing' } })
    const people = (await world.must('ana', 'person.list', {})) as { items: { handle: string }[] }
    expect(people.items.map(({ handle }) => handle)).toEqual(expect.arrayContaining(['pia', 'quinn', 'rosa']))
    expect(people.items.map(({ handle }) => handle)).not.toContain('sam')
    for (const { handle } of people.items.filter(({ handle }) => ['pia', 'quinn', 'rosa'].includes(handle)))
      await world.must('ana', 'person.leave', { handle })
  })

  it('retires what it made and no longer speaks of, and nothing else', async () => {
    const rest = crew.filter(fact => fact.key !== 'person:asha')
    const answer = await finish(world, rest)
    expect(answer).toMatchObject({ retired: { people: 1, teams: 0, areas: 0 }, conflicts: [] })
    expect(await finish(world, rest)).toMatchObject({ entries: 0 })
    const people = (await world.must('ana', 'person.list', {})) as { items: { handle: string }[] }
    expect(people.items.map(({ handle }) => handle)).toEqual(['ana', 'li', 'noor'])
  })

  it('takes back a person whose fact returns, as the same person', async () => {
    expect(await apply(world, stated([person('asha', { name: 'Asha Rao' })]))).toMatchObject({ changed: 1 })
  })

  it('never makes an erased person again', async () => {
    await apply(world, stated([person('ravi')]))
    await world.must('ana', 'person.leave', { handle: 'ravi' })
    await world.must('ana', 'erase.person', { handle: 'ravi', ground: 'asked for it' })
    const answer = await apply(world, stated([person('ravi', { name: 'Ravi' })]))
    expect(answer).toMatchObject({ entries: 0, conflicts: [{ key: 'person:ravi' }] })
    const other = { importer: 'people', root: 'another', facts: stated([person('ravi')]) }
    expect(await world.must('ana', 'import.apply', other)).toMatchObject({ entries: 0 })
  })

  it('is refused whole where a fact cannot be read', async () => {
    const facts = stated([person('maya'), person('sam', { windows: 'whenever' })])
    const refusal = await world.refused('ana', 'import.apply', { importer: 'people', root: 'crew', facts })
    expect(refusal).toMatchObject({ code: 'bad_fact', path: 'facts[1].windows' })
  })
})

describe.each(engines)('an import of public files on %s', engine => {
  const kubernetes = publicFiles('kubernetes')
  const triage = publicFiles('rustc-perf-triage')

  async function send(
    world: World,
    importer: string,
    facts: readonly ImportFact[],
    most = Number.POSITIVE_INFINITY,
  ) {
    const sum = {
      entries: 0,
      created: {} as Record<string, number>,
      unchanged: 0,
      conflicts: [] as unknown[],
    }
    for (const batch of batches(facts).slice(0, most)) {
      const answer = (await world.must('ana', 'import.apply', {
        importer,
        root: 'files',
        facts: batch,
      })) as Applied
      sum.entries += answer.entries
      sum.unchanged += answer.unchanged
      sum.conflicts.push(...answer.conflicts)
      for (const [kind, count] of Object.entries(answer.created))
        sum.created[kind] = (sum.created[kind] ?? 0) + count
    }
    return sum
  }

  it.skipIf(kubernetes === null)(
    'brings in the Kubernetes community once, also when stopped halfway',
    async () => {
      const { facts } = await readSigs(kubernetes as string)
      const world = await openWorld(engine)
      const startedAt = performance.now()
      const stopped = await send(world, 'sigs', facts, 12)
      const rest = await send(world, 'sigs', facts)
      const tookMs = performance.now() - startedAt
      process.stdout.write(
        `import sigs on ${engine}: ${Math.round(tookMs)} ms for ${stopped.entries + rest.entries} entries\n`,
      )
      expect(stopped.created.people).toBe(12 * batchLimits.maxCount)
      expect((stopped.created.people ?? 0) + (rest.created.people ?? 0)).toBe(1_558)
      expect(rest).toMatchObject({ created: { teams: 646, areas: 35 + 236 }, conflicts: [] })
      expect(await send(world, 'sigs', facts)).toMatchObject({ entries: 0, unchanged: facts.length })
      const people = (await world.must('ana', 'person.list', { limit: 5_000 })) as {
        items: { handle: string }[]
      }
      expect(people.items.filter(({ handle }) => handle !== 'ana')).toHaveLength(1_558)
      const areas = (await world.must('ana', 'area.list', { limit: 5_000 })) as { items: ListedArea[] }
      const groups = areas.items.filter(({ path }) => path !== '/' && !path.includes('/'))
      expect(groups).toHaveLength(35)
      const chairs = groups.flatMap(({ managers }) => managers)
      const leads = groups.flatMap(({ techLeads }) => techLeads)
      expect([chairs.length, new Set(chairs).size, leads.length, new Set(leads).size]).toEqual([
        112, 98, 54, 50,
      ])
      expect(groups.filter(({ techLeads }) => techLeads.length === 0)).toHaveLength(15)
      await world.close()
    },
  )

  it.skipIf(triage === null)(
    'files 104 reports that open nothing, and nothing the second time (H13)',
    async () => {
      const map = fileURLToPath(new URL('../../docs/import/triage-map.yaml', import.meta.url))
      const { facts } = await readReports(triage as string, map)
      const world = await openWorld(engine)
      const report = facts.find(fact => fact.kind === 'report')
      const segments = report?.kind === 'report' ? report.area.split('/') : []
      for (const [at] of segments.entries()) {
        await world.must('ana', 'area.add', { path: segments.slice(0, at + 1).join('/') })
      }
      const startedAt = performance.now()
      const first = await send(world, 'reports', facts)
      process.stdout.write(`import reports on ${engine}: ${Math.round(performance.now() - startedAt)} ms\n`)
      expect(first).toMatchObject({ created: { handoffs: 104 }, conflicts: [] })
      expect(await send(world, 'reports', facts)).toMatchObject({ entries: 0 })
      expect(await world.must('ana', 'item.list', {})).toMatchObject({ items: [] })
      await world.close()
    },
  )
})

interface ListedArea {
  readonly path: string
  readonly managers: readonly string[]
  readonly techLeads: readonly string[]
}
