import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { checkRecord } from '../services/record/check-record.ts'
import { latestCheckpoint } from '../storage/checkpoints.ts'
import { copyOut } from '../storage/copy-tables.ts'
import { loadHead } from '../storage/entries.ts'
import { listOrganisations } from '../storage/organisations.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Store } from '../storage/store.ts'
import { nodeCrypto } from './environment.ts'
import { addErasuresOf, erasureListBeside, readErasureList, writeErasureList } from './erasure-list.ts'
import { asideOf, noSpace, putInPlace, removeDatabase, removeLeftovers } from './put-in-place.ts'

export interface BackedUp {
  readonly org: string
  readonly slug: string
  readonly entries: number
  /** How many of them are sealed. */
  readonly sealed: number
}

/**
 * Writes the database into one file, as of one instant and while others write; checks the copy against itself; and
 * keeps beside it the list of what was erased so far (R4). Keys are not in it. The file is the same whether the
 * database is the folder's own or PostgreSQL.
 */
export async function backup(dataDir: string, store: Store, file: string): Promise<Outcome<unknown>> {
  if (existsSync(file))
    return refuse('file_exists', `${file} is there already.`, 'Name a new file.', { path: 'file' })
  if (!existsSync(dirname(file)))
    return refuse('no_folder', `There is no folder ${dirname(file)}.`, 'Make it, or name another.', {
      path: 'file',
    })
  const aside = asideOf(file)
  try {
    removeLeftovers(file)
    const copied = await copyInto(aside, dataDir, store)
    if (!copied.ok) return copied
    const checked = await checkCopy(aside)
    if (!checked.ok) return checked
    const list = erasureListBeside(file)
    const erasures = readErasureList(list)
    if (!erasures.ok) return erasures
    await addErasuresOf(store, erasures.value)
    writeErasureList(list, erasures.value)
    putInPlace(aside, file)
    return ok({ file, bytes: statSync(file).size, erasures: list, organisations: checked.value })
  } catch (error) {
    const full = noSpace(error)
    if (full === null) throw error
    return full
  } finally {
    removeDatabase(aside)
  }
}

async function copyInto(aside: string, dataDir: string, store: Store): Promise<Outcome<null>> {
  removeDatabase(aside)
  writeFileSync(aside, '', { mode: 0o600 })
  if (store.dialect === 'postgres') {
    await (await openSqlite({ file: aside, now: Date.now })).close()
    return (await copyOut(store, aside)) ? ok(null) : newer()
  }
  const source = new DatabaseSync(join(dataDir, 'locum.db'), { readOnly: true })
  try {
    source.prepare('VACUUM INTO ?').run(aside)
  } finally {
    source.close()
  }
  return ok(null)
}

function newer() {
  return refuse(
    'newer_release',
    'A later release has changed this database.',
    'Back it up with the release its servers run.',
  )
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
        return refuse(
          'not_sound',
          `The copy of ${slug} does not hold.`,
          'Run locum rebuild --check where it was made.',
          {
            details: { differences: [...differences] },
          },
        )
      const { head, last } = await store.read(no, function* () {
        return { head: yield* loadHead(no), last: yield* latestCheckpoint(no) }
      })
      found.push({ org: id, slug, entries: head?.seq ?? 0, sealed: last?.size ?? 0 })
    }
    return ok(found)
  } finally {
    await store.close()
  }
}
