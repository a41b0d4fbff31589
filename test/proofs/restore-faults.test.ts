import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { locum } from '../cli/run.ts'
import { grow, Keeping, must, type Place, rootOf, seal } from './keeping.ts'

/* R6: whatever is wrong with a backup or stops a restore, the data of before is there, or the data restored. */

const main = join(import.meta.dirname, '../../src/server/main.ts')

const keeping = new Keeping()
let file: string
let root: string

beforeAll(async () => {
  const here = await keeping.place('sqlite')
  const opened = await keeping.begun(here)
  await grow(opened, 60)
  await seal(opened)
  root = await rootOf(opened)
  file = await keeping.backup(opened, here, join(keeping.folder(), 'good.db'))
  await opened.close()
})
afterAll(() => keeping.remove())

const copyOf = (change: (copy: string) => void) => (): string => {
  const copy = join(keeping.folder(), 'named.db')
  copyFileSync(file, copy)
  change(copy)
  return copy
}

const inside = (text: string) =>
  copyOf(copy => {
    const db = new DatabaseSync(copy)
    db.exec(text)
    db.close()
  })

const overwritten = (text: string, by: string) =>
  copyOf(copy => {
    const bytes = readFileSync(copy)
    for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at)) bytes.write(by, at)
    writeFileSync(copy, bytes)
  })

const bad: readonly (readonly [string, () => string, string])[] = [
  ['a name of nothing', () => join(keeping.folder(), 'none.db'), 'no_file'],
  ['a folder', () => keeping.folder(), 'not_a_backup'],
  ['an empty file', copyOf(copy => writeFileSync(copy, '')), 'not_a_backup'],
  ['a text', copyOf(copy => writeFileSync(copy, 'not a backup at all\n')), 'not_a_backup'],
  ['a database of something else', inside('DROP TABLE migration'), 'not_a_backup'],
  ['a backup of a later release', inside('INSERT INTO migration (id) VALUES (999)'), 'newer_release'],
  [
    'half of a backup',
    copyOf(copy => writeFileSync(copy, readFileSync(copy).subarray(0, 100_000))),
    'damaged',
  ],
  ['a backup with pages of another file', copyOf(copy => overwritePage(copy, 20)), 'damaged'],
  [
    'a backup in which an entry was changed',
    overwritten('"kind":"area.added"', '"kind":"area.addee"'),
    'not_sound',
  ],
  [
    'a backup in which an entry cannot be read',
    overwritten('"kind":"area.added"', '"kind":@area.added"'),
    'damaged',
  ],
  ['a backup without its last entry', inside('DELETE FROM entry WHERE seq = 30'), 'not_sound'],
  [
    'a database somebody writes to',
    copyOf(copy => writeFileSync(`${copy}-wal`, 'what was written last')),
    'in_use',
  ],
]

function overwritePage(copy: string, page: number): void {
  const bytes = readFileSync(copy)
  bytes.fill(0xa5, page * 4096, (page + 3) * 4096)
  writeFileSync(copy, bytes)
}

it.each(bad)('%s is refused, and nothing is changed', async (_, make, code) => {
  const there = await keeping.place('sqlite')
  const opened = await keeping.begun(there)
  const before = (await must(opened, 'record.list', { limit: 1000 })).items
  await opened.close()
  expect(await keeping.restoreTo(there, make())).toMatchObject({ ok: false, refusal: { code } })
  expect(readdirSync(there.dataDir).sort()).toEqual(['keys', 'locum.db'])
  const again = await keeping.open(there)
  expect((await must(again, 'record.list', { limit: 1000 })).items).toEqual(before)
  await again.close()
})

it('a list of erasures that cannot be read is refused: somebody could come back', async () => {
  const copy = copyOf(() => {})()
  appendFileSync(join(copy, '../locum-erasures.jsonl'), '{"org":"o","entr')
  const there = await keeping.place('sqlite')
  expect(await keeping.restoreTo(there, copy)).toMatchObject({
    ok: false,
    refusal: { code: 'damaged_list', message: expect.stringContaining('Line 1 of') },
  })
})

