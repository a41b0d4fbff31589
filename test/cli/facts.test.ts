import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gitFacts } from '../../src/cli/git-facts.ts'
import { linkFacts } from '../../src/cli/link-facts.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'locum-git-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const identity = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', '-c', 'commit.gpgsign=false']
function git(at: string, ...args: string[]): void {
  execFileSync('git', [...identity, '-C', at, ...args], { stdio: 'ignore' })
}

function commit(at: string, text: string): void {
  writeFileSync(join(at, 'file'), text)
  git(at, 'add', 'file')
  git(at, 'commit', '-m', text)
}

test('branches with unmerged or unpushed work and stashes are offered, merged ones are not', async () => {
  const hub = join(dir, 'hub.git')
  const payments = join(dir, 'payments')
  git(dir, 'init', '--bare', '-b', 'main', hub)
  git(dir, 'init', '-b', 'main', payments)
  commit(payments, 'one')
  git(payments, 'remote', 'add', 'origin', hub)
  git(payments, 'push', '-u', 'origin', 'main')
  git(payments, 'branch', 'merged')
  git(payments, 'checkout', '-b', 'refunds')
  commit(payments, 'two')
  git(payments, 'push', '-u', 'origin', 'refunds')
  commit(payments, 'three')
  writeFileSync(join(payments, 'file'), 'half done')
  git(payments, 'stash')
  const texts = (await gitFacts(['payments'], dir, () => undefined)).map(({ text }) => text)
  expect(texts[0]).toBe('Branch refunds of payments: 2 commits not merged into main, one commit not pushed')
  expect(texts[1]).toMatch(/^Stash in payments: WIP on refunds: /)
  expect(texts).toHaveLength(2)
})

test('odd repositories never throw: absent, a file, empty, bare, detached, broken', async () => {
  writeFileSync(join(dir, 'a-file'), '')
  for (const name of ['empty', 'detached', 'broken']) git(dir, 'init', '-b', 'main', name)
  git(dir, 'init', '--bare', 'bare.git')
  commit(join(dir, 'detached'), 'one')
  git(join(dir, 'detached'), 'checkout', '--detach')
  writeFileSync(join(dir, 'broken/.git/HEAD'), 'nonsense')
  mkdirSync(join(dir, 'plain'))
  const warned: string[] = []
  const paths = ['absent', 'a-file', 'empty', 'bare.git', 'detached', 'broken', 'plain', '--help', '\0']
  expect(await gitFacts(paths, dir, text => warned.push(text))).toEqual([])
  expect(warned.length).toBeGreaterThanOrEqual(4)
})

test('links and ticket ids become lines, each once', () => {
  const facts = linkFacts('Refunds https://example.com/1\nLIN-482  waits\nnothing here\nLIN-482 waits\n')
  expect(facts).toEqual([
    { kind: 'work', text: 'Refunds https://example.com/1', refs: ['https://example.com/1'] },
    { kind: 'work', text: 'LIN-482 waits', refs: ['LIN-482'] },
  ])
})
