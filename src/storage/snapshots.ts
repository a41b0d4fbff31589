import { deserialize, serialize } from 'node:v8'
import { row, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** Raised whenever the shape of what is kept changes; older ones are then ignored. */
const shape = 1

/** A cache of folded governance: dropped by erasure and by a rebuild, never needed to be right. */
export function* saveSnapshot(org: OrgNo, seq: number, state: unknown): Script<void> {
  yield sql`DELETE FROM gov_snapshot WHERE org = ${org} AND seq = ${seq}`
  yield {
    insert: 'gov_snapshot',
    columns: ['org', 'seq', 'folded'],
    rows: [[org, seq, serialize({ shape, state })]],
  }
}

/** The latest snapshot at or before a seq. */
export function* loadSnapshot(org: OrgNo, until: number): Script<{ seq: number; state: unknown } | null> {
  const found = yield* row<{ seq: number; folded: Uint8Array }>(
    sql`SELECT seq, folded FROM gov_snapshot WHERE org = ${org} AND seq <= ${until} ORDER BY seq DESC LIMIT 1`,
  )
  if (found === null) return null
  const kept = deserialize(found.folded) as { shape: number; state: unknown }
  return kept.shape === shape ? { seq: found.seq, state: kept.state } : null
}
