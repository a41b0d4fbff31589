import type { IndexQuery } from '../../domain/search/prefilter.ts'
import { type Query, row, rows, type Script, sql } from '../sql.ts'
import type { OrgNo } from '../store.ts'
import { ftsMatch, tsQuery } from './match.ts'
import { placeOf, seqOfPlace } from './place.ts'

/** What is looked for in the index, and between which entries. */
export interface IndexSearch {
  readonly query: IndexQuery
  /** Seqs: later than `after`, up to `until`. */
  readonly after: number
  readonly until: number
  /** Texts whose place in the words gives the order, as they stand there. */
  readonly counted: readonly string[]
}

/** A row of the index that matches. */
export interface FoundRow {
  readonly seq: number
  readonly subject: string
  readonly area: string | null
  readonly saidAt: number
  /** Null for the whole organisation, else JSON (P1). */
  readonly audience: string | null
  readonly words: string
  readonly facets: string
  readonly score: number
}

/** How many rows match, counted no further than `limit`. */
export function* countMatches(org: OrgNo, search: IndexSearch, limit: number): Script<number> {
  const found = yield* row<{ n: number }>({
    ...sql`SELECT count(*) AS n FROM (${newest(org, search, limit)}) m`,
    plannedAnew: true,
  })
  return Number(found?.n ?? 0)
}

/** The best of the newest `window` matches: by score, or by when they were said; later entries first where alike. */
export function* bestMatches(
  org: OrgNo,
  search: IndexSearch,
  { by, window, limit }: { by: 'score' | 'said'; window: number; limit: number },
): Script<FoundRow[]> {
  const order = by === 'score' ? sql`score DESC, entry_no DESC` : sql`said_at DESC, entry_no DESC`
  return yield* matches(org, search, window, sql`ORDER BY ${order} LIMIT ${limit}`)
}

/** The newest matches, newest first. */
export function* newestMatches(org: OrgNo, search: IndexSearch, limit: number): Script<FoundRow[]> {
  return yield* matches(org, search, limit, sql`ORDER BY entry_no DESC`)
}

type Stored = Omit<FoundRow, 'seq' | 'saidAt'> & { readonly entry_no: number; readonly said_at: number }

function* matches(org: OrgNo, search: IndexSearch, window: number, order: Query): Script<FoundRow[]> {
  const found = yield* rows<Stored>({
    ...sql`SELECT s.entry_no AS entry_no, s.subject, s.area, s.said_at AS said_at, s.audience, s.words, s.facets, ${scoreOf(search.counted)} AS score
      FROM (${newest(org, search, window)}) m JOIN search s ON s.entry_no = m.entry_no ${order}`,
    plannedAnew: true,
  })
  return found.map(({ entry_no, said_at, ...one }) => ({
    ...one,
    seq: seqOfPlace(entry_no),
    saidAt: said_at,
    score: Number(one.score),
  }))
}

function newest(org: OrgNo, { query, after, until }: IndexSearch, limit: number): Query {
  const [low, high] = [placeOf(org, after + 1), placeOf(org, until)]
  const either = {
    sqlite: sql`SELECT rowid AS entry_no FROM search_index WHERE search_index MATCH ${ftsMatch(query)}
      AND rowid >= ${low} AND rowid <= ${high} ORDER BY rowid DESC LIMIT ${limit}`,
    postgres: sql`SELECT entry_no FROM search WHERE org = ${org} AND vector @@ ${tsQuery(query)}::tsquery
      AND entry_no >= ${low} AND entry_no <= ${high} ORDER BY entry_no DESC LIMIT ${limit}`,
  }
  return sql`${either}`
}

/**
 * P1: a score is made of the row alone, never of how often a word stands elsewhere, so that what somebody may not read
 * cannot be told from it. A text counts up to 1,000, more the earlier it stands; each day one point. It does not change
 * as time passes, so that pages of a list fit together.
 */
function scoreOf(counted: readonly string[]): Query {
  const days = sql`s.said_at / 86400000 - 10957`
  return counted.reduce((sum, text) => sql`${sum} + ${weightOf(text)}`, days)
}

function weightOf(text: string): Query {
  const position = {
    sqlite: sql`instr(s.words, ${text})`,
    postgres: sql`strpos(s.words, ${text})`,
  }
  return sql`100000 / (100 + coalesce(nullif(${position}, 0), 9900000))`
}
