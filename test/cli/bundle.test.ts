import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let root = ''
const run = (...args: string[]) => execFileSync(join(root, 'bin/locum'), args, { encoding: 'utf8' }).trim()
const write = (name: string, text: string) => writeFileSync(join(root, name), text)
/** The clocks of files are coarse: what is written next is later. */
const later = () => new Promise(done => setTimeout(done, 30))

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'locum-bundle-'))
  for (const folder of ['bin', 'src/server', 'src/web', '.build/program', 'node_modules/node/bin'])
    mkdirSync(join(root, folder), { recursive: true })
  copyFileSync(join(import.meta.dirname, '../../bin/locum'), join(root, 'bin/locum'))
  symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'))
  write('package.json', '{"type":"module"}')
  write('package-lock.json', '{}')
  write('src/server/main.ts', 'console.log("sources")')
  await later()
  write('.build/program/main.cjs', 'console.log("bundle")')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('the command line runs its bundle while no source has changed since', () => {
  expect(run('brief')).toBe('bundle')
})

test('so does the server', () => {
  expect(run('serve')).toBe('bundle')
})

test('a page that changed is no reason to leave the bundle', async () => {
  await later()
  write('src/web/page.tsx', '')
  expect(run('brief')).toBe('bundle')
})

test('a source that changed is run itself, also where it says it is old', async () => {
  await later()
  write('src/server/main.ts', 'console.log("changed")')
  utimesSync(join(root, 'src/server/main.ts'), 0, 0)
  expect(run('brief')).toBe('changed')
})
