import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locum } from '../cli/run.ts'
import { publicFiles } from '../import/public-files.ts'
import { tempFolder } from '../import/temp-folder.ts'

const kubernetes = publicFiles('kubernetes')
const codeowners = `*        @ana
/docs/   @li @acme/docs
/api/    @noor
!bad     @x
`

async function answer<T>(args: readonly string[]): Promise<T> {
  const run = await locum([...args, '--format', 'json'])
  expect(run.code, run.stdout + run.stderr).toBe(0)
  return JSON.parse(run.stdout) as T
}

describe('the real binary, without an organisation or a server', { timeout: 60_000 }, () => {
  it('says who approves alone by a CODEOWNERS file, and what stalls without them', async () => {
    const dir = await tempFolder({ '.github/CODEOWNERS': codeowners })
    const file = join(dir, '.github/CODEOWNERS')
    const line = ['weekend-test', '--codeowners', file, '--without', 'noor,zoe']
    expect(await answer(line)).toMatchObject({
      repository: { dialect: 'codeowners' },
      singleApprover: ['*', '/api/'],
      soleHolders: [
        { person: 'ana', type: 'change.approve', area: '*' },
        { person: 'noor', type: 'change.approve', area: '/api/' },
      ],
      stalls: [{ path: '/api/', away: ['noor'], line: 3 }],
      notHere: ['zoe'],
      skipped: [{ line: 4, reason: 'starts with "!", which GitHub does not know in this file' }],
    })
    const { stdout } = await locum([...line, '--format', 'text'])
    expect(stdout).toContain('2 places with one approver, and nobody else:')
    expect(stdout).toContain('Without noor, zoe: 1 place nobody may approve:\n  /api/  noor')
    expect(stdout).toContain('Not an approver here: zoe.')
  })

  it('says what is wrong where there is nothing to read', async () => {
    const dir = await tempFolder({ 'a.txt': '' })
    const missing = await locum(['weekend-test', '--codeowners', join(dir, 'CODEOWNERS'), '--format', 'text'])
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('is not there.')])
    const empty = await locum(['weekend-test', '--owners', dir, '--format', 'text'])
    expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('has no OWNERS file')])
    const large = await tempFolder({ OWNERS: `approvers:\n${'- ana\n'.repeat(600_000)}` })
    const unread = await locum(['weekend-test', '--owners', large, '--format', 'text'])
    expect(unread.stderr).toMatch(/no OWNERS file that can be read: OWNERS is larger than 3072 KiB/)
    const both = await locum(['weekend-test', '--owners', dir, '--codeowners', 'x', '--format', 'text'])
    expect(both.code).toBe(2)
  })

  it.skipIf(kubernetes === null).each(['enhancements', 'community'])(
    'names the folders of %s with one approver',
    async name => {
      const startedAt = performance.now()
      const found = await answer<{ singles: { path: string; person: string; above: number }[] }>([
        'weekend-test',
        '--owners',
        join(`${kubernetes}`, name),
      ])
      process.stdout.write(`weekend-test of ${name}: ${Math.round(performance.now() - startedAt)} ms\n`)
      expect(found.singles.length).toBeGreaterThan(20)
      const { stdout } = await locum([
        'weekend-test',
        '--owners',
        join(`${kubernetes}`, name),
        '--format',
        'text',
      ])
      expect(stdout).toContain(
        `${found.singles.length} folders with one approver, where only folders above have others:`,
      )
    },
  )
})

describe('the real binary, on a data folder', { timeout: 120_000 }, () => {
  it('imports OWNERS, CODEOWNERS, KEPs and decision records, and writes nothing the second time', async () => {
    const dir = await tempFolder({
      'repository/OWNERS': 'approvers: [ana, noor]\n',
      'repository/api/OWNERS': 'approvers: [li]\noptions:\n  no_parent_owners: true\n',
      'web/.github/CODEOWNERS': codeowners,
      'keps/sig-a/1-tides/kep.yaml':
        'title: Tides\nstatus: implemented\nowning-sig: sig-a\napprovers: ["@li"]\n',
      'records/0001-use-tides.md':
        '---\nstatus: accepted\n---\n# Use tides\n\n## Decision Outcome\n\nTides.\n',
    })
    const on = ['--data', join(dir, 'data')]
    await answer([...on, 'init', '--admin', 'ana', '--zone', 'Europe/Berlin'])
    for (const area of ['payments', 'web']) await answer([...on, 'area', 'add', area])
    const lines = [
      ['owners', join(dir, 'repository'), '--area', 'payments'],
      ['codeowners', join(dir, 'web/.github/CODEOWNERS'), '--area', 'web'],
      ['keps', join(dir, 'keps')],
      ['madr', join(dir, 'records'), '--area', 'web'],
    ]
    const created = [{ people: 2, grants: 1 }, { grants: 1 }, { decisions: 1 }, { decisions: 1 }]
    for (const [at, line] of lines.entries())
      expect(await answer([...on, 'import', ...line])).toMatchObject({ created: created[at] })
    for (const line of lines)
      expect(await answer([...on, 'import', ...line])).toMatchObject({ entries: 0, changed: 0 })
    const who = await answer<{ chain: { person: string }[] }>([
      ...on,
      ...['who', 'change.approve', 'payments', '--path', 'api/x.go'],
    ])
    expect(who.chain.map(({ person }) => person)).toEqual(['li'])
    const nowhere = await locum([...on, 'import', 'owners', join(dir, 'repository'), '--area', 'gone'])
    expect([nowhere.code, nowhere.stdout]).toEqual([3, expect.stringContaining('unknown_area')])
    const noArea = await locum([...on, 'import', 'owners', join(dir, 'repository')])
    expect(noArea.code).toBe(2)
  })
})
