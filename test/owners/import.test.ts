import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCodeownersFacts, readOwnersFacts } from '../../src/cli/import/owner-facts.ts'
import { readSigs } from '../../src/cli/import/sigs.ts'
import { batches } from '../../src/domain/import/batches.ts'
import type { ImportFact } from '../../src/domain/import/facts.ts'
import { publicFiles } from '../import/public-files.ts'
import { tempFolder } from '../import/temp-folder.ts'
import { engines, openWorld, type World } from '../world.ts'
import { approversOf, filesOf } from './recount.ts'

interface Applied {
  readonly entries: number
  readonly created: Readonly<Record<string, number>>
  readonly changed: number
  readonly unchanged: number
  readonly conflicts: readonly { readonly key: string; readonly reason: string }[]
}
interface Who {
  readonly outcome: string
  readonly codes: readonly string[]
  readonly chain: readonly { readonly person: string; readonly entitled: string | boolean }[]
}

const tree = (owners: string) => ({
  OWNERS: owners,
  'api/OWNERS': 'approvers: [noor]\noptions: {no_parent_owners: true}\n',
  'docs/OWNERS': 'filters:\n  ".*": {approvers: [crew]}\n  "\\\\.js$": {approvers: [Sam]}\n',
  OWNERS_ALIASES: 'aliases:\n  crew: [ben, li]\n',
})

async function importer(world: World, name: string, root: string, facts: readonly ImportFact[]) {
  const parts: Applied[] = []
  for (const batch of batches(facts))
    parts.push((await world.must('ana', 'import.apply', { importer: name, root, facts: batch })) as Applied)
  return parts
}

async function entitled(world: World, type: string, area: string, path?: string): Promise<string[]> {
  const { chain } = (await world.must('ana', 'authority.who', {
    type,
    area,
    ...(path === undefined ? {} : { path }),
  })) as Who
  const isEntitled = (row: Who['chain'][number]) => row.entitled === true || row.entitled === 'yes'
  return chain.filter(isEntitled).map(({ person }) => person.toLowerCase())
}

describe.each(engines)('A2b: the files of a repository on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
    for (const path of ['payments', 'web']) await world.must('ana', 'area.add', { path })
  })
  afterAll(() => world.close())

  it('give those they name the right to approve, the path deciding who', async () => {
    const { facts } = await readOwnersFacts(await tempFolder(tree('approvers: ["@Ana", ben]\n')), 'payments')
    const [made] = await importer(world, 'owners', 'payments', facts)
    expect(made?.created).toMatchObject({ people: 4, grants: 1 })
    expect(made?.conflicts).toEqual([])
    expect(await entitled(world, 'change.approve', 'payments', 'src/main.go')).toEqual(['ana', 'ben'])
    expect(await entitled(world, 'change.approve', 'payments', 'api/x.go')).toEqual(['noor'])
    expect(await entitled(world, 'change.approve', 'payments', 'docs/a.js')).toEqual([
      'ben',
      'li',
      'sam',
      'ana',
    ])
  })

  it('are imported again without an entry, change as their files do, and go when nobody speaks of them', async () => {
    const { facts } = await readOwnersFacts(await tempFolder(tree('approvers: ["@Ana", ben]\n')), 'payments')
    expect((await importer(world, 'owners', 'payments', facts))[0]).toMatchObject({
      entries: 0,
      changed: 0,
      conflicts: [],
    })
    const changed = await readOwnersFacts(await tempFolder(tree('approvers: [li]\n')), 'payments')
    expect((await importer(world, 'owners', 'payments', changed.facts))[0]).toMatchObject({
      entries: 1,
      changed: 1,
    })
    expect(await entitled(world, 'change.approve', 'payments', 'src/main.go')).toEqual(['li'])
    const keys = changed.facts.filter(({ kind }) => kind === 'person').map(({ key }) => key)
    const gone = await world.must('ana', 'import.finish', { importer: 'owners', root: 'payments', keys })
    expect(gone).toMatchObject({ retired: { grants: 1, people: 0 } })
    expect(await entitled(world, 'change.approve', 'payments', 'src/main.go')).toEqual([])
    expect((await importer(world, 'owners', 'payments', changed.facts))[0]).toMatchObject({ changed: 1 })
    expect(await entitled(world, 'change.approve', 'payments', 'src/main.go')).toEqual(['li'])
  })

  it('are left where somebody took their grant back', async () => {
    const { facts } = await readOwnersFacts(await tempFolder(tree('approvers: [li]\n')), 'web')
    await importer(world, 'owners', 'web', facts)
    const shown = (await world.must('ana', 'record.list', { kind: 'grant.added', newestFirst: true })) as {
      items: { subject: string }[]
    }
    await world.must('ana', 'grant.revoke', { id: shown.items[0]?.subject })
    const changed = await readOwnersFacts(await tempFolder(tree('approvers: [sam]\n')), 'web')
    const [again] = await importer(world, 'owners', 'web', changed.facts)
    expect(again?.conflicts).toEqual([
      { key: 'grant:change.approve web', reason: 'This grant was changed by hand since the last import.' },
    ])
  })

  it('say which of their owners are not here, and name those as soon as they are', async () => {
    const dir = await tempFolder({ CODEOWNERS: '* @noor\n*.css @acme/web ben@example.org\n' })
    const { facts } = await readCodeownersFacts(`${dir}/CODEOWNERS`, 'web')
    const [made] = await importer(world, 'codeowners', 'web', facts)
    expect(made?.created).toMatchObject({ grants: 1 })
    expect(made?.conflicts[0]?.reason).toBe(
      'It is kept, but acme/web, ben@example.org hold nothing by it: they are not here. Add them and import again.',
    )
    expect(await entitled(world, 'change.approve', 'web', 'a.css')).toEqual([])
    await world.must('ana', 'team.set', { name: 'acme/web', members: ['sam', 'li'] })
    expect((await importer(world, 'codeowners', 'web', facts))[0]).toMatchObject({ changed: 1 })
    expect(await entitled(world, 'change.approve', 'web', 'a.css')).toEqual(['sam', 'li'])
    expect(await entitled(world, 'change.approve', 'web', 'a.md')).toEqual(['noor'])
    const envelope = JSON.stringify(await world.must('ana', 'record.list', { kind: 'grant.added' }))
    expect(envelope).not.toContain('ben@example.org')
  })

  it('are refused where they cannot be kept: no such area, a pattern that is none, a holder that is none', async () => {
    const { facts } = await readOwnersFacts(await tempFolder(tree('approvers: [li]\n')), 'nowhere')
    const at = { importer: 'owners', root: 'x' }
    expect(await world.refused('ana', 'import.apply', { ...at, facts })).toMatchObject({
      code: 'unknown_area',
    })
    const grant = { kind: 'grant', key: 'k', digest: 'd', area: 'web', type: 'change.approve' }
    const broken = (table: object) => ({ ...at, facts: [{ ...grant, table }] })
    const rule = { pattern: '!x', line: 3, owners: [] }
    expect(
      await world.refused(
        'ana',
        'import.apply',
        broken({ dialect: 'codeowners', file: 'CODEOWNERS', holders: [], rules: [rule] }),
      ),
    ).toMatchObject({ code: 'bad_fact', message: expect.stringContaining('line 3') })
    const set = { filter: null, line: 1, approvers: [7] }
    expect(
      await world.refused(
        'ana',
        'import.apply',
        broken({ dialect: 'owners', holders: [], folders: [{ dir: '', noParents: false, sets: [set] }] }),
      ),
    ).toMatchObject({ code: 'bad_fact' })
  })
})

