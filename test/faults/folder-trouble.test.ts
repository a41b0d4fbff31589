import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { locum } from '../cli/run.ts'

const main = join(import.meta.dirname, '../../src/server/main.ts')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locum-trouble-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What a command and the server say of a data folder. */
async function said(data: string): Promise<{ message: string; next: string }> {
  const run = await locum(['--data', data, 'person', 'list'])
  expect(run).toMatchObject({ code: 4, stderr: '' })
  const { refusal } = JSON.parse(run.stdout)
  expect(refusal.code).toBe('database_unreachable')
  const env = { PATH: process.env.PATH }
  const served = spawnSync(process.execPath, [main, 'serve', '--port', '0', '--data', data], { env })
  expect(served.status).toBe(1)
  expect(String(served.stderr)).toBe(`Locum could not start: ${refusal.message}\n${refusal.next}\n`)
  return refusal
}

it('a folder that cannot be one, or be written, is told with what to do', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  for (const data of [file, join(file, 'below')])
    expect(await said(data)).toEqual({
      code: 'database_unreachable',
      message: expect.stringContaining(`${data} cannot be used as a data folder`),
      next: expect.stringContaining('--data'),
    })
})

it('a damaged database is told, left as it is, and a backup takes its place', async () => {
  const file = join(folder, 'locum.db')
  writeFileSync(file, 'not a database at all, but long enough to be read as one. '.repeat(100))
  const before = readFileSync(file)
  expect(await said(folder)).toMatchObject({
    message: expect.stringContaining('is damaged'),
    next: expect.stringContaining('locum restore'),
  })
  expect(readFileSync(file)).toEqual(before)
})

it('what was recorded counts as recorded where the key that seals cannot be read: that is logged', async () => {
  const on = ['--data', folder]
  expect((await locum([...on, 'init', '--admin', 'ana', '--zone', 'Europe/Berlin'])).code).toBe(0)
  writeFileSync(join(folder, 'keys', 'sealing.key'), 'half a key')
  const run = await locum([...on, 'area', 'add', 'payments'])
  expect(run.code).toBe(0)
  expect(JSON.parse(run.stdout)).toHaveProperty('seq')
  expect(JSON.parse(run.stderr)).toMatchObject({
    operation: 'sealing',
    stack: expect.stringContaining('restore it from where you keep it'),
  })
  const { items } = JSON.parse((await locum([...on, 'area', 'list'])).stdout)
  expect(items).toMatchObject([{ path: 'payments' }])
})

it('a key of the environment that is none is wrong usage', async () => {
  const run = await locum(['--data', folder, 'person', 'list'], { env: { LOCUM_KEY: 'secret-but-short' } })
  expect(run.code).toBe(2)
  expect(JSON.parse(run.stdout)).toMatchObject({ refusal: { code: 'usage' } })
  expect(run.stdout + run.stderr).not.toContain('secret-but-short')
})
