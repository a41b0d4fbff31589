import type { PersonId } from '../domain/ids.ts'
import { row, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** R5: what is never given to anyone again, as keyed hashes: kept after erasure, not part of the record. */
export type ReservedKind = 'handle' | 'path' | 'import' | 'bearer'

/** Whether this hash is kept as taken. */
export function* isReserved(org: OrgNo, kind: ReservedKind, hash: string): Script<boolean> {
  const found = yield* row<{ hash: string }>(
    sql`SELECT hash FROM reservation WHERE org = ${org} AND kind = ${kind} AND hash = ${hash}`,
  )
  return found !== null
}

/**
 * R4: who bore a handle that leads nowhere any more, so that more of theirs can be erased later. The person's id stands
 * behind the hash; neither says anything without the key or the record.
 */
export function* reserveBearer(org: OrgNo, hash: string, person: PersonId): Script<void> {
  yield* reserve(org, 'bearer', `${hash} ${person}`)
}

/** The person kept by `reserveBearer`; null where nobody bore it. */
export function* bearerOf(org: OrgNo, hash: string): Script<PersonId | null> {
  const found = yield* row<{ hash: string }>(
    sql`SELECT hash FROM reservation WHERE org = ${org} AND kind = 'bearer' AND substr(hash, 1, ${hash.length + 1}) = ${`${hash} `}`,
  )
  return found === null ? null : (found.hash.slice(hash.length + 1) as PersonId)
}

/** Once is enough: again changes nothing. */
export function* reserve(org: OrgNo, kind: ReservedKind, hash: string): Script<void> {
  yield sql`INSERT INTO reservation (org, kind, hash) VALUES (${org}, ${kind}, ${hash}) ON CONFLICT DO NOTHING`
}
