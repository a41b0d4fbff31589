import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locum, type Run } from './run.ts'

let folder = ''
const at = (...args: string[]): Promise<Run> => locum(['--data', join(folder, 'data'), ...args])
const json = ({ stdout }: Run): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>
const code = (run: Run): unknown => (json(run).refusal as { code?: unknown } | undefined)?.code

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'locum-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the real binary on a data folder', () => {
  test('an empty folder says that it has no organisation, and what to do', async () => {
    const run = await at('brief')
    expect(run.code).toBe(4)
    expect(json(run)).toMatchObject({
      refusal: { code: 'no_organisation', next: expect.stringMatching(/init|sample/) },
    })
  })

  test('init makes an organisation and its first administrator, who acts where nobody is named', async () => {
    const run = await at('init', '--admin', 'ana', '--zone', 'Europe/Berlin', '--simulated')
    expect(run.code, run.stdout + run.stderr).toBe(0)
    expect(json(run)).toMatchObject({
      org: 'locum',
      admin: 'ana',
      signInUrl: expect.stringContaining('/sign-in#link='),
    })
    const added = await at('person', 'add', 'li', '--name', 'Li Wei', '--zone', 'Asia/Kolkata')
    expect(json(added)).toMatchObject({ id: expect.any(String), seq: expect.any(Number) })
    const people = json(await at('person', 'list')).items as { handle: string }[]
    expect(people.map(({ handle }) => handle).sort()).toEqual(['ana', 'li'])
  })

  test('what is not found is exit 3, what is refused exit 4, wrong usage exit 2 and records nothing', async () => {
    const before = json(await at('org', 'show')).atSeq
    const absent = await at('item', 'show', 'I-999')
    expect([absent.code, code(absent)]).toEqual([3, 'unknown_item'])
    const past = await at('clock', 'set', '2001-01-01T00:00Z')
    expect([past.code, code(past)]).toEqual([4, 'clock_backwards'])
    const write = await at('person', 'add', 'ben', '--at', '2031-11-20')
    expect([write.code, code(write)]).toEqual([2, 'usage'])
    const typo = await at('pesron', 'list')
    expect([typo.code, code(typo)]).toEqual([2, 'usage'])
    expect(typo.stderr).toContain('person')
    expect(json(await at('org', 'show')).atSeq).toBe(before)
  })

  test('the same idempotency key writes once', async () => {
    const line = ['person', 'add', 'ben', '--name', 'Ben', '--idempotency-key', 'k-1']
    const [first, second] = [json(await at(...line)), json(await at(...line))]
    expect(first).toHaveProperty('id')
    expect(second).toEqual(first)
  })

  test('a handoff comes from a file or from standard input; check with errors is exit 5', async () => {
    await at('area', 'add', 'payments')
    const run = await locum(['--data', join(folder, 'data'), 'handoff', 'check', '-'], {
      stdin: '---\narea: payments\n---\nShort.\n',
    })
    expect(run.code, run.stdout).toBe(5)
    expect(json(run)).toMatchObject({ ok: false, findings: expect.any(Array) })
  })

  test('text is for people, refusals then go to standard error', async () => {
    const people = await at('person', 'list', '--format', 'text')
    expect(people.stdout).toMatch(/^handle +name/)
    const refused = await at('item', 'show', 'I-999', '--format', 'text')
    expect([refused.code, refused.stdout]).toEqual([3, ''])
    expect(refused.stderr).toMatch(/I-999|item/)
  })

  test('a past read asked again with its at and atSeq is byte-identical', async () => {
    const first = json(await at('brief'))
    await at('team', 'set', 'payments', '--members', 'ana,li')
    const again = ['brief', '--at', String(first.at), '--seq', String(first.atSeq)]
    const [one, two] = [await at(...again), await at(...again)]
    expect(one.stdout).toBe(two.stdout)
    expect(json(one)).toEqual(first)
  })

  test('rebuild --check finds the views equal', async () => {
    const run = await at('rebuild', '--check')
    expect(run.code, run.stdout).toBe(0)
    expect(json(run)).toMatchObject({ ok: true, differences: [] })
  })

  test('rebuild --check is exit 5 where a view says something else, and changes nothing', async () => {
    const leave = await at('leave', 'add', '--from', '2031-11-20', '--until', '2031-11-21')
    expect(leave.code, leave.stdout).toBe(0)
    const db = new DatabaseSync(join(folder, 'data', 'locum.db'))
    db.exec('DELETE FROM subject WHERE from_seq = (SELECT max(from_seq) FROM subject)')
    db.close()
    const [one, two] = [await at('rebuild', '--check'), await at('rebuild', '--check')]
    expect([one.code, json(one).ok], one.stdout).toEqual([5, false])
    expect(two.stdout).toBe(one.stdout)
    expect((await at('rebuild')).code).toBe(0)
    expect((await at('rebuild', '--check')).code).toBe(0)
  })
})