it('what was signed last, where it cannot be read, is not taken for nothing: neither sealed over nor restored over', async () => {
  const there = await keeping.place('sqlite')
  await (await keeping.begun(there)).close()
  const write = (path: string) => locum(['--data', there.dataDir, 'area', 'add', path])
  expect(await write('platform')).toMatchObject({ code: 0, stderr: '' })
  const keys = join(there.dataDir, 'keys')
  const remembered = join(keys, readdirSync(keys).find(name => name.endsWith('.checkpoint')) ?? '')
  const note = readFileSync(remembered, 'utf8')
  for (const garbage of ['', note.slice(0, 30)]) {
    writeFileSync(remembered, garbage)
    expect(await write(`ledger${garbage.length}`)).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Nothing is sealed: its file in keys\//),
    })
    expect(readFileSync(remembered, 'utf8')).toBe(garbage)
    expect(await keeping.restoreTo(there, file)).toMatchObject({
      ok: false,
      refusal: { code: 'damaged_checkpoint', message: expect.stringContaining(remembered) },
    })
  }
  writeFileSync(remembered, note)
  expect(await write('refunds')).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(remembered, 'utf8')).not.toBe(note)
})

it('a folder that is not there, or a file that is, is no place for a backup', async () => {
  const here = await keeping.place('sqlite')
  const opened = await keeping.begun(here)
  const into = (name: string) => keeping.backup(opened, here, name)
  await expect(into(join(here.dataDir, 'none/one.db'))).rejects.toThrow('no_folder')
  await expect(into(join(here.dataDir, 'locum.db'))).rejects.toThrow('file_exists')
  await opened.close()
})

