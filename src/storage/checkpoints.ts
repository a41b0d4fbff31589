import { row, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** A signed checkpoint as kept beside the record. */
export interface StoredCheckpoint {
  readonly size: number
  readonly root: Uint8Array
  /** The key that signed it, as C2SP signed-note writes it. */
  readonly key: string
  /** The signed note, verbatim. */
  readonly note: string
  readonly sealedAt: number
}

interface CheckpointRow {
  readonly size: number
  readonly root: Uint8Array
  readonly key: string
  readonly note: string
  readonly sealed_at: number
}

function toCheckpoint({ sealed_at, ...rest }: CheckpointRow): StoredCheckpoint {
  return { ...rest, sealedAt: sealed_at }
}

export function* latestCheckpoint(org: OrgNo): Script<StoredCheckpoint | null> {
  const found = yield* row<CheckpointRow>(
    sql`SELECT size, root, key, note, sealed_at FROM checkpoint WHERE org = ${org} ORDER BY size DESC LIMIT 1`,
  )
  return found === null ? null : toCheckpoint(found)
}

/** The largest checkpoint that is remembered elsewhere. */
export function* latestAnchored(org: OrgNo): Script<StoredCheckpoint | null> {
  const found = yield* row<CheckpointRow>(
    sql`SELECT c.size, c.root, c.key, c.note, c.sealed_at FROM checkpoint c JOIN anchor a ON a.org = c.org AND a.size = c.size
      WHERE c.org = ${org} ORDER BY c.size DESC LIMIT 1`,
  )
  return found === null ? null : toCheckpoint(found)
}

/** A page of checkpoints larger than `after`, smallest first. */
export function* listCheckpoints(org: OrgNo, after: number, limit: number): Script<StoredCheckpoint[]> {
  const found = yield* rows<CheckpointRow>(
    sql`SELECT size, root, key, note, sealed_at FROM checkpoint WHERE org = ${org} AND size > ${after} ORDER BY size LIMIT ${limit}`,
  )
  return found.map(toCheckpoint)
}

export function* insertCheckpoint(org: OrgNo, checkpoint: StoredCheckpoint): Script<void> {
  const { size, root, key, note, sealedAt } = checkpoint
  yield sql`INSERT INTO checkpoint (org, size, root, key, note, sealed_at) VALUES (${org}, ${size}, ${root}, ${key}, ${note}, ${sealedAt})`
}

/** Drops a checkpoint that later ones cover; one that is remembered elsewhere stays. */
export function* dropCheckpoint(org: OrgNo, size: number): Script<void> {
  yield sql`DELETE FROM checkpoint WHERE org = ${org} AND size = ${size} AND NOT EXISTS (SELECT 1 FROM anchor a WHERE a.org = ${org} AND a.size = ${size})`
}

export interface StoredAnchor {
  readonly size: number
  readonly place: string
  readonly anchoredAt: number
}

/** Where checkpoints are remembered, smallest first. */
export function* listAnchors(org: OrgNo): Script<StoredAnchor[]> {
  const found = yield* rows<{ size: number; place: string; anchored_at: number }>(
    sql`SELECT size, place, anchored_at FROM anchor WHERE org = ${org} ORDER BY size, place`,
  )
  return found.map(({ size, place, anchored_at }) => ({ size, place, anchoredAt: anchored_at }))
}

export function* insertAnchor(org: OrgNo, { size, place, anchoredAt }: StoredAnchor): Script<void> {
  yield sql`INSERT INTO anchor (org, size, place, anchored_at) VALUES (${org}, ${size}, ${place}, ${anchoredAt}) ON CONFLICT DO NOTHING`
}

/** Keeps that a checkpoint is remembered somewhere, and the checkpoint itself, should later ones have taken its place. */
export function* keepAnchor(
  org: OrgNo,
  checkpoint: StoredCheckpoint,
  place: string,
  anchoredAt: number,
): Script<void> {
  const { size } = checkpoint
  const there = yield* row(sql`SELECT 1 AS found FROM checkpoint WHERE org = ${org} AND size = ${size}`)
  if (there === null) yield* insertCheckpoint(org, checkpoint)
  yield* insertAnchor(org, { size, place, anchoredAt })
}
