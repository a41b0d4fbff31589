import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { checkpointIn } from '../domain/record/proofs/checkpoint.ts'
import { sameBytes } from '../domain/record/proofs/primitives.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import type { Environment } from '../services/environment.ts'
import { eraseAgain, forkLog } from '../services/record/log-entries.ts'
import { extendTree, rootAt } from '../services/sealing/stored-tree.ts'
import { firstLink } from '../services/sign-in/links.ts'
import { copyIn, isVacant } from '../storage/copy-tables.ts'
import { loadHead } from '../storage/entries.ts'
import { beginsAsSqlite, inspectFile } from '../storage/inspect-file.ts'
import { listOrganisations, type StoredOrganisation } from '../storage/organisations.ts'
import { dropSignIns } from '../storage/sign-ins.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { HeldFile } from '../storage/sqlite-held.ts'
import type { Store } from '../storage/store.ts'
import { type BackedUp, checkCopy } from './backup.ts'
import { addErasuresOf, type ErasureList, erasureListBeside, readErasureList } from './erasure-list.ts'
import { checkpointsInKeys, checkpointsInStore, type KnownCheckpoints } from './known-checkpoints.ts'
import { asideOf, noSpace, removeDatabase, removeLeftovers } from './put-in-place.ts'
import { databaseOf, holdDatabase, swapDatabase } from './swap-database.ts'

export interface RestoreOptions {
  readonly dataDir: string
  readonly file: string
  /** R6: go on from an older state although more was sealed. */
  readonly fork: boolean
  /** R5: whoever was signed in as the backup was made is again. For moves: what was revoked since comes back too. */
  readonly keepSignIns: boolean
  /** Its slug, where one is named that must be inside. */
  readonly org?: string | undefined
  /** A PostgreSQL without an organisation, in place of the folder's own database. */
  readonly into?: Store
  /** How long it waits for others to close the folder's database. */
  readonly waitMs?: number
  readonly environmentOf: (store: Store) => Environment
}

export interface Restored {
  readonly org: string
  readonly slug: string
  readonly entries: number
  /** The new name of the log, where it was forked. */
  readonly forkedAs: string | null
  /** Entries whose words the backup still held, erased again. */
  readonly erasedAgain: number
  /** With which its first administrator signs in; null where they have a passkey, or sign-ins are kept. */
  readonly signInUrl: string | null
}

/**
 * R6: puts a backup in the place of the folder's database, which is kept aside, or into an empty PostgreSQL. Refused
 * where it is older than a checkpoint known here, unless it is to fork. What was erased since it was made is erased
 * again first (R4), so that it is never in the place restored to, and whatever stops this half-way changes nothing.
 */
export async function restore(options: RestoreOptions): Promise<Outcome<unknown>> {
  const { dataDir, file, into } = options
  const named = fileNamed(file)
  if (!named.ok) return named
  if (into !== undefined && !(await into.read(0, isVacant))) return taken()
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  removeLeftovers(databaseOf(dataDir))
  const aside = asideOf(databaseOf(dataDir))
  try {
    copyFileSync(file, aside)
    const sound = await checked(file, aside)
    if (!sound.ok) return sound
    const isInside = options.org === undefined || sound.value.some(({ slug }) => slug === options.org)
    if (!isInside) return notInside(file, sound.value)
    return await alone(options, held => putIn(options, aside, held))
  } catch (error) {
    const full = noSpace(error)
    if (full === null) throw error
    return full
  } finally {
    removeDatabase(aside)
  }
}

/** With the folder's own database held, so that nobody writes to what is about to be replaced. */
async function alone<T>(
  { dataDir, into, waitMs }: RestoreOptions,
  work: (held: HeldFile | null) => Promise<T>,
): Promise<T> {
  const isHeld = into === undefined || existsSync(databaseOf(dataDir))
  const held = isHeld ? await holdDatabase(dataDir, waitMs) : null
  try {
    return await work(held)
  } finally {
    held?.release()
  }
}

async function putIn(
  options: RestoreOptions,
  aside: string,
  held: HeldFile | null,
): Promise<Outcome<unknown>> {
  const { dataDir, into } = options
  const prepared = await prepare(options, aside, held)
  if (!prepared.ok) return prepared
  const organisations = prepared.value
  if (into === undefined) return ok({ organisations, before: swapDatabase(dataDir, aside, held) })
  return (await copyIn(aside, into)) ? ok({ organisations, before: null }) : taken()
}

