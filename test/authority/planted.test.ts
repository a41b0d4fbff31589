import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Planted } from './planted.ts'
import { fromTheEngine } from './planted-from-the-engine.ts'
import { fromTheRules } from './planted-from-the-rules.ts'

/*
 * The agreement is only worth what it would catch: each bug is planted in a copy of the engine, and the worlds must
 * disagree with it. Most are caught within a few worlds.
 */
const planted: readonly Planted[] = [...fromTheRules, ...fromTheEngine]
const worlds = process.env.LOCUM_DEEP === undefined ? 300 : 20_000
/** Fixed, so that a bug that is caught once is caught always. */
const seed = 1

const root = join(import.meta.dirname, '../..')
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'locum-planted-'))
  for (const folder of ['src/domain', 'test/authority'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true })
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}')
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** How many of the worlds were asked of the copy until one disagreed; null if all agree. */
async function caughtAfter(): Promise<number | null> {
  const env = { ...process.env, LOCUM_BRIEF: '1' }
  const child = spawn(process.execPath, ['test/authority/run.ts', `${seed}`, `${worlds}`], { cwd: copy, env })
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text
  })
  const [code] = await once(child, 'close')
  if (code === 0) return null
  // What does not even start says nothing about worlds.
  return (JSON.parse(said) as { seed: number }).seed - seed + 1
}

test('the engine as it is agrees', async () => {
  expect(await caughtAfter()).toBeNull()
})

test.each(planted)('caught: $why', async ({ file, find, replace }) => {
  const path = join(copy, 'src/domain', file)
  const text = readFileSync(path, 'utf8')
  expect(text.split(find).length - 1, `${find} in ${file}`).toBe(1)
  writeFileSync(
    path,
    text.replace(find, () => replace),
  )
  try {
    expect(await caughtAfter(), `no world of ${worlds} disagrees`).not.toBeNull()
  } finally {
    writeFileSync(path, text)
  }
})
