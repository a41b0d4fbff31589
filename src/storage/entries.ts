import type { Entry, Envelope } from '../domain/record/entry.ts'
import { isGovernance } from '../domain/record/kinds.ts'
import { deleteSearchRows } from './search/rows.ts'
import { type Insert, list, type Query, row, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** Where the record of an organisation stands. */
export interface Head {
  readonly seq: number
  readonly at: number
  /** The last number given out for each prefix (`H`, `I`, `Q`). */
  readonly counters: Readonly<Record<string, number>>
}

/** An entry ready to be stored: its envelope, the exact bytes that are the leaf, and its salted words. */
export interface StoredEntry {
  readonly envelope: Envelope
  readonly bytes: string
  readonly leaf: Uint8Array
  readonly salt: Uint8Array | null
  readonly words: string | null
}

/** Where an organisation's record stands; null where there is no such organisation. */
export function* loadHead(org: OrgNo): Script<Head | null> {
  const found = yield* row<{ seq: number; at: number; counters: string }>(
    sql`SELECT seq, at, counters FROM head WHERE org = ${org}`,
  )
  return found === null ? null : { seq: found.seq, at: found.at, counters: JSON.parse(found.counters) }
}

/** Under the organisation's append lock only. */
export function* saveHead(org: OrgNo, head: Head): Script<void> {
  yield sql`UPDATE head SET seq = ${head.seq}, at = ${head.at}, counters = ${JSON.stringify(head.counters)} WHERE org = ${org}`
}

/** The rows of entries and of their words. */
export function entryRows(org: OrgNo, entries: readonly StoredEntry[]): Insert[] {
  const worded = entries.filter(entry => entry.words !== null)
  const entry: Insert = {
    insert: 'entry',
    columns: ['org', 'seq', 'id', 'at', 'kind', 'actor', 'subject', 'area', 'gov', 'bytes', 'leaf'],
    rows: entries.map(({ envelope: e, bytes, leaf }) => [
      org,
      e.seq,
      e.id,
      e.at,
      e.kind,
      e.actor,
      e.subject,
      e.area,
      isGovernance(e.kind) ? 1 : 0,
      bytes,
      leaf,
    ]),
  }
  const body: Insert = {
    insert: 'body',
    columns: ['org', 'seq', 'salt', 'words'],
    rows: worded.map(({ envelope, salt, words }) => [org, envelope.seq, salt, words]),
  }
  return [entry, body]
}

interface StoredRow {
  readonly bytes: string
  readonly words: string | null
}

function toEntry(stored: StoredRow): Entry {
  return {
    envelope: JSON.parse(stored.bytes) as Envelope,
    words: stored.words === null ? null : (JSON.parse(stored.words) as Entry['words']),
  }
}

const entryWithWords = sql`e.bytes, b.words FROM entry e LEFT JOIN body b ON b.org = e.org AND b.seq = e.seq`

/** Governance entries with `after < seq <= until`, in order. */
export function* loadGovernance(org: OrgNo, after: number, until: number): Script<Entry[]> {
  const found = yield* rows<StoredRow>(
    sql`SELECT ${entryWithWords} WHERE e.org = ${org} AND e.gov = 1 AND e.seq > ${after} AND e.seq <= ${until} ORDER BY e.seq`,
  )
  return found.map(toEntry)
}

/** Entries by id, in the order of the record; those not found are left out. */
export function* loadEntries(org: OrgNo, ids: readonly string[], untilSeq: number): Script<Entry[]> {
  if (ids.length === 0) return []
  const found = yield* rows<StoredRow>(
    sql`SELECT ${entryWithWords} WHERE e.org = ${org} AND e.id IN ${list(ids)} AND e.seq <= ${untilSeq} ORDER BY e.seq`,
  )
  return found.map(toEntry)
}

/** Entries by their place in the record, in order; those not found are left out. */
export function* loadEntriesAt(org: OrgNo, seqs: readonly number[]): Script<Entry[]> {
  if (seqs.length === 0) return []
  const found = yield* rows<StoredRow>(
    sql`SELECT ${entryWithWords} WHERE e.org = ${org} AND e.seq IN ${list(seqs)} ORDER BY e.seq`,
  )
  return found.map(toEntry)
}

/** The words of entries by id; erased ones are absent. */
export function* loadWords(org: OrgNo, ids: readonly string[]): Script<Map<string, unknown>> {
  if (ids.length === 0) return new Map()
  const found = yield* rows<{ id: string; words: string }>(
    sql`SELECT e.id, b.words FROM entry e JOIN body b ON b.org = e.org AND b.seq = e.seq WHERE e.org = ${org} AND e.id IN ${list([...new Set(ids)])}`,
  )
  return new Map(found.map(r => [r.id, JSON.parse(r.words) as unknown]))
}

export interface EntryFilter {
  readonly after?: number
  readonly until: number
  readonly since?: number
  readonly areas?: readonly string[]
  readonly kinds?: readonly string[]
  readonly subject?: string
  readonly actors?: readonly string[]
  readonly newestFirst?: boolean
  readonly before?: number
  readonly limit: number
}

/** A page of the record. `since` is an instant, `after`, `before` and `until` are seqs (until included). */
export function* listEntries(org: OrgNo, filter: EntryFilter): Script<Entry[]> {
  const found = yield* rows<StoredRow>(sql`SELECT ${entryWithWords} ${filtered(org, filter)}`)
  return found.map(toEntry)
}

/** The same page without words. */
export function* listEnvelopes(org: OrgNo, filter: EntryFilter): Script<Envelope[]> {
  const found = yield* rows<{ bytes: string }>(sql`SELECT e.bytes FROM entry e ${filtered(org, filter)}`)
  return found.map(({ bytes }) => JSON.parse(bytes) as Envelope)
}

/** `WHERE … ORDER BY … LIMIT …` of a page of `entry e`. */
function filtered(org: OrgNo, filter: EntryFilter): Query {
  const narrow = isNarrow(filter)
  const seq = narrow ? sql`+e.seq` : sql`e.seq`
  const at = narrow ? sql`+e.at` : sql`e.at`
  const conditions: Query[] = [sql`e.org = ${org} AND ${seq} <= ${filter.until}`]
  if (filter.after !== undefined) conditions.push(sql`${seq} > ${filter.after}`)
  if (filter.before !== undefined) conditions.push(sql`${seq} < ${filter.before}`)
  if (filter.since !== undefined) conditions.push(sql`${at} >= ${filter.since}`)
  if (filter.areas !== undefined) conditions.push(sql`e.area IN ${list(filter.areas)}`)
  if (filter.kinds !== undefined) conditions.push(sql`e.kind IN ${list(filter.kinds)}`)
  if (filter.subject !== undefined) conditions.push(sql`e.subject = ${filter.subject}`)
  if (filter.actors !== undefined) conditions.push(sql`e.actor IN ${list(filter.actors)}`)
  const where = conditions.reduce((all, next) => sql`${all} AND ${next}`)
  const order = filter.newestFirst ? sql`ORDER BY ${seq} DESC` : sql`ORDER BY ${seq}`
  return sql`WHERE ${where} ${order} LIMIT ${filter.limit}`
}

/**
 * Kinds of some areas or people are few and have an index of their own. A plus before other columns keeps an engine from
 * walking the whole record by time or order instead.
 */
function isNarrow({ areas, actors, kinds }: EntryFilter): boolean {
  return kinds !== undefined && (areas !== undefined || actors !== undefined)
}

/** The first entries about each of these subjects, at most so many of each, in the order of the record. */
export function* listAbout(
  org: OrgNo,
  subjects: readonly string[],
  untilSeq: number,
  mostOfEach: number,
): Script<Entry[]> {
  if (subjects.length === 0) return []
  const found = yield* rows<StoredRow>(
    sql`SELECT bytes, words FROM (SELECT e.seq, e.bytes, b.words, row_number() OVER (PARTITION BY e.subject ORDER BY e.seq) AS place
        FROM entry e LEFT JOIN body b ON b.org = e.org AND b.seq = e.seq
        WHERE e.org = ${org} AND e.subject IN ${list(subjects)} AND e.seq <= ${untilSeq}) AS about
      WHERE place <= ${mostOfEach} ORDER BY seq`,
  )
  return found.map(toEntry)
}

/** T6: the greatest seq with `at <= instant`; 0 before the first entry. */
export function* seqAt(org: OrgNo, instant: number): Script<number> {
  const found = yield* row<{ seq: number }>(
    sql`SELECT seq FROM entry WHERE org = ${org} AND at <= ${instant} ORDER BY at DESC, seq DESC LIMIT 1`,
  )
  return found?.seq ?? 0
}

/** The stored bytes, leaves, salts and words of a range, for checking and for `verify`. */
export function* loadStored(
  org: OrgNo,
  after: number,
  limit: number,
): Script<{ seq: number; bytes: string; leaf: Uint8Array; salt: Uint8Array | null; words: string | null }[]> {
  return yield* rows(
    sql`SELECT e.seq, e.bytes, e.leaf, b.salt, b.words FROM entry e LEFT JOIN body b ON b.org = e.org AND b.seq = e.seq WHERE e.org = ${org} AND e.seq > ${after} ORDER BY e.seq LIMIT ${limit}`,
  )
}

/** R4: deletes body and salt of entries, and what search finds of them; envelopes, leaves and commitments stay. */
export function* deleteBodies(org: OrgNo, seqs: readonly number[]): Script<void> {
  if (seqs.length === 0) return
  yield sql`DELETE FROM body WHERE org = ${org} AND seq IN ${list(seqs)}`
  yield* deleteSearchRows(org, seqs)
}

/** When the entry with this seq was recorded. */
export function* instantOf(org: OrgNo, seq: number): Script<number | null> {
  const found = yield* row<{ at: number }>(sql`SELECT at FROM entry WHERE org = ${org} AND seq = ${seq}`)
  return found?.at ?? null
}