/** Whether what is named may be a backup at all, before it is copied. */
function fileNamed(file: string): Outcome<null> {
  if (!existsSync(file))
    return refuse('no_file', `There is no file ${file}.`, 'Name a backup.', { path: 'file' })
  if (!statSync(file).isFile() || !beginsAsSqlite(file)) return notABackup(file)
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0)
    return refuse(
      'in_use',
      `${file} is a database in use: what was written last stands beside it.`,
      'Make a backup of it with locum backup, and restore that.',
      { path: 'file' },
    )
  return ok(null)
}

/** The copy of a backup: whether all of it can be read, by this release, and its records hold. */
async function checked(file: string, aside: string): Promise<Outcome<BackedUp[]>> {
  const found = inspectFile(aside)
  switch (found.is) {
    case 'sound':
      // What stands in it is the only reason for a fault, other than a full disk.
      return await checkCopy(aside).catch((error: Error) => noSpace(error) ?? damaged(file, error.message))
    case 'foreign':
      return notABackup(file)
    case 'newer':
      return refuse(
        'newer_release',
        `${file} was made by a later release.`,
        'Install that release or one after it, and restore with that.',
        { path: 'file' },
      )
    case 'damaged':
      return damaged(file, found.problem)
  }
}

function damaged(file: string, problem: string) {
  return refuse('damaged', `${file} is damaged: ${problem}.`, 'Restore another backup.', { path: 'file' })
}

function notABackup(file: string) {
  return refuse('not_a_backup', `${file} is not a backup.`, 'Name a file that locum backup made.', {
    path: 'file',
  })
}

function notInside(file: string, inside: readonly BackedUp[]) {
  const slugs = inside.map(({ slug }) => slug).join(', ')
  return refuse(
    'unknown_organisation',
    `That organisation is not in ${file}.`,
    inside.length === 0
      ? 'There is none in it: restore another backup.'
      : `In it: ${slugs}. Name one of them with --org, or another backup.`,
    { path: 'org' },
  )
}

function taken() {
  return refuse(
    'database_taken',
    'An organisation is in this PostgreSQL database already, or has been.',
    'Create an empty database, name it in DATABASE_URL, and restore into that.',
  )
}

async function prepare(
  { dataDir, file, fork, keepSignIns, environmentOf }: RestoreOptions,
  aside: string,
  held: HeldFile | null,
): Promise<Outcome<Restored[]>> {
  const inKeys = checkpointsInKeys(dataDir)
  if (!inKeys.ok) return inKeys
  const listed = readErasureList(erasureListBeside(file))
  if (!listed.ok) return listed
  const known = inKeys.value
  const erasures = listed.value
  await learn(held, known, erasures)
  const store = await openSqlite({ file: aside, now: Date.now })
  const env = environmentOf(store)
  try {
    const restored: Restored[] = []
    if (!keepSignIns) await store.write(0, () => dropSignIns(0))
    for (const org of await store.read(0, listOrganisations)) {
      const left = known.get(org.id)
      const isOlder = left !== undefined && !(await holds(env, org, left.note))
      if (isOlder && !fork) return older(org, left.size)
      const erasedAgain = await eraseAgain(env, org.no, [...(erasures.get(org.id) ?? [])])
      const forkedAs = isOlder ? await forkLog(env, org.no, left.note) : null
      const entries = (await store.read(org.no, () => loadHead(org.no)))?.seq ?? 0
      if (!keepSignIns) await store.write(org.no, () => dropSignIns(org.no))
      const signInUrl = keepSignIns ? null : await firstLink(env, org.slug)
      restored.push({ org: org.id, slug: org.slug, entries, forkedAs, erasedAgain, signInUrl })
    }
    return ok(restored)
  } finally {
    await store.close()
  }
}

/** What the folder's own database knows, where there is one that can be read. */
async function learn(held: HeldFile | null, known: KnownCheckpoints, erasures: ErasureList): Promise<void> {
  if (held === null || held.isNew) return
  try {
    await checkpointsInStore(held.store, known)
    await addErasuresOf(held.store, erasures)
  } catch {
    // One that is broken is why somebody restores: what it cannot tell is told by the keys and by the list of erasures.
  }
}

/** Whether a record still holds everything a checkpoint covers. */
async function holds(
  { store, crypto }: Environment,
  { no }: StoredOrganisation,
  note: string,
): Promise<boolean> {
  const checkpoint = checkpointIn(note)
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
