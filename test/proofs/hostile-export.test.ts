import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Envelope } from '../../src/domain/record/entry.ts'
import { exportFiles, manifestFile } from '../../src/domain/record/export-format.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { openWorld } from '../world.ts'
import { exportTo, grown, temporaryFolder } from './exported.ts'
import { opened, writeManifest, written } from './forgery.ts'
import { sealerOf } from './sealer.ts'

/* R3: whoever made an export may mean harm to whoever checks it: it is told to be none, without a fault, a wait or an end to memory. */

const names = [...Object.values(exportFiles), manifestFile]

describe('an export made to do harm', () => {
  const folder = temporaryFolder()
  const dir = join(folder.dir, 'true')
  const forged = join(folder.dir, 'forged')
  beforeAll(async () => {
    const world = await openWorld('sqlite')
    await grown(world, sealerOf(1), 8)
    await exportTo(world, sealerOf(1), dir)
    await world.close()
  })
  afterAll(() => folder.remove())

  const without = (name: string): string => {
    rmSync(forged, { recursive: true, force: true })
    cpSync(dir, forged, { recursive: true })
    const path = join(forged, name)
    rmSync(path)
    return path
  }
  const problems = (name: string) => expect.arrayContaining([expect.stringContaining(name)])

  it.each(names)('does not hold without %s', name => {
    without(name)
    expect(verifyExport(forged)).toMatchObject({ ok: false, problems: problems(name) })
  })

  it.each(names)('does not hold with a folder, a pipe or a link for %s', name => {
    mkdirSync(without(name))
    expect(verifyExport(forged)).toMatchObject({ ok: false, problems: problems(`${name} is not a file`) })
    execFileSync('mkfifo', [without(name)])
    expect(verifyExport(forged)).toMatchObject({ ok: false, problems: problems(`${name} is not a file`) })
    symlinkSync(join(dir, name), without(name))
    expect(verifyExport(forged)).toMatchObject({ ok: false, problems: problems(`${name} is not a file`) })
  })

  it.each(Object.values(exportFiles))('does not hold where %s is one line that does not end', name => {
    writeFileSync(without(name), Buffer.alloc(65 << 20, '1'))
    writeManifest(forged)
    expect(verifyExport(forged)).toMatchObject({ ok: false, problems: problems(name) })
  })

  it('is read in whole where a line is longer than what is read at once', () => {
    const line = readFileSync(join(dir, exportFiles.entries), 'utf8').split('\n')[0] ?? ''
    const long = `${line.slice(0, -1)},"more":"${'x'.repeat(3 << 20)}"}`
    const rest = readFileSync(join(dir, exportFiles.entries), 'utf8').slice(line.length)
    writeFileSync(without(exportFiles.entries), `${long}${rest}`)
    writeManifest(forged)
    expect(verifyExport(forged)).toMatchObject({ ok: false, firstBad: { seq: 1 } })
  })

  it.each([
    ['its own', ''],
    ['one further on', '/3'],
    ['that of another log', 'x/2'],
  ])('does not hold where a fork goes on under %s name, so that any key could sign it', (_, name) => {
    rmSync(forged, { recursive: true, force: true })
    const parts = opened(dir)
    const [first = ''] = parts.entries
    const { org } = JSON.parse(first) as Envelope
    const leaves = parts.checkpoints.at(-1)?.note
    const fork = {
      ...JSON.parse(parts.entries.at(-1) ?? ''),
      seq: parts.entries.length + 1,
      id: 'ent_forged',
    }
    const told = {
      kind: 'log.forked',
      subject: 'log',
      commitment: null,
      terms: { origin: `locum/${org}${name}`, leaves },
    }
    written({ ...parts, entries: [...parts.entries, JSON.stringify({ ...fork, ...told })] }, forged)
    expect(verifyExport(forged)).toMatchObject({
      ok: false,
      problems: problems('under a name that is not the next'),
    })
  })
})
