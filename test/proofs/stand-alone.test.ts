import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportFiles, manifestFile } from '../../src/domain/record/export-format.ts'
import { temporaryFolder } from './exported.ts'
import { writeManifest } from './forgery.ts'

/* R3: the verifier as one file, where there is nothing but Node and that file. */

const root = join(import.meta.dirname, '../..')
const folder = temporaryFolder()
const data = join(folder.dir, 'data')
const exported = join(folder.dir, 'export')
/** Nothing else is here: no packages, no sources. */
const alone = join(folder.dir, 'alone')
const environment = { PATH: '/nowhere', LOCUM_DATA: data }

function locum(...args: string[]): string {
  const env = { ...environment, PATH: process.env.PATH }
  return execFileSync(join(root, 'bin/locum'), args, { env, encoding: 'utf8' })
}

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Without the server's loop standing still meanwhile. */
async function verifierOn(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['locum-verify.mjs', ...args], {
    cwd: alone,
    env: { PATH: '/nowhere', ...env },
  })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', chunk => {
      said[stream] += chunk
    })
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, ...said }
}

function verifier(...args: string[]): Ran {
  const env = { PATH: '/nowhere' }
  return spawnSync(process.execPath, ['locum-verify.mjs', ...args], { cwd: alone, env, encoding: 'utf8' })
}

/** Another folder with the export in it, for somebody to alter. */
function copied(name: string): string {
  const dir = join(folder.dir, name)
  cpSync(exported, dir, { recursive: true })
  return dir
}

function altered(dir: string, name: string, change: (text: string) => string): void {
  writeFileSync(join(dir, name), change(readFileSync(join(dir, name), 'utf8')))
}

beforeAll(() => {
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', 'vite.verify.config.ts']
  const built = join(folder.dir, 'built')
  execFileSync(process.execPath, [...vite, '--outDir', built, '--logLevel', 'warn'], { cwd: root })
  expect(readdirSync(built)).toEqual(['locum-verify.mjs'])
  mkdirSync(alone)
  copyFileSync(join(built, 'locum-verify.mjs'), join(alone, 'locum-verify.mjs'))
  locum('sample', '--anchor', '2026-11-19T17:00:00Z')
  locum('export', exported)
}, 240_000)
afterAll(() => folder.remove())

