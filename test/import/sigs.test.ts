import { describe, expect, it } from 'vitest'
import { readSigs } from '../../src/cli/import/sigs.ts'
import type { ImportFact } from '../../src/domain/import/facts.ts'
import { tempFolder } from './temp-folder.ts'

const sigsYaml = `sigs:
  - dir: sig-harbour
    name: Harbour
    mission_statement: Looks after the harbour.
    leadership:
      chairs:
        - github: Ana
          name: Ana Sol
        - github: noor
      tech_leads:
        - github: noor
          name: Noor Aziz
        - github: ana
      emeritus_leads:
        - github: "007"
    contact:
      liaison:
        github: ravi
    subprojects:
      - name: Tide Tables
      - name: cranes
committees:
  - dir: committee-lighthouse
    name: Lighthouse
    leadership:
      chairs: []
usergroups: []
gb_rep:
  github: mei
`
const orgYaml = `admins: [ANA]
members:
- kofi # new
- 007
teams:
  owners:
    members: [lea]
`
const teamsYaml = `teams:
  sig-harbour:
    maintainers: [NOOR]
    members: [kofi, noor]
    privacy: closed
    teams:
      Night Watch:
        members: [ravi]
`
const whole = {
  'community/sigs.yaml': sigsYaml,
  'org/config/kubernetes/org.yaml': orgYaml,
  'org/config/kubernetes/sig-harbour/teams.yaml': teamsYaml,
}

function ofKind<K extends ImportFact['kind']>(facts: readonly ImportFact[], kind: K) {
  return facts.filter((fact): fact is Extract<ImportFact, { kind: K }> => fact.kind === kind)
}

