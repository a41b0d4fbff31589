import type { EntryId } from '../../domain/ids.ts'
import { type Draft, draft, type Entry, type Envelope, is } from '../../domain/record/entry.ts'
import { checkpointIn } from '../../domain/record/proofs/checkpoint.ts'
import { formatKey, rotationText, type Signer, signNote } from '../../domain/record/proofs/signed-note.ts'
import { deleteBodies, loadEntries, loadHead, saveHead } from '../../storage/entries.ts'
import { dropSnapshots, forgetAnswers, forgetPeople } from '../../storage/erasure.ts'
import type { Script } from '../../storage/sql.ts'
import { type OrgNo, openSeq } from '../../storage/store.ts'
import { append, type Working, workingOn } from '../append.ts'
import type { Environment } from '../environment.ts'
import { caughtUp, nothingHeld } from '../governance.ts'
import { logInForce, logSubject } from '../sealing/log-in-force.ts'
import type { Sealer } from '../sealing/seal-record.ts'
import { reserveNames } from './erase-entry.ts'

/* Entries nobody of the organisation writes: of whoever keeps its files. They act under no name. */

const ofTheLog = { subject: logSubject, area: null, audience: 'org', words: null } as const

/**
 * R6: the log goes on under another name, and says which checkpoint it leaves behind. Null where that note is not one
 * of this log.
 */
export async function forkLog(env: Environment, org: OrgNo, leaves: string): Promise<string | null> {
  return await env.store.write(org, function* () {
    const working = yield* beginning(env, org)
    const left = checkpointIn(leaves)
    const { origin: current } = yield* logInForce(org, working.held.gov.org)
    if (left === null) return null
    const [, first, branch] = /^(locum\/[^/]+)(?:\/(\d+))?$/.exec(left.origin) ?? []
    if (first === undefined || !current.startsWith(first)) return null
    const origin = `${first}/${Number(branch ?? 1) + 1}`
    yield* written(working, [draft({ ...ofTheLog, kind: 'log.forked', terms: { origin, leaves } })])
    return origin
  })
}

/** The signer of a log under its name. */
type SignerOf = (origin: string) => Signer

/** Whether this log is sealed with a key that is held here, or was given the next one already. */
export async function mayRotate(
  env: Environment,
  org: OrgNo,
  sealer: Sealer,
  to: SignerOf,
): Promise<boolean> {
  return await env.store.read(org, function* () {
    return (yield* rotation(yield* beginning(env, org), sealer, to)) !== null
  })
}

/**
 * R1: from the next checkpoint on `to` signs; both keys sign that. Where an entry says so already, nothing is written.
 * Null where what is held here is not the key of this log.
 */
export async function rotateKey(
  env: Environment,
  org: OrgNo,
  sealer: Sealer,
  to: SignerOf,
): Promise<string | null> {
  return await env.store.write(org, function* () {
    const working = yield* beginning(env, org)
    const found = yield* rotation(working, sealer, to)
    if (found === null) return null
    const { from, key, signers, isDone } = found
    if (isDone) return key
    const note = signNote(sealer.primitives, rotationText(from, key), signers)
    yield* written(working, [draft({ ...ofTheLog, kind: 'key.rotated', terms: { from, to: key, note } })])
    return key
  })
}

function* rotation({ org, held }: Working, sealer: Sealer, to: SignerOf) {
  const log = yield* logInForce(org, held.gov.org)
  const signers = [sealer.signerFor(log.origin), to(log.origin)]
  const [from, key] = signers.map(signer => formatKey(signer.key)) as [string, string]
  const isDone = log.key === key
  return log.key === null || log.key === from || isDone ? { from, key, signers, isDone } : null
}

/** R4: erases again what had been erased since a backup was made. Returns how many entries still had words. */
export async function eraseAgain(env: Environment, org: OrgNo, ids: readonly string[]): Promise<number> {
  const count = await env.store.write(org, function* () {
    const working = yield* beginning(env, org)
    const entries = (yield* loadEntries(org, ids, openSeq)).filter(({ words }) => words !== null)
    if (entries.length === 0) return 0
    yield* written(working, entries.map(erasureOf))
    const { names } = working.held
    for (const entry of entries) yield* reserveNames({ env, org, names }, entry)
    yield* deleteBodies(
      org,
      entries.map(({ envelope }) => envelope.seq),
    )
    yield* dropSnapshots(org)
    // R5: what signs in whoever lost their name goes with it.
    const nameless = entries.flatMap(({ envelope: e }) => (is(e, 'person.added') ? [e.terms.person] : []))
    yield* forgetPeople(org, nameless)
    yield* forgetAnswers(org)
    return entries.length
  })
  if (count > 0) await env.store.scrub()
  return count
}

function erasureOf({ envelope: e }: Entry): Draft {
  const { subject, area, audience } = e as Envelope
  return draft({
    kind: 'record.erased',
    subject,
    area,
    audience,
    terms: { entries: [e.id as EntryId], person: null },
    words: { ground: 'It had been erased before; a backup had brought it back.' },
  })
}

function* beginning(env: Environment, org: OrgNo): Script<Working> {
  const head = yield* loadHead(org)
  if (head === null) throw new Error(`organisation ${org} has no head`)
  return workingOn(env, org, yield* caughtUp(nothingHeld(), org, head.seq), head)
}

function* written(working: Working, drafts: readonly Draft[]): Script<void> {
  const { env, head, held, org } = working
  const now = (yield* env.store.wallClock()) + held.gov.clockOffsetMs
  yield* append(working, drafts, Math.max(now, head.at), null)
  yield* saveHead(org, working.head)
}
