import { dueAt, keysOf, type SubjectState } from '../domain/record/subjects.ts'
import { type Insert, list, type Query, rows, type Scalar, type Script, sql } from './sql.ts'
import { type OrgNo, openSeq } from './store.ts'

/** One version of a subject: its state from the entry `after.seq` on. */
export interface SubjectVersion {
  readonly before: SubjectState | null
  readonly after: SubjectState
}

/**
 * Writes the versions one command made, in order. Rows keep `from_seq, until_seq`, so that a read of the past is the
 * same query with a seq (T6). Keys are rewritten only where they changed.
 */
export function* saveVersions(org: OrgNo, versions: readonly SubjectVersion[]): Script<void> {
  const { closes, inserts } = versionChanges(org, versions)
  if (closes.length > 0) yield { each: closes }
  yield { together: inserts }
}

/** What versions change: rows that end, and rows that begin. */
export function versionChanges(
  org: OrgNo,
  versions: readonly SubjectVersion[],
): { closes: readonly Query[]; inserts: Insert[] } {
  const changes = new VersionChanges(org)
  for (const version of versions) changes.add(version)
  const subject: Insert = {
    insert: 'subject',
    columns: ['org', 'id', 'from_seq', 'until_seq', 'kind', 'due_at', 'state'],
    rows: changes.subjects,
  }
  const key: Insert = {
    insert: 'subject_key',
    columns: ['org', 'key', 'until_seq', 'id', 'from_seq'],
    rows: changes.keys,
  }
  return { closes: changes.closes, inserts: [subject, key] }
}

/** The rows that a subject's whole history makes: what a rebuild compares with. */
export function versionRows(
  org: OrgNo,
  versions: readonly SubjectVersion[],
): { subjects: readonly Scalar[][]; keys: readonly Scalar[][] } {
  const changes = new VersionChanges(org)
  for (const version of versions) changes.add(version)
  return changes
}

/** Collects rows; a version that the same command replaced again is inserted already closed. */
class VersionChanges {
  readonly closes: Query[] = []
  readonly subjects: Scalar[][] = []
  readonly keys: Scalar[][] = []
  readonly #org: OrgNo
  readonly #openSubjects = new Map<string, Scalar[]>()
  readonly #openKeys = new Map<string, Scalar[]>()

  constructor(org: OrgNo) {
    this.#org = org
  }

  add({ before, after }: SubjectVersion): void {
    if (before !== null) this.#closeSubject(after)
    const inserted = [this.#org, after.id, after.seq, openSeq, after.is, dueAt(after), JSON.stringify(after)]
    this.#openSubjects.set(after.id, inserted)
    this.subjects.push(inserted)
    const old = new Set(before === null ? [] : keysOf(before))
    const current = new Set(keysOf(after))
    for (const key of old) if (!current.has(key)) this.#closeKey(key, after)
    for (const key of current) if (!old.has(key)) this.#openKey(key, after)
  }

  #closeSubject({ id, seq }: SubjectState): void {
    const mine = this.#openSubjects.get(id)
    if (mine !== undefined) mine[3] = seq
    else
      this.closes.push(
        sql`UPDATE subject SET until_seq = ${seq} WHERE org = ${this.#org} AND id = ${id} AND until_seq = ${openSeq}`,
      )
  }

  #closeKey(key: string, { id, seq }: SubjectState): void {
    const mine = this.#openKeys.get(`${key}\n${id}`)
    this.#openKeys.delete(`${key}\n${id}`)
    if (mine !== undefined) mine[2] = seq
    else
      this.closes.push(
        sql`UPDATE subject_key SET until_seq = ${seq} WHERE org = ${this.#org} AND key = ${key} AND until_seq = ${openSeq} AND id = ${id}`,
      )
  }

  #openKey(key: string, { id, seq }: SubjectState): void {
    const inserted = [this.#org, key, openSeq, id, seq]
    this.#openKeys.set(`${key}\n${id}`, inserted)
    this.keys.push(inserted)
  }
}

/** Instead of a seq: as things stand, which the indexes of what has no end yet answer sooner than those of the past. */
export const headSeq = openSeq - 1

/** The states of subjects as of a seq; unknown ids are absent. */
export function* loadSubjects(
  org: OrgNo,
  ids: readonly string[],
  atSeq: number,
): Script<Map<string, SubjectState>> {
  if (ids.length === 0) return new Map()
  if (atSeq === headSeq) return yield* loadLive(org, ids)
  const found = yield* rows<{ id: string; state: string }>(
    sql`SELECT id, state FROM subject WHERE org = ${org} AND id IN ${list(ids)} AND from_seq <= ${atSeq} AND until_seq > ${atSeq}`,
  )
  return new Map(found.map(r => [r.id, JSON.parse(r.state) as SubjectState]))
}

