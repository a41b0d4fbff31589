import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFiles } from '../../src/domain/record/export-format.ts'
import { parseCheckpoint } from '../../src/domain/record/proofs/checkpoint.ts'
import { isIncluded } from '../../src/domain/record/proofs/inclusion.ts'
import { openNote, parseKey } from '../../src/domain/record/proofs/signed-note.ts'
import { parseProof } from '../../src/domain/record/proofs/tlog-proof.ts'
import { leafHash } from '../../src/domain/record/proofs/tree.ts'
import { nodePrimitives } from '../../src/verify/primitives.ts'
import { temporaryFolder } from '../proofs/exported.ts'
import { violations } from './axe-rules.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { show } from './look.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

let served: Served
let browser: Browser
let watched: Watched
const folder = temporaryFolder()

describe.skipIf(chromiumPath() === null)('the proof of an entry', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
    watched = await open(browser)
    await openSample(watched, served)
    await be(watched, 'noor')
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    folder.remove()
  })

  test('stands on its page in words, and is saved by keyboard as a file that an export and the verifier confirm', async () => {
    const { page } = watched
    await show(page, served.url, 'entry')
    const proof = page.getByRole('region', { name: 'Proof' })
    await proof.getByText('In a signed checkpoint. Later changes show, if you kept the checkpoint.').waitFor()
    const said = await proof.innerText()
    expect(said).toMatch(/Sealed in a checkpoint over \d+ entries, signed \d\d:\d\d/)
    const [, named = ''] = /The key that signed it\s+(\S+)/.exec(said) ?? []
    expect(await violations(page)).toEqual([])

    const saving = page.waitForEvent('download')
    await proof.getByRole('link', { name: 'Save the proof file' }).focus()
    await page.keyboard.press('Enter')
    const saved = await saving
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
    expect(saved.suggestedFilename()).toBe(`${id}.tlog-proof`)
    const { index, path, checkpoint } = parseProof(readFileSync(await saved.path(), 'utf8')) ?? {
      index: -1,
      path: [],
      checkpoint: '',
    }

    const dir = join(folder.dir, 'export')
    await run(process.execPath, [join(root, 'src/server/main.ts'), '--data', served.dataDir, 'export', dir])
    const bytes = readFileSync(join(dir, exportFiles.entries), 'utf8').split('\n')[index] ?? ''
    expect(JSON.parse(bytes)).toMatchObject({ id })
    const key = parseKey(nodePrimitives, named)
    const note = openNote(nodePrimitives, checkpoint, key === null ? [] : [key])
    const head = note.is === 'verified' ? parseCheckpoint(note.text) : null
    if (head === null) throw new Error('the key on the page does not open the checkpoint')
    const leaf = leafHash(nodePrimitives, Buffer.from(bytes))
    expect(isIncluded(nodePrimitives, { ...head, index, path, leaf })).toBe(true)
    const changed = leafHash(nodePrimitives, Buffer.from(bytes.replace('"actor"', '"actOr"')))
    expect(isIncluded(nodePrimitives, { ...head, index, path, leaf: changed })).toBe(false)

    const remembered = join(folder.dir, 'remembered.txt')
    writeFileSync(remembered, checkpoint)
    const verifier = join(root, 'dist/verify/locum-verify.mjs')
    const { stdout } = await run(process.execPath, [verifier, dir, '--checkpoint', remembered])
    expect(stdout).toContain('The record holds.')
    expect(watched.complaints).toEqual([])
  })
})
