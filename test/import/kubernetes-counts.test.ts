import { describe, expect, it } from 'vitest'
import { readSigs } from '../../src/cli/import/sigs.ts'
import type { AreaFact, ImportFact } from '../../src/domain/import/facts.ts'
import { publicFiles } from './public-files.ts'
import { recount } from './recount.ts'

const dir = publicFiles('kubernetes')
const folded = (words: readonly string[]) => new Set(words.map(word => word.toLowerCase()))

function ofKind<K extends ImportFact['kind']>(facts: readonly ImportFact[], kind: K) {
  return facts.filter((fact): fact is Extract<ImportFact, { kind: K }> => fact.kind === kind)
}

describe.skipIf(dir === null)('import sigs of the Kubernetes community', async () => {
  if (dir === null) return
  const startedAt = performance.now()
  const reading = await readSigs(dir)
  const tookMs = performance.now() - startedAt
  process.stdout.write(`sigs read in ${Math.round(tookMs)} ms\n`)
  const counted = recount(dir)
  const areas = ofKind(reading.facts, 'area')
  const groups: AreaFact[] = areas.filter(area => area.parent === '/')

  it('finds 1,558 people, the very ones of a second count', () => {
    const people = ofKind(reading.facts, 'person').map(person => person.handle)
    expect(people).toHaveLength(1_558)
    expect(folded(people)).toEqual(counted.people)
  })

  it('finds 35 groups and makes each an area of its own', () => {
    expect([groups.length, counted.groups]).toEqual([35, 35])
    expect(areas).toHaveLength(35 + 236)
  })

  it('finds the 646 teams of a second count, by organisation and path', () => {
    const teams = ofKind(reading.facts, 'team').map(team => team.name)
    expect(teams).toHaveLength(646)
    expect(folded(teams)).toEqual(counted.teams)
  })

  it('keeps 112 chairs as managers, held by 98 people', () => {
    const chairs = groups.flatMap(group => group.managers ?? [])
    expect([chairs.length, folded(chairs).size]).toEqual([112, 98])
    expect(chairs.map(handle => handle.toLowerCase())).toEqual(counted.chairs)
  })

  it('keeps 54 tech leads in order, held by 50 people; 15 groups have none', () => {
    const leads = groups.flatMap(group => group.techLeads ?? [])
    expect([leads.length, folded(leads).size]).toEqual([54, 50])
    expect(leads.map(handle => handle.toLowerCase())).toEqual(counted.techLeads)
    const without = groups.filter(group => group.techLeads?.length === 0).length
    expect([without, counted.groupsWithoutTechLeads]).toEqual([15, 15])
  })

  it('gives 8 groups the GitHub team of their name, and the others none', () => {
    expect(groups.filter(group => group.team !== null)).toHaveLength(8)
    for (const { path, team } of groups) expect([null, `kubernetes/${path}`]).toContain(team)
  })

  it('refers only to what came earlier', () => {
    const seen = { person: new Set<string>(), team: new Set<string>(), area: new Set<string>(['/']) }
    for (const fact of reading.facts) {
      if (fact.kind === 'person') seen.person.add(fact.handle)
      if (fact.kind === 'report') continue
      if (fact.kind === 'team') {
        for (const name of fact.teams) expect(seen.team).toContain(name)
        for (const handle of fact.members) expect(seen.person).toContain(handle)
        seen.team.add(fact.name)
      }
      if (fact.kind === 'area') {
        expect(seen.area).toContain(fact.parent)
        for (const handle of [...(fact.managers ?? []), ...(fact.techLeads ?? [])])
          expect(seen.person).toContain(handle)
        if (fact.team) expect(seen.team).toContain(fact.team)
        seen.area.add(fact.path)
      }
    }
  })

  it('is complete, has each key once, and counts the folder of test data it passed over', () => {
    expect(reading.complete).toBe(true)
    expect(new Set(reading.facts.map(fact => fact.key)).size).toBe(reading.facts.length)
    expect(reading.skippedFolders).toBe(1)
    expect(reading.skipped.map(({ file }) => file)).toContain('community/generator/testdata')
  })

  it('says of every skipped line where it stands, among them the 120 teams of org.yaml files', () => {
    const ofOrg = reading.skipped.filter(({ reason }) => reason.includes('stands in org.yaml'))
    expect(ofOrg).toHaveLength(120)
    for (const { line } of ofOrg) expect(line).toBeGreaterThan(1)
  })

  it('gives the same facts when read again', async () => {
    expect((await readSigs(dir)).facts).toEqual(reading.facts)
  })
})