const kubernetes = publicFiles('kubernetes')

describe.skipIf(kubernetes === null)('the Kubernetes community, imported', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld('sqlite')
    const sigs = await readSigs(`${kubernetes}`)
    await importer(world, 'sigs', 'kubernetes', sigs.facts)
    await world.must('ana', 'type.start')
    for (const name of ['enhancements', 'community']) {
      await world.must('ana', 'area.add', { path: name })
      const { facts } = await readOwnersFacts(`${kubernetes}/${name}`, name)
      for (const { conflicts } of await importer(world, 'owners', name, facts)) expect(conflicts).toEqual([])
    }
  }, 240_000)
  afterAll(() => world?.close())

  it.each(['enhancements', 'community'])(
    'of %s: those entitled to approve are those of a second reading, for 200 files',
    async name => {
      const repository = `${kubernetes}/${name}`
      const files = filesOf(repository)
      const every = Math.floor(files.length / 200)
      const chosen = files.filter((_, at) => at % every === 0)
      expect(chosen.length).toBeGreaterThanOrEqual(200)
      for (const path of chosen) {
        const people = new Set(await entitled(world, 'change.approve', name, path))
        expect(people, path).toEqual(approversOf(repository, path))
      }
    },
    240_000,
  )

  it('chairs hold people and priority in all 35 groups, tech leads architecture in the 20 that have any', async () => {
    const areas = (await world.must('ana', 'area.list', { limit: 1_000 })) as {
      items: { path: string; managers: string[]; techLeads: string[] }[]
    }
    const groups = areas.items.filter(
      ({ path }) => !path.includes('/') && !['enhancements', 'community'].includes(path) && path !== '',
    )
    expect(groups).toHaveLength(35)
    const fold = (handles: readonly string[]) => handles.map(handle => handle.toLowerCase())
    let withTechLeads = 0
    for (const { path, managers, techLeads } of groups) {
      expect(await entitled(world, 'people', path)).toEqual(fold(managers))
      expect(await entitled(world, 'priority', path)).toEqual(fold(managers))
      expect(await entitled(world, 'architecture', path)).toEqual(fold(techLeads))
      if (techLeads.length > 0) withTechLeads += 1
      else {
        const who = (await world.must('ana', 'authority.who', { type: 'architecture', area: path })) as Who
        expect([who.outcome, who.codes]).toEqual(['nobody', expect.arrayContaining(['vacant_role'])])
      }
    }
    expect(withTechLeads).toBe(20)
  }, 120_000)
})
