import type { Envelope } from '../../domain/record/entry.ts'
import { documentOf } from '../../domain/search/document.ts'
import { type Insert, list, type Row, row, rows, type Scalar, type Script, sql } from '../sql.ts'
import type { OrgNo } from '../store.ts'
import { placeOf } from './place.ts'

/** An entry as far as search reads it; its words as they are stored. */
export interface Findable {
  readonly envelope: Envelope
  readonly words: string | null
}

const columns = ['entry_no', 'org', 'subject', 'area', 'said_at', 'audience', 'words', 'facets'] as const

/** What search finds of these entries; the same whenever it is computed. */
export function searchRows(org: OrgNo, entries: readonly Findable[]): Insert {
  return { insert: 'search', columns, rows: entries.flatMap(entry => rowOf(org, entry) ?? []).map(cells) }
}

type SearchRow = Readonly<Record<(typeof columns)[number], Scalar>>

function rowOf(org: OrgNo, { envelope: e, words }: Findable): SearchRow | null {
  const found = words === null ? null : documentOf(e, JSON.parse(words))
  if (found === null) return null
  return {
    entry_no: placeOf(org, e.seq),
    org,
    subject: e.subject,
    area: e.area,
    said_at: found.saidAt,
    audience: e.audience === 'org' ? null : JSON.stringify(e.audience),
    words: found.words,
    facets: found.facets,
  }
}

function cells(found: SearchRow): Scalar[] {
  return columns.map(column => found[column])
}

export function* deleteSearchRows(org: OrgNo, seqs: readonly number[]): Script<void> {
  yield sql`DELETE FROM search WHERE org = ${org} AND entry_no IN ${list(seqs.map(seq => placeOf(org, seq)))}`
}

/** Before a rebuild writes them again, from the newest entry back. */
export function* dropSearchRows(org: OrgNo, head: number): Script<void> {
  yield sql`DELETE FROM search WHERE org = ${org}`
  yield sql`DELETE FROM search_gap WHERE org = ${org}`
  if (head > 0) yield { insert: 'search_gap', columns: ['org', 'until_seq'], rows: [[org, head]] }
}

/** Up to which seq entries have no rows yet; 0 where all have. */
export function* searchGap(org: OrgNo): Script<number> {
  const found = yield* row<{ until_seq: number }>(sql`SELECT until_seq FROM search_gap WHERE org = ${org}`)
  return found?.until_seq ?? 0
}

/** Writes rows of the newest entries that have none, at most `limit`; what is left of the gap. */
export function* fillSearchGap(org: OrgNo, limit: number): Script<number> {
  const until = yield* searchGap(org)
  if (until === 0) return 0
  const from = Math.max(0, until - limit)
  const found = yield* rows<{ bytes: string; words: string }>(
    sql`SELECT e.bytes, b.words FROM entry e JOIN body b ON b.org = e.org AND b.seq = e.seq
      WHERE e.org = ${org} AND e.seq > ${from} AND e.seq <= ${until} ORDER BY e.seq`,
  )
  const entries = found.map(({ bytes, words }) => ({ envelope: JSON.parse(bytes) as Envelope, words }))
  yield searchRows(org, entries)
  if (from === 0) yield sql`DELETE FROM search_gap WHERE org = ${org}`
  else yield sql`UPDATE search_gap SET until_seq = ${from} WHERE org = ${org}`
  return from
}

/** How many rows there are of entries after one seq and up to another. */
export function* countSearchRows(org: OrgNo, after: number, until: number): Script<number> {
  const found = yield* row<{ n: number }>(
    sql`SELECT count(*) AS n FROM search WHERE org = ${org} AND entry_no > ${placeOf(org, after)} AND entry_no <= ${placeOf(org, until)}`,
  )
  return Number(found?.n ?? 0)
}

export interface ComparedRows {
  /** Of entries whose row is not what they make. */
  readonly seqs: readonly number[]
  /** How many rows these entries make. */
  readonly made: number
}

/** Compares the rows of some entries with what they make. */
export function* differingRows(org: OrgNo, entries: readonly Findable[]): Script<ComparedRows> {
  const places = entries.map(({ envelope }) => placeOf(org, envelope.seq))
  if (places.length === 0) return { seqs: [], made: 0 }
  const stored = yield* rows<Row>(
    sql`SELECT entry_no, org, subject, area, said_at, audience, words, facets FROM search
      WHERE org = ${org} AND entry_no IN ${list(places)}`,
  )
  const found = new Map(stored.map(one => [Number(one.entry_no), one]))
  const made = entries.map(entry => ({ seq: entry.envelope.seq, row: rowOf(org, entry) }))
  const seqs = made.flatMap(({ seq, row }) => {
    const kept = found.get(placeOf(org, seq))
    const same = row === null ? kept === undefined : columns.every(column => kept?.[column] === row[column])
    return same ? [] : [seq]
  })
  return { seqs, made: made.filter(one => one.row !== null).length }
}
