import type { OrgId } from '../../domain/ids.ts'
import { checkpointIn, formatCheckpoint } from '../../domain/record/proofs/checkpoint.ts'
import { type Primitives, sameBytes } from '../../domain/record/proofs/primitives.ts'
import { formatKey, type Signer, signNote } from '../../domain/record/proofs/signed-note.ts'
import { hourMs } from '../../domain/time/instant.ts'
import {
  dropCheckpoint,
  insertCheckpoint,
  latestCheckpoint,
  type StoredCheckpoint,
} from '../../storage/checkpoints.ts'
import { loadHead } from '../../storage/entries.ts'
import { listOrganisations } from '../../storage/organisations.ts'
import type { Script } from '../../storage/sql.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Environment } from '../environment.ts'
import { type LogInForce, logInForce } from './log-in-force.ts'
import { extendTree, rootAt } from './stored-tree.ts'

/** What a process that seals holds, from outside the database. */
export interface Sealer {
  readonly primitives: Primitives
  /** The key this process holds, under the name of a log. */
  signerFor(origin: string): Signer
  /** The last checkpoint this process knows to have been signed, as a note; from outside the database. */
  recall(origin: string): Promise<string | null>
  remember(origin: string, note: string): Promise<void>
}

export type SealingOutcome =
  /** `checkpoint` is null where nothing was left to seal. */
  | { readonly is: 'sealed'; readonly checkpoint: StoredCheckpoint | null }
  /** Another key signs this log: this process does not. */
  | { readonly is: 'other-key'; readonly key: string }
  /** The record is not what was signed before: it was rolled back, or entries were altered. Nothing is signed. */
  | { readonly is: 'inconsistent'; readonly signed: number; readonly why: string }

/**
 * R2: signs a checkpoint over everything recorded so far. Runs under the organisation's append lock, and signs only a
 * tree that continues what was signed before, so that of several processes none can fork the log or step back.
 */
export async function sealRecord(env: Environment, org: OrgNo, sealer: Sealer): Promise<SealingOutcome> {
  const { store, pause } = env
  const log = await store.read(org, () => unsealed(org))
  if (log === null) return { is: 'sealed', checkpoint: null }
  const { origin } = log
  const known = await sealer.recall(origin)
  for (;;) {
    const outcome = await store.write(org, () => sealNow(env, org, log.id, { origin, sealer, known }))
    if (outcome === 'more') {
      await pause()
      continue
    }
    if (outcome.is === 'sealed' && outcome.checkpoint !== null)
      await sealer.remember(origin, outcome.checkpoint.note)
    return outcome
  }
}

/** The organisation, where it has entries that no checkpoint covers. */
function* unsealed(org: OrgNo): Script<(LogInForce & { id: OrgId }) | null> {
  const head = yield* loadHead(org)
  const last = yield* latestCheckpoint(org)
  if (head === null || head.seq <= (last?.size ?? 0)) return null
  const place = (yield* listOrganisations()).find(({ no }) => no === org)
  return place === undefined ? null : { id: place.id, ...(yield* logInForce(org, place.id)) }
}

interface Sealing {
  readonly origin: string
  readonly sealer: Sealer
  /** The last checkpoint known outside the database. */
  readonly known: string | null
}

function* sealNow(
  env: Environment,
  org: OrgNo,
  id: OrgId,
  { origin, sealer, known }: Sealing,
): Script<SealingOutcome | 'more'> {
  const size = (yield* loadHead(org))?.seq ?? 0
  const last = yield* latestCheckpoint(org)
  if (last !== null && last.size >= size) return { is: 'sealed', checkpoint: null }
  const signer = sealer.signerFor(origin)
  const key = formatKey(signer.key)
  const log = yield* logInForce(org, id)
  if (log.key !== null && log.key !== key) return { is: 'other-key', key: log.key }
  // The log got another name since this was begun: the next time goes by that.
  if (log.origin !== origin) return { is: 'sealed', checkpoint: null }
  if (!(yield* extendTree(env.crypto, org, size))) return 'more'
  const remembered = headOf(known)
  if (known !== null && remembered === null)
    return { is: 'inconsistent', signed: last?.size ?? 0, why: unreadable }
  for (const signed of [last, remembered]) {
    const why = signed === null ? null : yield* whyInconsistent(env, org, size, signed)
    if (signed !== null && why !== null) return { is: 'inconsistent', signed: signed.size, why }
  }
  const root = yield* rootAt(env.crypto, org, size)
  const note = signNote(sealer.primitives, formatCheckpoint({ origin, size, root }), [signer])
  const checkpoint = { size, root, key, note, sealedAt: yield* env.store.wallClock() }
  yield* insertCheckpoint(org, checkpoint)
  if (last !== null && isSameHour(last, checkpoint)) yield* dropCheckpoint(org, last.size)
  return { is: 'sealed', checkpoint }
}

/** It might be all that tells of a record that was set back. */
const unreadable =
  'its file in keys/, which ends in .checkpoint, holds none; put it back from where you keep it, or remove it if the database was not set back since'

type Signed = Pick<StoredCheckpoint, 'size' | 'root'>

function headOf(note: string | null): Signed | null {
  return note === null ? null : checkpointIn(note)
}

function* whyInconsistent(env: Environment, org: OrgNo, size: number, signed: Signed): Script<string | null> {
  if (signed.size > size) return `${signed.size} entries were sealed and ${size} are there`
  const root = yield* rootAt(env.crypto, org, signed.size)
  return sameBytes(root, signed.root)
    ? null
    : `the first ${signed.size} entries are not those that were sealed`
}

/** Of the checkpoints of an hour the last is kept: each covers those before it. */
function isSameHour(a: StoredCheckpoint, b: StoredCheckpoint): boolean {
  return a.key === b.key && Math.floor(a.sealedAt / hourMs) === Math.floor(b.sealedAt / hourMs)
}
