import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locum } from './run.ts'

/** Clears the screen, names the window, goes back to the first column, and reads from right to left. */
const steering = '\u001b[2J\u001b]0;owned\u0007\u009b31m\rgone\u202e'
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'locum-terminal-'))
  const made = await locum(['--data', folder, 'init', '--admin', 'ana', '--zone', 'Europe/Berlin'])
  expect(made.code, made.stderr).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['ask', `who owns the ${steering}crane?`],
  ['search', `owner:${steering} "${steering}" prio:${steering}`],
  ['record', 'list', '--area', `x${steering}`],
  ['area', 'show', `x${steering}`],
  [`no-such${steering}`],
])('what is typed does not steer the terminal it is echoed on: %s', async (...args) => {
  for (const format of ['text', 'json']) {
    const { stdout, stderr } = await locum(['--data', folder, '--format', format, ...args])
    expect(stdout + stderr).not.toBe('')
    expect(stdout + stderr).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
  }
})
