import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseCheckpoint } from '../domain/record/proofs/checkpoint.ts'
import { sameBytes } from '../domain/record/proofs/primitives.ts'
import { parseNote } from '../domain/record/proofs/signed-note.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import type { Environment } from '../services/environment.ts'
import { eraseAgain, forkLog } from '../services/record/log-entries.ts'
import { extendTree, rootAt } from '../services/sealing/stored-tree.ts'
import { loadHead } from '../storage/entries.ts'
import { listOrganisations, type StoredOrganisation } from '../storage/organisations.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { checkCopy } from './backup.ts'
import { addErasuresOf, type ErasureList, erasureListBeside, readErasureList } from './erasure-list.ts'
import { checkpointsInKeys, checkpointsInStore, type KnownCheckpoints } from './known-checkpoints.ts'

export interface RestoreOptions {
  readonly dataDir: string
  readonly file: string
  /** R6: go on from an older state although more was sealed. */
  readonly fork: boolean
  readonly environmentOf: (store: Environment['store']) => Environment
}

export interface Restored {
  readonly org: string
  readonly slug: string
  readonly entries: number
  /** The new name of the log, where it was forked. */
  readonly forkedAs: string | null
  /** Entries whose words the backup still held, erased again. */
  readonly erasedAgain: number
}

/**
 * R6: puts a backup in the place of the folder's database, which is kept aside. Refused where it is older than a
 * checkpoint known here, unless it is to fork. What was erased since it was made is erased again first (R4).
 */
export async function restore(options: RestoreOptions): Promise<Outcome<unknown>> {
  const { dataDir, file } = options
  if (!existsSync(file))
    return refuse('no_file', `There is no file ${file}.`, 'Name a backup.', { path: 'file' })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const aside = join(dataDir, `restoring-${process.pid}.db`)
  try {
    copyFileSync(file, aside)
    const checked = await checkCopy(aside)
    if (!checked.ok) return checked
    const prepared = await prepare(options, aside)
    if (!prepared.ok) return prepared
    return ok({ organisations: prepared.value, before: swap(dataDir, aside) })
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${aside}${suffix}`, { force: true })
  }
}

async function prepare(
  { dataDir, file, fork, environmentOf }: RestoreOptions,
  aside: string,
): Promise<Outcome<Restored[]>> {
  const known = checkpointsInKeys(dataDir)
  const erasures = readErasureList(erasureListBeside(file))
  await learnFromFolder(dataDir, known, erasures)
  const store = await openSqlite({ file: aside, now: Date.now })
  const env = environmentOf(store)
  try {
    const restored: Restored[] = []
    for (const org of await store.read(0, listOrganisations)) {
      const left = known.get(org.id)
      const isOlder = left !== undefined && !(await holds(env, org, left.note))
      if (isOlder && !fork) return older(org, left.size)
      const erasedAgain = await eraseAgain(env, org.no, [...(erasures.get(org.id) ?? [])])
      const forkedAs = isOlder ? await forkLog(env, org.no, left.note) : null
      const entries = (await store.read(org.no, () => loadHead(org.no)))?.seq ?? 0
      restored.push({ org: org.id, slug: org.slug, entries, forkedAs, erasedAgain })
    }
    return ok(restored)
  } finally {
    await store.close()
  }
}

/** What the database that is replaced knows, where there is one that can be read. */
async function learnFromFolder(
  dataDir: string,
  known: KnownCheckpoints,
  erasures: ErasureList,
): Promise<void> {
  const file = join(dataDir, 'locum.db')
  if (!existsSync(file)) return
  // One that is broken is why somebody restores: what it cannot tell is told by the keys and by the list of erasures.
  const store = await openSqlite({ file, now: Date.now }).catch(() => null)
  try {
    if (store === null) return
    await checkpointsInStore(store, known)
    await addErasuresOf(store, erasures)
  } catch {
    return
  } finally {
    await store?.close()
  }
}

/** Whether a record still holds everything a checkpoint covers. */
async function holds(
  { store, crypto }: Environment,
  { no }: StoredOrganisation,
  note: string,
): Promise<boolean> {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '')
  const entries = (await store.read(no, () => loadHead(no)))?.seq ?? 0
  if (checkpoint === null || checkpoint.size > entries) return false
  while (!(await store.write(no, () => extendTree(crypto, no, entries))));
  return sameBytes(await store.read(no, () => rootAt(crypto, no, checkpoint.size)), checkpoint.root)
}

function older({ slug }: StoredOrganisation, size: number) {
  return refuse(
    'older_than_sealed',
    `This backup of ${slug} is not what was sealed since: a checkpoint over ${size} entries is known here.`,
    'Restore a newer backup; or give --fork to go on from this one, which the record will say for ever.',
    { details: { sealed: size } },
  )
}

/** The database that was there is kept; its path, or null where there was none. */
function swap(dataDir: string, aside: string): string | null {
  const file = join(dataDir, 'locum.db')
  let before: string | null = null
  if (existsSync(file)) {
    for (let n = 1; before === null || existsSync(before); n++)
      before = join(dataDir, `before-restore-${n}.db`)
    renameSync(file, before)
    for (const suffix of ['-wal', '-shm'])
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${before}${suffix}`)
  }
  renameSync(aside, file)
  return before
}
