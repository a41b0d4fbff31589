import { toBase64 } from '../../domain/record/proofs/base64.ts'
import { consistencyRanges } from '../../domain/record/proofs/consistency.ts'
import { inclusionRanges } from '../../domain/record/proofs/inclusion.ts'
import { formatProof } from '../../domain/record/proofs/tlog-proof.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { latestAnchored, latestCheckpoint, type StoredCheckpoint } from '../../storage/checkpoints.ts'
import type { Script } from '../../storage/sql.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Environment } from '../environment.ts'
import { rangeHashes } from './stored-tree.ts'

/** R2: how far the record is sealed and anchored. It is not of the record, so a past read tells of now. */
export interface SealStanding {
  readonly sealed: StoredCheckpoint | null
  readonly anchored: StoredCheckpoint | null
}

export function* loadStanding(org: OrgNo): Script<SealStanding> {
  return { sealed: yield* latestCheckpoint(org), anchored: yield* latestAnchored(org) }
}

export function sealState(
  { sealed, anchored }: SealStanding,
  seq: number,
): 'recorded' | 'sealed' | 'anchored' {
  if (seq <= (anchored?.size ?? 0)) return 'anchored'
  return seq <= (sealed?.size ?? 0) ? 'sealed' : 'recorded'
}

export interface EntryProof {
  /** The leaf of the log: `seq` − 1. */
  readonly index: number
  /** How many entries the checkpoint covers. */
  readonly size: number
  readonly sealedAt: string
  /** RFC 6962 §2.1.1, in base64, from the leaf's sibling up. */
  readonly path: string[]
  /** C2SP signed-note, verbatim. */
  readonly checkpoint: string
  /** The key that signed it. */
  readonly key: string
}

/** The proof of an entry, also as a C2SP tlog-proof file, by the checkpoint that most can be said for: one remembered elsewhere, else the latest. */
export function* proofOf(
  env: Environment,
  org: OrgNo,
  seq: number,
  { sealed, anchored }: SealStanding,
): Script<{ readonly proof: EntryProof; readonly file: string } | null> {
  const by = [anchored, sealed].find(one => one !== null && seq <= one.size)
  if (by == null) return null
  const { size, note, key, sealedAt } = by
  const index = seq - 1
  const path = yield* rangeHashes(env.crypto, org, inclusionRanges(index, size))
  const seal = { size, sealedAt: formatInstant(sealedAt), checkpoint: note, key }
  const file = formatProof({ index, path, checkpoint: note })
  return { proof: { index, path: path.map(toBase64), ...seal }, file }
}

/** RFC 6962 §2.1.2, in base64: that a checkpoint continues the log as it was at a smaller size. */
export function* stepFrom(env: Environment, org: OrgNo, from: number, to: number): Script<string[]> {
  if (from === 0) return []
  return (yield* rangeHashes(env.crypto, org, consistencyRanges(from, to))).map(toBase64)
}
