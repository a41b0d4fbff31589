import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { checkRecord } from '../services/record/check-record.ts'
import { latestCheckpoint } from '../storage/checkpoints.ts'
import { loadHead } from '../storage/entries.ts'
import { listOrganisations } from '../storage/organisations.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Store } from '../storage/store.ts'
import { nodeCrypto } from './environment.ts'
import { addErasuresOf, erasureListBeside, readErasureList, writeErasureList } from './erasure-list.ts'

export interface BackedUp {
  readonly org: string
  readonly slug: string
  readonly entries: number
  /** How many of them are sealed. */
  readonly sealed: number
}

/**
 * Writes the folder's database into one file, as of one instant and while others write; checks the copy against
 * itself; and keeps beside it the list of what was erased so far (R4). Keys are not in it.
 */
export async function backup(dataDir: string, store: Store, file: string): Promise<Outcome<unknown>> {
  if (existsSync(file))
    return refuse('file_exists', `${file} is there already.`, 'Name a new file.', { path: 'file' })
  const aside = `${file}.${process.pid}`
  rmSync(aside, { force: true })
  const source = new DatabaseSync(join(dataDir, 'locum.db'), { readOnly: true })
  try {
    source.prepare('VACUUM INTO ?').run(aside)
  } finally {
    source.close()
  }
  const checked = await checkCopy(aside)
  if (!checked.ok) {
    rmSync(aside, { force: true })
    return checked
  }
  renameSync(aside, file)
  const list = erasureListBeside(file)
  const erasures = readErasureList(list)
  await addErasuresOf(store, erasures)
  writeErasureList(list, erasures)
  return ok({ file, bytes: statSync(file).size, erasures: list, organisations: checked.value })
}

/** Opens a copy of a database and checks every record in it against itself. */
export async function checkCopy(file: string): Promise<Outcome<BackedUp[]>> {
  const store = await openSqlite({ file, now: Date.now })
  const tools = { store, crypto: nodeCrypto(new Uint8Array(32)), pause: () => Promise.resolve() }
  try {
    const found: BackedUp[] = []
    for (const { no, id, slug } of await store.read(0, listOrganisations)) {
      const { ok: isSound, differences } = await checkRecord(tools, no)
      if (!isSound)
        return refuse('not_sound', `The copy of ${slug} does not hold.`, 'Run locum rebuild --check.', {
          details: { differences: [...differences] },
        })
      const { head, last } = await store.read(no, function* () {
        return { head: yield* loadHead(no), last: yield* latestCheckpoint(no) }
      })
      found.push({ org: id, slug, entries: head?.seq ?? 0, sealed: last?.size ?? 0 })
    }
    return ok(found)
  } finally {
    await store.close()
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  }
}
