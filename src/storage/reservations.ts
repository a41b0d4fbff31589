import { row, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** R5: what is never given to anyone again, as keyed hashes: kept after erasure, not part of the record. */
export type ReservedKind = 'handle' | 'path' | 'import'

export function* isReserved(org: OrgNo, kind: ReservedKind, hash: string): Script<boolean> {
  const found = yield* row<{ hash: string }>(
    sql`SELECT hash FROM reservation WHERE org = ${org} AND kind = ${kind} AND hash = ${hash}`,
  )
  return found !== null
}

export function* reserve(org: OrgNo, kind: ReservedKind, hash: string): Script<void> {
  yield sql`INSERT INTO reservation (org, kind, hash) VALUES (${org}, ${kind}, ${hash}) ON CONFLICT DO NOTHING`
}