/** The command line, restoring. */
function restoring({ dataDir, databaseUrl }: Place): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    LOCUM_DATA: dataDir,
    ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
  }
  return spawn(process.execPath, [main, 'restore', file], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Restored whole, with nothing left over in the folder. */
async function restoredWhole(there: Place): Promise<void> {
  const opened = await keeping.open(there)
  expect(await rootOf(opened)).toBe(root)
  expect(await checkRecord(opened.env, 1)).toMatchObject({ ok: true, differences: [] })
  await opened.close()
  expect(readdirSync(there.dataDir).filter(name => name.includes('writing'))).toEqual([])
}

describe('a restore that is killed', { timeout: 240_000 }, () => {
  it('while it writes into PostgreSQL has written nothing, and is done again', async () => {
    const there = await keeping.place('postgres')
    await (await keeping.open(there)).close()
    const client = new pg.Client({ connectionString: there.databaseUrl ?? '' })
    await client.connect()
    // It has written the tables before this one, and waits.
    await client.query('BEGIN; LOCK TABLE entry IN SHARE MODE')
    const child = restoring(there)
    for (let waits = 0; waits === 0; )
      waits = Number(
        (
          await client.query(
            `SELECT count(*) AS n FROM pg_locks WHERE NOT granted AND relation = 'entry'::regclass`,
          )
        ).rows[0].n,
      )
    await killed(child)
    await client.query('ROLLBACK')
    expect((await client.query('SELECT count(*)::int AS n FROM org')).rows).toEqual([{ n: 0 }])
    await client.end()
    expect(readdirSync(there.dataDir).some(name => name.includes('writing'))).toBe(true)
    expect(await keeping.restoreTo(there, file)).toMatchObject({ ok: true })
    await restoredWhole(there)
  })

  it('on a folder, whenever that is, leaves the database of before or the one restored', async () => {
    for (const part of [0.2, 0.5, 0.9]) {
      const there = await keeping.place('sqlite')
      const opened = await keeping.begun(there)
      const mine = (await must(opened, 'org.show')).id
      await opened.close()
      const child = restoring(there)
      let stdout = ''
      child.stdout?.on('data', chunk => {
        stdout += chunk
      })
      const gone = once(child, 'exit')
      // It is somewhere in its work when the copy is there.
      while (!readdirSync(there.dataDir).some(name => name.includes('writing')) && child.exitCode === null)
        await new Promise(resolve => setTimeout(resolve, 1))
      await new Promise(resolve => setTimeout(resolve, part * 100))
      child.kill('SIGKILL')
      await gone
      const again = await keeping.open(there)
      const found = (await must(again, 'org.show')).id
      await again.close()
      if (stdout.includes('organisations')) expect(found).not.toBe(mine)
      expect(await keeping.restoreTo(there, file)).toMatchObject({ ok: true })
      await restoredWhole(there)
    }
  })
})

it('of two restores at once into one PostgreSQL one is refused; into one folder both are kept', {
  timeout: 240_000,
}, async () => {
  const shared = await keeping.place('postgres')
  const done = await Promise.all([
    keeping.restoreTo(shared, file),
    keeping.restoreTo({ ...shared, dataDir: keeping.folder() }, file),
  ])
  expect(done.map(outcome => (outcome.ok ? 'restored' : outcome.refusal.code)).sort()).toEqual([
    'database_taken',
    'restored',
  ])
  await restoredWhole(shared)
  const there = await keeping.place('sqlite')
  mkdirSync(join(there.dataDir, 'keys'), { recursive: true })
  const [one, other] = [restoring(there), restoring(there)]
  expect((await Promise.all([once(one, 'exit'), once(other, 'exit')])).map(([code]) => code)).toEqual([0, 0])
  await restoredWhole(there)
})

/** The command line, writing; where it was let, the seq it was told. */
async function follow(dataDir: string, path: string): Promise<number | null> {
  const run = await locum(['--data', dataDir, 'area', 'add', path])
  if (run.code === 0) return JSON.parse(run.stdout).seq
  expect(JSON.parse(run.stdout)).toMatchObject({ refusal: { code: 'database_unreachable' } })
  return null
}

describe('a folder whose data is being replaced', { timeout: 240_000 }, () => {
  it('is not taken from whoever has it open: the restore is refused, and nothing is changed', async () => {
    const there = await keeping.place('sqlite')
    const opened = await keeping.begun(there)
    await expect(keeping.restoreTo(there, file, { waitMs: 50 })).rejects.toThrow(
      /^Another process works with .*locum\.db\.$/,
    )
    await grow(opened, 2)
    await opened.close()
    expect(readdirSync(there.dataDir).sort()).toEqual(['keys', 'locum.db'])
    expect(await keeping.restoreTo(there, file)).toMatchObject({ ok: true })
    await restoredWhole(there)
  })

  it('takes no writes meanwhile: each acknowledged one is in what was there before, or in what was restored', async () => {
    const there = await keeping.place('sqlite')
    await (await keeping.begun(there)).close()
    const restore = restoring(there)
    const gone = once(restore, 'exit')
    const told: { path: string; seq: number }[] = []
    for (let nth = 0; nth < 2 || restore.exitCode === null; nth++) {
      const paths = [`x${nth}`, `y${nth}`]
      const seqs = await Promise.all(paths.map(path => follow(there.dataDir, path)))
      for (const [index, seq] of seqs.entries())
        if (seq !== null) told.push({ path: paths[index] ?? '', seq })
    }
    expect(await gone).toEqual([0, null])
    expect(told.length).toBeGreaterThan(0)
    const before = keeping.folder()
    renameSync(join(there.dataDir, 'before-restore-1.db'), join(before, 'locum.db'))
    const found = new Set<string>()
    for (const dataDir of [before, there.dataDir]) {
      const opened = await keeping.open({ dataDir, databaseUrl: null })
      expect(await checkRecord(opened.env, 1)).toMatchObject({ ok: true, differences: [] })
      for (const { path } of (await must(opened, 'area.list', { limit: 1000 })).items) found.add(path)
      await opened.close()
    }
    expect(told.filter(({ path }) => !found.has(path))).toEqual([])
  })
})
