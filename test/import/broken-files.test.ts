import { execFileSync } from 'node:child_process'
import { rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPeopleCsv } from '../../src/cli/import/people-csv.ts'
import { readReports } from '../../src/cli/import/reports.ts'
import { readSigs } from '../../src/cli/import/sigs.ts'
import { readTextFile } from '../../src/cli/import/text-file.ts'
import { tempFolder } from './temp-folder.ts'

const teams = 'org/config/harbour/x/teams.yaml'
const whole = { 'community/sigs.yaml': 'sigs: []\n', [teams]: 'teams:\n  cranes:\n    members: [ana]\n' }

async function losing(content: string | Uint8Array) {
  const reading = await readSigs(await tempFolder({ ...whole, [teams]: content }))
  return { complete: reading.complete, skipped: reading.skipped.filter(({ file }) => file === teams) }
}

describe('files that cannot be read', () => {
  it('are a missing folder', async () => {
    const reading = await readSigs('/nowhere/at/all')
    expect(reading).toEqual({
      facts: [],
      skipped: [{ file: '.', line: null, reason: 'is not there' }],
      skippedFolders: 0,
      complete: false,
    })
  })

  it('are a part of the layout that is missing, while the other part is read', async () => {
    const reading = await readSigs(await tempFolder({ [teams]: whole[teams] ?? '' }))
    expect(reading.facts.map(fact => fact.key)).toEqual(['person:ana', 'team:harbour/cranes'])
    expect(reading.skipped).toEqual([
      { file: 'community', line: null, reason: 'is not there' },
      { file: 'community/sigs.yaml', line: null, reason: 'is not there' },
    ])
  })

  it.each([
    ['what is not YAML', 'teams:\n  a: [b\n  c: d\n', /^is not YAML: /],
    ['a key twice', 'teams:\n  a: {}\n  a: {}\n', /^"a" stands here twice; the first counts$/],
    ['two documents', 'teams: {}\n---\nteams: {}\n', /^is not YAML: /],
    ['a hundred thousand brackets', '['.repeat(100_000), /^is not YAML/],
    [
      'levels without end',
      `teams: ${'{a: '.repeat(200)}${'}'.repeat(200)}\n`,
      /^lies more than 60 levels deep$/,
    ],
    ['bytes that are not UTF-8', Uint8Array.of(0x61, 0x0a, 0xff, 0xfe), /^is not UTF-8 text \(see line 2\)$/],
  ])('hold %s', async (_, content, reason) => {
    const { complete, skipped } = await losing(content)
    expect(complete).toBe(false)
    expect(skipped[0]?.reason).toMatch(reason)
  })

  it('are larger than any of them is', async () => {
    const { skipped } = await losing('#'.repeat(16 * 1_024 * 1_024 + 1))
    expect(skipped).toEqual([{ file: teams, line: null, reason: 'is larger than 16384 KiB (16385 KiB)' }])
  })

  it('vanish after they were listed', async () => {
    const dir = await tempFolder(whole)
    const gone: Promise<void>[] = []
    const reading = await readSigs(dir, ({ done }) => {
      if (done === 0) gone.push(rm(join(dir, teams)))
    })
    expect(gone).toHaveLength(1)
    expect(reading.skipped).toEqual([{ file: teams, line: null, reason: 'is not there' }])
    expect(reading.complete).toBe(false)
  })

  it('are symbolic links, which are not followed, so that there are no loops', async () => {
    const dir = await tempFolder(whole)
    await symlink('..', join(dir, 'org/config/loop'))
    const reading = await readSigs(dir)
    expect(reading.skipped).toEqual([
      { file: 'org/config/loop', line: null, reason: 'symbolic links are not followed' },
    ])
    expect(reading.facts).toHaveLength(2)
  })

  it('are no trouble where the two folders themselves are links to checkouts', async () => {
    const checkouts = await tempFolder(whole)
    const dir = await tempFolder({})
    await symlink(join(checkouts, 'community'), join(dir, 'community'))
    await symlink(join(checkouts, 'org'), join(dir, 'org'))
    expect(await readSigs(dir)).toEqual(await readSigs(checkouts))
  })

  it('are pipes, on which nobody waits', async () => {
    const dir = await tempFolder({})
    execFileSync('mkfifo', [join(dir, 'pipe')])
    expect(await readTextFile(join(dir, 'pipe'))).toEqual({ ok: false, reason: 'is not a regular file' })
  })

  it('are folders, links to themselves and paths through a file', async () => {
    const dir = await tempFolder({ 'a/b': '' })
    await symlink('self', join(dir, 'self'))
    const reasons = await Promise.all(['a', 'self', 'a/b/c'].map(path => readTextFile(join(dir, path))))
    expect(reasons).toEqual([
      { ok: false, reason: 'is not a regular file' },
      { ok: false, reason: 'is a loop of symbolic links' },
      { ok: false, reason: 'is not a folder' },
    ])
  })

  it('are reported by the other importers, too', async () => {
    const dir = await tempFolder({ 'map.yaml': 'area: [\n' })
    await writeFile(join(dir, 'people.csv'), Uint8Array.of(0xff))
    expect(await readPeopleCsv(join(dir, 'people.csv'))).toMatchObject({
      complete: false,
      skipped: [{ file: 'people.csv', line: null, reason: 'is not UTF-8 text (see line 1)' }],
    })
    expect(await readPeopleCsv(join(dir, 'none.csv'))).toMatchObject({
      skipped: [{ reason: 'is not there' }],
    })
    expect(await readReports(dir, join(dir, 'none.yaml'))).toMatchObject({ skipped: [{ file: 'none.yaml' }] })
    expect(await readReports(dir, join(dir, 'map.yaml'))).toMatchObject({
      complete: false,
      skipped: [{ file: 'map.yaml' }],
    })
  })
})
