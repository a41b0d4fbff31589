import { list, row, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** An entry as stored, columns beside bytes, for checking one against the other. */
export interface RawEntry {
  readonly seq: number
  readonly id: string
  readonly at: number
  readonly kind: string
  readonly actor: string | null
  readonly subject: string
  readonly area: string | null
  readonly gov: number
  readonly bytes: string
  readonly leaf: Uint8Array
  readonly salt: Uint8Array | null
  readonly words: string | null
}

/** The next entries of the record in order. */
export function* loadRaw(org: OrgNo, after: number, until: number, limit: number): Script<RawEntry[]> {
  return yield* rows(
    sql`SELECT e.seq, e.id, e.at, e.kind, e.actor, e.subject, e.area, e.gov, e.bytes, e.leaf, b.salt, b.words
      FROM entry e LEFT JOIN body b ON b.org = e.org AND b.seq = e.seq
      WHERE e.org = ${org} AND e.seq > ${after} AND e.seq <= ${until} ORDER BY e.seq LIMIT ${limit}`,
  )
}

/** Bodies that belong to no entry: there should be none. */
export function* countStrayBodies(org: OrgNo): Script<number> {
  const found = yield* row<{ n: number }>(
    sql`SELECT count(*) AS n FROM body b WHERE b.org = ${org} AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.org = b.org AND e.seq = b.seq)`,
  )
  return Number(found?.n ?? 0)
}

/** Subjects after one, by id, that have entries; governance keeps no rows. */
export function* subjectsAfter(org: OrgNo, after: string, limit: number): Script<string[]> {
  const found = yield* rows<{ subject: string }>(
    sql`SELECT DISTINCT subject FROM entry WHERE org = ${org} AND subject > ${after} AND gov = 0 ORDER BY subject LIMIT ${limit}`,
  )
  return found.map(r => r.subject)
}

/** The envelopes about these subjects, in order for each. */
export function* loadStreams(
  org: OrgNo,
  subjects: readonly string[],
  until: number,
): Script<{ subject: string; bytes: string }[]> {
  return yield* rows(
    sql`SELECT subject, bytes FROM entry WHERE org = ${org} AND subject IN ${list(subjects)} AND gov = 0 AND seq <= ${until} ORDER BY subject, seq`,
  )
}

export interface VersionRow {
  readonly id: string
  readonly from_seq: number
  readonly until_seq: number
  readonly kind: string
  readonly due_at: number | null
  readonly state: string
}

export interface KeyRow {
  readonly id: string
  readonly key: string
  readonly from_seq: number
  readonly until_seq: number
}

/** Every version of these subjects, for comparing with a rebuild. */
export function* loadVersionRows(org: OrgNo, ids: readonly string[]): Script<VersionRow[]> {
  return yield* rows(
    sql`SELECT id, from_seq, until_seq, kind, due_at, state FROM subject WHERE org = ${org} AND id IN ${list(ids)} ORDER BY id, from_seq`,
  )
}

/** A page of all keys, in the order of their primary key. */
export function* loadKeyRows(org: OrgNo, after: KeyRow | null, limit: number): Script<KeyRow[]> {
  const { key, until_seq, id, from_seq } = after ?? { key: '', until_seq: 0, id: '', from_seq: 0 }
  return yield* rows(
    sql`SELECT key, until_seq, id, from_seq FROM subject_key WHERE org = ${org}
      AND (key, until_seq, id, from_seq) > (${key}, ${until_seq}, ${id}, ${from_seq}) ORDER BY key, until_seq, id, from_seq LIMIT ${limit}`,
  )
}

/** How many versions of subjects there are up to a seq. */
export function* countVersions(org: OrgNo, until: number): Script<number> {
  const found = yield* row<{ n: number }>(
    sql`SELECT count(*) AS n FROM subject WHERE org = ${org} AND from_seq <= ${until}`,
  )
  return Number(found?.n ?? 0)
}

/** Before a rebuild writes them again. */
export function* dropViews(org: OrgNo): Script<void> {
  yield sql`DELETE FROM subject WHERE org = ${org}`
  yield sql`DELETE FROM subject_key WHERE org = ${org}`
  yield sql`DELETE FROM gov_snapshot WHERE org = ${org}`
}