/** Like `loadSubjects`, for the head: uses the index of live rows. */
export function* loadLive(org: OrgNo, ids: readonly string[]): Script<Map<string, SubjectState>> {
  if (ids.length === 0) return new Map()
  const found = yield* rows<{ id: string; state: string }>(
    sql`SELECT id, state FROM subject WHERE org = ${org} AND id IN ${list(ids)} AND until_seq = 9007199254740991`,
  )
  return new Map(found.map(r => [r.id, JSON.parse(r.state) as SubjectState]))
}

/** The states found under any of these keys as of a seq, each once, in the order of their ids. */
export function* loadByKeys(org: OrgNo, keys: readonly string[], atSeq: number): Script<SubjectState[]> {
  if (keys.length === 0) return []
  if (atSeq === headSeq) return yield* loadLiveByKeys(org, keys)
  // The state as a scalar subquery: both engines then find it by the primary key, whatever they guess of the tables.
  const found = yield* rows<{ state: string | null }>(
    sql`SELECT (SELECT s.state FROM subject s WHERE s.org = ${org} AND s.id = f.id AND s.from_seq <= ${atSeq} AND s.until_seq > ${atSeq}) AS state
      FROM (SELECT DISTINCT id FROM subject_key WHERE org = ${org} AND key IN ${list(keys)} AND until_seq > ${atSeq} AND from_seq <= ${atSeq}) f ORDER BY f.id`,
  )
  return found.flatMap(({ state }) => (state === null ? [] : [JSON.parse(state) as SubjectState]))
}

function* loadLiveByKeys(org: OrgNo, keys: readonly string[]): Script<SubjectState[]> {
  const [key] = keys
  // Under one key an id stands once, and the index has them in order.
  const ids =
    keys.length === 1
      ? sql`SELECT id FROM subject_key WHERE org = ${org} AND key = ${key ?? ''} AND until_seq = 9007199254740991`
      : sql`SELECT DISTINCT id FROM subject_key WHERE org = ${org} AND key IN ${list(keys)} AND until_seq = 9007199254740991`
  const found = yield* rows<{ state: string | null }>(
    sql`SELECT (SELECT s.state FROM subject s WHERE s.org = ${org} AND s.id = f.id AND s.until_seq = 9007199254740991) AS state FROM (${ids}) f ORDER BY f.id`,
  )
  return found.flatMap(({ state }) => (state === null ? [] : [JSON.parse(state) as SubjectState]))
}

/** The ids found under any of these keys as of a seq, without their states: the index alone answers. */
export function* loadIdsByKeys(org: OrgNo, keys: readonly string[], atSeq: number): Script<string[]> {
  if (keys.length === 0) return []
  if (atSeq === headSeq) return yield* loadLiveIdsByKeys(org, keys)
  const found = yield* rows<{ id: string }>(
    sql`SELECT DISTINCT id FROM subject_key WHERE org = ${org} AND key IN ${list(keys)} AND until_seq > ${atSeq} AND from_seq <= ${atSeq} ORDER BY id`,
  )
  return found.map(({ id }) => id)
}

function* loadLiveIdsByKeys(org: OrgNo, keys: readonly string[]): Script<string[]> {
  const [key] = keys
  const found = yield* rows<{ id: string }>(
    keys.length === 1
      ? sql`SELECT id FROM subject_key WHERE org = ${org} AND key = ${key ?? ''} AND until_seq = 9007199254740991 ORDER BY id`
      : sql`SELECT DISTINCT id FROM subject_key WHERE org = ${org} AND key IN ${list(keys)} AND until_seq = 9007199254740991 ORDER BY id`,
  )
  return found.map(({ id }) => id)
}

/** T7: subjects due at or before an instant, as of a seq, by due instant then id. */
export function* loadDue(org: OrgNo, until: number, atSeq: number, limit: number): Script<SubjectState[]> {
  const live = atSeq === headSeq
  const found = yield* rows<{ state: string }>(
    live
      ? sql`SELECT state FROM subject WHERE org = ${org} AND due_at IS NOT NULL AND until_seq = 9007199254740991 AND due_at <= ${until} ORDER BY due_at, id LIMIT ${limit}`
      : sql`SELECT state FROM subject WHERE org = ${org} AND due_at IS NOT NULL AND due_at <= ${until} AND from_seq <= ${atSeq} AND until_seq > ${atSeq} ORDER BY due_at, id LIMIT ${limit}`,
  )
  return found.map(r => JSON.parse(r.state) as SubjectState)
}