describe('import sigs', () => {
  it('finds everybody once, whatever the case, spelled and named as first written', async () => {
    const { facts, complete } = await readSigs(await tempFolder(whole))
    const people = ofKind(facts, 'person').map(({ handle, name }) => [handle, name])
    expect(people).toEqual([
      ['Ana', 'Ana Sol'],
      ['noor', 'Noor Aziz'],
      ['007', null],
      ['ravi', null],
      ['mei', null],
      ['kofi', null],
      ['lea', null],
    ])
    expect(complete).toBe(true)
  })

  it('makes groups areas with their leads in order, and subprojects areas below them', async () => {
    const { facts } = await readSigs(await tempFolder(whole))
    expect(ofKind(facts, 'area')).toMatchObject([
      {
        path: 'sig-harbour',
        parent: '/',
        name: 'Harbour',
        team: 'kubernetes/sig-harbour',
        managers: ['Ana', 'noor'],
        techLeads: ['noor', 'Ana'],
      },
      {
        path: 'sig-harbour/tide-tables',
        parent: 'sig-harbour',
        name: 'Tide Tables',
        team: null,
        techLeads: [],
      },
      { path: 'sig-harbour/cranes', parent: 'sig-harbour' },
      { path: 'committee-lighthouse', parent: '/', team: null, managers: [], techLeads: [] },
    ])
  })

  it('makes teams of teams.yaml files, maintainers first, inner teams before outer ones', async () => {
    const { facts } = await readSigs(await tempFolder(whole))
    expect(ofKind(facts, 'team')).toMatchObject([
      { name: 'kubernetes/sig-harbour/Night-Watch', members: ['ravi'], teams: [] },
      {
        name: 'kubernetes/sig-harbour',
        members: ['noor', 'kofi'],
        teams: ['kubernetes/sig-harbour/Night-Watch'],
      },
    ])
  })

  it('says what it left out, with the line, once for each kind of thing', async () => {
    const { skipped } = await readSigs(
      await tempFolder({ ...whole, 'community/OWNERS': '', 'community/vendor/x': '' }),
    )
    expect(skipped).toEqual([
      { file: 'community/vendor', line: null, reason: 'folders of this name are never read' },
      {
        file: 'org/config/kubernetes/org.yaml',
        line: 6,
        reason: 'the team owners stands in org.yaml; teams are read from teams.yaml files',
      },
      { file: 'community/OWNERS', line: null, reason: 'not imported: a file that is no part of this layout' },
      {
        file: 'org/config/kubernetes/sig-harbour/teams.yaml',
        line: 5,
        reason: 'not imported: "privacy" of a team',
      },
      {
        file: 'community/sigs.yaml',
        line: 14,
        reason: 'not imported: "emeritus_leads" of a leadership (but its people)',
      },
      { file: 'community/sigs.yaml', line: 4, reason: 'not imported: "mission_statement" of a group' },
      { file: 'community/sigs.yaml', line: 16, reason: 'not imported: "contact" of a group' },
      { file: 'community/sigs.yaml', line: 28, reason: 'not imported: "gb_rep", which is no list of groups' },
    ])
  })

  it('tells of each file before it is read', async () => {
    const steps: string[] = []
    await readSigs(
      await tempFolder(whole),
      ({ file, done, total }) => void steps.push(`${done}/${total} ${file}`),
    )
    expect(steps).toEqual(Object.keys(whole).map((file, done) => `${done}/3 ${file}`))
  })

  it('changes the digest of what changed, and of nothing else', async () => {
    const before = (await readSigs(await tempFolder(whole))).facts
    const renamed = sigsYaml.replace('name: Lighthouse', 'name: Beacons')
    const after = (await readSigs(await tempFolder({ ...whole, 'community/sigs.yaml': renamed }))).facts
    const digests = new Map(before.map(({ key, digest }) => [key, digest]))
    const changed = after.filter(({ key, digest }) => digests.get(key) !== digest)
    expect(changed.map(fact => fact.key)).toEqual(['area:committee-lighthouse'])
  })

  it.each([
    ['a group without dir', 'sigs:\n  - name: X\n', 2, 'a group without "dir"'],
    ['a path that cannot be', 'sigs:\n  - dir: a b\n', 2, '"a b" cannot be the path of an area here'],
    ['a group twice', 'sigs:\n  - dir: a\n  - dir: A\n', 3, 'the area A was read before'],
    [
      'a lead without a handle',
      'sigs:\n  - dir: a\n    leadership:\n      chairs:\n        - name: X\n',
      5,
      'a lead without "github"',
    ],
    [
      'a handle that cannot be',
      'sigs:\n  - dir: a\n    contact: { github: "a b" }\n',
      3,
      '"a b" cannot be a handle',
    ],
    [
      'an alias',
      'sigs:\n  - &x\n    dir: a\n  - *x\n',
      4,
      'the alias *x is not followed; write out what it stands for',
    ],
    ['a file of another kind', '- a\n', 1, 'is not a map of lists of groups'],
  ])('loses %s, and says where', async (_, content, line, reason) => {
    const reading = await readSigs(await tempFolder({ ...whole, 'community/sigs.yaml': content }))
    expect(reading.complete).toBe(false)
    expect(reading.skipped).toContainEqual({ file: 'community/sigs.yaml', line, reason })
    expect(ofKind(reading.facts, 'team')).toHaveLength(2)
  })

  it.each([
    ['members that are no list', 'teams:\n  a:\n    members: ana\n', 3, 'is not a list of handles'],
    ['a member that is no handle', 'teams:\n  a:\n    members:\n    - { x: 1 }\n', 4, 'is not a handle'],
    ['a team without a name', 'teams:\n  "": {}\n', 2, '"kubernetes/" cannot be the name of a team'],
    [
      'a team whose name was read',
      'teams:\n  a/b: {}\n  a:\n    teams:\n      b: {}\n',
      5,
      'the team kubernetes/a/b was read before',
    ],
  ])('loses %s, and says where', async (_, content, line, reason) => {
    const file = 'org/config/kubernetes/sig-harbour/teams.yaml'
    const reading = await readSigs(await tempFolder({ ...whole, [file]: content }))
    expect(reading.skipped).toContainEqual({ file, line, reason })
    expect([reading.complete, ofKind(reading.facts, 'area').length]).toEqual([false, 4])
  })
})