describe('the verifier as one file', () => {
  it('is at most a megabyte, and imports nothing but Node', () => {
    const file = join(alone, 'locum-verify.mjs')
    expect(statSync(file).size).toBeLessThanOrEqual(1_000_000)
    const imported = [...readFileSync(file, 'utf8').matchAll(/^import .*?from ["']([^"']+)["']/gm)]
    expect(imported.map(([, name]) => name).filter(name => !name?.startsWith('node:'))).toEqual([])
    expect(imported.length).toBeGreaterThan(0)
  })

  it('says that the export of the sample holds, what it counted, and what it does not prove', () => {
    const { status, stdout, stderr } = verifier(exported, '--format', 'json')
    expect([status, stderr]).toEqual([0, ''])
    const found = JSON.parse(stdout)
    expect(found).toMatchObject({ ok: true, problems: [], simulated: true, sealed: found.entries })
    expect(found.decisionsChecked).toBeGreaterThan(0)
    expect(found.mapChangesChecked).toBeGreaterThan(20)
    const counts = Object.values(found.byAssurance as Record<string, number>)
    expect(counts.reduce((all, one) => all + one, 0)).toBe(found.entries)
    const text = verifier(exported)
    expect(text.status).toBe(0)
    expect(text.stdout).toMatch(/^The record holds\.\n/)
    expect(text.stdout).toContain('Not proved:')
    expect(JSON.parse(locum('verify', exported))).toEqual(found)
  })

  it('says of an altered byte which entry it is, and exits with 5', () => {
    const dir = copied('altered')
    altered(dir, exportFiles.entries, text => text.replace('"kind":"team.set"', '"kind":"team.sat"'))
    const lines = readFileSync(join(dir, exportFiles.entries), 'utf8').split('\n')
    const seq = 1 + lines.findIndex(line => line.includes('team.sat'))
    const as = verifier(dir)
    expect([as.status, as.stderr]).toEqual([5, ''])
    expect(as.stdout).toContain('The record does NOT hold.')
    expect(as.stdout).toContain(`First bad entry: ${seq}:`)
    writeManifest(dir)
    expect(JSON.parse(verifier(dir, '--format', 'json').stdout)).toMatchObject({
      ok: false,
      firstBad: { seq },
    })
    altered(dir, manifestFile, text => text.slice(1))
    expect(verifier(dir).status).toBe(5)
  })

  it('says of an older state that it holds, and with a remembered checkpoint that it does not', () => {
    const newer = join(folder.dir, 'newer')
    locum('person', 'add', 'zoe', '--name', 'Zoe Lind')
    locum('export', newer)
    const remembered = join(newer, exportFiles.checkpoint)
    expect(verifier(newer, '--checkpoint', remembered).status).toBe(0)
    expect(verifier(exported).stdout).toContain('nothing newer was left out')
    const refuted = verifier(exported, '--checkpoint', remembered)
    expect(refuted.status).toBe(5)
    const { entries } = JSON.parse(verifier(exported, '--format', 'json').stdout)
    expect(refuted.stdout).toContain(`First bad entry: ${entries + 1}:`)
  })

  it('prints the proof of one entry alone', () => {
    const proof = verifier(exported, '--entry', '5')
    expect([proof.status, proof.stdout.split('\n').slice(0, 2)]).toEqual([
      0,
      ['c2sp.org/tlog-proof@v1', 'index 4'],
    ])
    expect(verifier(exported, '--entry', 'ent_none')).toMatchObject({ status: 2, stdout: '' })
  })

  it('says with 2 what is wrong with how it was called', () => {
    for (const args of [
      [],
      [join(folder.dir, 'nowhere')],
      [exported, '--format', 'xml'],
      [exported, exported],
      [exported, '--checkpiont', 'x'],
    ]) {
      const { status, stdout, stderr } = verifier(...args)
      expect([status, stdout], args.join(' ')).toEqual([2, ''])
      expect(stderr).toContain('Usage: node locum-verify.mjs')
    }
  })

  it('reads a live server with a token from the environment, by the same check', {
    timeout: 120_000,
  }, async () => {
    const env = { PATH: process.env.PATH, LOCUM_DATA: data }
    const server = spawn(join(root, 'bin/locum'), ['serve', '--port', '0'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    try {
      const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
      const { url } = JSON.parse(line) as { url: string }
      const { token } = JSON.parse(locum('token', 'create')) as { token: string }
      const checkpoint = join(exported, exportFiles.checkpoint)
      const args = [url, '--checkpoint', checkpoint, '--format', 'json']
      const read = await verifierOn(args, { LOCUM_TOKEN: token })
      expect([read.status, read.stderr]).toEqual([0, ''])
      const found = JSON.parse(read.stdout)
      const before = JSON.parse(verifier(exported, '--checkpoint', checkpoint, '--format', 'json').stdout)
      expect(found).toMatchObject({ ok: true, problems: [], anchored: before.sealed })
      // Some of the sample is for few, and its administrator is none of them.
      expect(found.unread).toBeGreaterThan(0)
      expect(found.notProved.join(' ')).toContain(`What ${found.unread} entries say`)
      expect(found.entries).toBeGreaterThanOrEqual(before.entries)
      expect(found.decisionsChecked).toBe(before.decisionsChecked)
      const other = await verifierOn([url], { LOCUM_TOKEN: 'lcm_none' })
      expect(other).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringContaining('Nothing was verified'),
      })
      expect((await verifierOn(['http://127.0.0.1:9'], { LOCUM_TOKEN: token })).status).toBe(2)
    } finally {
      const gone = once(server, 'exit')
      server.kill('SIGTERM')
      await gone
    }
  })
})
