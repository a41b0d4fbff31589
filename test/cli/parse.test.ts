import { expect, test } from 'vitest'
import type { CliHost } from '../../src/cli/host.ts'
import { inputOf } from '../../src/cli/input.ts'
import { runCli } from '../../src/cli/main.ts'
import { parse } from '../../src/cli/program.ts'

/** A host that has no folder to open: what needs one is a fault here. */
function host(more: Partial<CliHost> = {}): CliHost & { out: string; err: string } {
  const said = { out: '', err: '' }
  return Object.assign(said, {
    openFolder: () => Promise.reject(new Error('no folder in this test')),
    env: {},
    stdout: (text: string) => {
      said.out += text
    },
    stderr: (text: string) => {
      said.err += text
    },
    readStdin: () => Promise.resolve('PAY-7 https://example.com/7\n'),
    stdoutIsTty: false,
    stdinIsTty: false,
    osUser: 'ana',
    verify: () => Promise.reject(new Error('nothing to verify in this test')),
    restore: () => Promise.reject(new Error('nothing to restore in this test')),
    now: () => 0,
    cwd: '/',
    refusalOf: () => null,
    fault: () => 'f-1',
    serveMcp: () => Promise.reject(new Error('no assistant in this test')),
    ...more,
  })
}

async function inputFrom(line: readonly string[]): Promise<unknown> {
  const result = await parse(line, { out: () => undefined, err: () => undefined })
  if (result.is !== 'command') throw new Error(`not a command: ${JSON.stringify(result)}`)
  return await inputOf(result.parsed, host())
}

test.each([
  [['item', 'note', 'I-118', 'Backfill', 'at 80 %'], { id: 'I-118', text: 'Backfill at 80 %' }],
  [
    ['team', 'set', 'payments', '--members', 'ana, li,noor'],
    { name: 'payments', members: ['ana', 'li', 'noor'] },
  ],
  [['person', 'set', 'ana', '--auditor', 'yes'], { handle: 'ana', auditor: true }],
  [
    ['handoff', 'accept', 'H-1', '--item', 'I-1', '--item', 'I-2', '--read-back', 'hold stays'],
    { id: 'H-1', readBack: 'hold stays', items: ['I-1', 'I-2'] },
  ],
  [['person', 'list', '--limit', '500', '--data', '/x'], { limit: 500 }],
  [['handoff', 'draft', '--git', '--refs', '-'], { git: ['.'], refs: 'PAY-7 https://example.com/7\n' }],
])('%j becomes %j', async (line, input) => {
  expect(await inputFrom(line)).toMatchObject(input)
})

test('global options may stand anywhere, and `token create --as` is whom the token speaks for', async () => {
  const result = await parse(['--as', 'ana', 'token', 'create', '--as', 'li', '--format', 'json'], {
    out: () => undefined,
    err: () => undefined,
  })
  if (result.is !== 'command') throw new Error('not a command')
  expect(result.parsed.global).toMatchObject({ as: 'ana', format: 'json' })
  expect(await inputOf(result.parsed, host())).toMatchObject({ as: 'li' })
})

test.each([
  [['brif'], 'Did you mean brief?'],
  [['handoff', 'pubish', 'x.md'], 'Did you mean publish?'],
  [['brief', '--aera', 'payments'], 'Did you mean --area?'],
  [['item', 'close', 'I-1', '--at', '2026-11-20'], '--at and --seq are for reads.'],
  [['brief', '--seq', 'many'], 'is not a number'],
  [['brief', '--format', 'xml'], '--format xml is unknown'],
  [['handoff', 'check', 'absent.md'], 'absent.md cannot be read'],
  [['handoff'], 'A command is missing'],
  [['grant', 'add', 'spend', '/', '--to', '@ben'], 'See locum grant add --help.'],
  [['grant', 'add', 'spend', '/', '--holders', '@ben', '--quorum', '1.5'], 'See locum grant add --help.'],
  [['grnt'], 'See locum --help.'],
])('%j is wrong usage: exit 2, and standard output stays parseable', async (line, hint) => {
  const at = host()
  expect(await runCli(line, at)).toBe(2)
  expect(at.err).toContain(hint)
  const said = JSON.parse(at.out || '{"refusal":{"code":"usage"}}') as { refusal: { code: string } }
  expect(said.refusal.code).toBe('usage')
})

test('a fault is told by its id only: exit 1', async () => {
  const at = host()
  expect(await runCli(['brief'], at)).toBe(1)
  expect(JSON.parse(at.out)).toEqual({ fault: { id: 'f-1' } })
})

test('help shows examples first: exit 0', async () => {
  const at = host()
  expect(await runCli(['handoff', 'publish', '--help'], at)).toBe(0)
  expect(at.out).toMatch(/^Examples:\n {2}locum handoff publish today\.md/)
})

test('a server named without a token is wrong usage', async () => {
  const at = host({ env: { LOCUM_URL: 'http://localhost:1' } })
  expect(await runCli(['brief'], at)).toBe(2)
  expect(at.err).toContain('LOCUM_TOKEN')
})
