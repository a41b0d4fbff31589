import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOwnersTree } from '../../src/cli/import/owners.ts'
import { gathering } from '../../src/cli/import/reading.ts'
import { foldHandle } from '../../src/domain/owners/owners-aliases.ts'
import { holdersOf } from '../../src/domain/owners/path-table.ts'
import { repositoryWeekend } from '../../src/domain/owners/weekend.ts'
import { publicFiles } from '../import/public-files.ts'
import { approversOf, filesOf } from './recount.ts'

const dir = publicFiles('kubernetes')

describe.skipIf(dir === null)('the OWNERS files of the Kubernetes community', async () => {
  if (dir === null) return
  for (const name of ['enhancements', 'community', 'org']) {
    const repository = join(dir, name)
    const into = gathering()
    const tree = await readOwnersTree(repository, into)
    const files = filesOf(repository)
    const every = Math.max(1, Math.floor(files.length / 200))
    const chosen = files.filter((_, at) => at % every === 0)

    it(`of ${name} give the approvers of a second reading, for ${chosen.length} of ${files.length} files`, () => {
      expect(chosen.length).toBeGreaterThanOrEqual(200)
      for (const file of chosen) {
        const found = holdersOf(tree.table, file)
        const holders = found.kind === 'none' ? [] : found.holders
        const names = holders.map(holder => ('unknown' in holder ? foldHandle(holder.unknown) : ''))
        expect(new Set(names), file).toEqual(approversOf(repository, file))
      }
    })

    it(`of ${name} are read whole`, () => {
      expect(into.reading().complete).toBe(true)
    })
  }

  it('have filters and no_parent_owners, and both count', () => {
    const community = join(dir, 'community')
    const anyFile = approversOf(community, 'README.md')
    const charter = approversOf(community, 'sig-none/charter.md')
    expect(charter.size).toBeGreaterThanOrEqual(anyFile.size)
    const alone = filesOf(community)
      .filter(file => file.endsWith('/OWNERS') && existsSync(join(community, file)))
      .filter(file => readFileSync(join(community, file), 'utf8').includes('no_parent_owners: true'))
    expect(alone.length).toBeGreaterThan(0)
    for (const file of alone) {
      const above = [...approversOf(community, 'README.md')]
      const here = approversOf(community, file)
      expect(above.some(name => !here.has(name))).toBe(true)
    }
  })

  it('name the folders with one approver, in both repositories', async () => {
    for (const name of ['enhancements', 'community']) {
      const { table, reviewers } = await readOwnersTree(join(dir, name), gathering())
      const { singleApprover, singles } = repositoryWeekend(table, reviewers, [])
      expect(singleApprover.length).toBeGreaterThan(0)
      for (const { path, person, above } of singles) {
        const all = approversOf(join(dir, name), `${path}some/file.go`)
        expect([all.has(foldHandle(person)), all.size]).toEqual([true, above + 1])
      }
    }
  })
})
