import { describe, expect, it } from 'vitest'
import { readCodeowners } from './codeowners-file.ts'
import type { OwnersTable } from './path-table.ts'
import { repositoryWeekend } from './weekend.ts'

const set = (filter: string | null, ...approvers: number[]) => ({ filter, line: 1, approvers })
/** Ana and Ben above; Li alone below `api`, where no parents count; Noor in `api/v1`; Sam for scripts in `docs`. */
const table: OwnersTable = {
  dialect: 'owners',
  holders: ['ana', 'ben', 'Li', 'noor', 'sam'].map(unknown => ({ unknown })),
  folders: [
    { dir: '', noParents: false, sets: [set(null, 0, 1)] },
    { dir: 'api', noParents: true, sets: [set(null, 2)] },
    { dir: 'api/v1', noParents: false, sets: [set(null, 3)] },
    { dir: 'docs', noParents: false, sets: [set('\\.js$', 4)] },
  ],
}
const weekend = (...without: string[]) => repositoryWeekend(table, new Map([['api', ['asha']]]), without)

describe('A13: the weekend test of a repository alone', () => {
  it('names the folders with one approver, and how many stand above', () => {
    const { singleApprover, singles, places, approvers } = weekend()
    expect(singleApprover).toEqual(['api/', 'api/v1/', 'docs/ (\\.js$)'])
    expect(singles.map(({ person, above }) => [person, above])).toEqual([
      ['Li', 0],
      ['noor', 1],
      ['sam', 2],
    ])
    expect([places, approvers]).toEqual([4, 5])
  })

  it('names who alone may approve, and who could be added: reviewers, then people above and beside', () => {
    expect(weekend().soleHolders).toEqual([
      { person: 'Li', type: 'change.approve', area: 'api/', could: ['asha', 'ana', 'ben', 'sam'] },
    ])
  })

  it('says what stalls without some people, whatever the case of their handles', () => {
    const { stalls, leftToAbove, leftWithOne, notHere } = weekend('LI', '@Ana', 'zoe')
    expect(stalls.map(({ path, away }) => [path, away])).toEqual([['api/', ['Li']]])
    expect(leftToAbove).toEqual([])
    expect(leftWithOne).toEqual([
      { path: '/', person: 'ben' },
      { path: 'api/v1/', person: 'noor' },
    ])
    expect(notHere).toEqual(['zoe'])
  })

  it('says where only people of folders above are left', () => {
    expect(weekend('noor', 'sam').leftToAbove.map(({ path, above }) => [path, above])).toEqual([
      ['api/v1/', 1],
      ['docs/ (\\.js$)', 2],
    ])
  })

  it('tells a team from a person, and counts no rule that a later one replaces', () => {
    const read = readCodeowners(
      '/a/b @ana\n/a/ @ben\n*.js @acme/web\n/docs/ @li @noor\n/docs/ @li\n/free/\n/c/ @x\nc/ @y\n',
      'CODEOWNERS',
    )
    const found = repositoryWeekend(read.table, new Map(), ['ben'])
    expect(found.replaced.map(({ line }) => line)).toEqual([1, 4, 7])
    expect(found.singleApprover).toEqual(['/a/', '/docs/', 'c/'])
    expect([found.singleTeam, found.unowned]).toEqual([['*.js'], ['/free/']])
    expect(found.stalls.map(({ path, line }) => [path, line])).toEqual([['/a/', 2]])
  })

  it('takes a file of twenty thousand rules in a moment', () => {
    const rules = Array.from({ length: 20_000 }, (_, n) => `/a${n % 700}/b${n} @p${n % 900}`)
    const { table: large } = readCodeowners(rules.join('\n'), 'CODEOWNERS')
    const before = process.cpuUsage().user
    expect(repositoryWeekend(large, new Map(), ['p1']).singleApprover).toHaveLength(20_000)
    expect(process.cpuUsage().user - before).toBeLessThan(3_000_000)
  })
})
