import type { IndexQuery } from '../../domain/search/prefilter.ts'
import { type Query, rows, type Script, sql } from '../sql.ts'
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

export interface Best {
  readonly rows: readonly FoundRow[]
  /** There were more than `whole` matches, so that only the newest were put in order. */
  readonly fewer: boolean
}

export interface BestOf {
  readonly by: 'score' | 'said'
  /** As many matches are put in order as a whole; of more, the `newest`. */
  readonly whole: number
  readonly newest: number
  readonly limit: number
}

/** The best matches, by score or by when they were said; later entries first where alike. */
export function* bestMatches(org: OrgNo, search: IndexSearch, of: BestOf): Script<Best> {
  const order = of.by === 'score' ? sql`score DESC, entry_no DESC` : sql`said_at DESC, entry_no DESC`
  // What is shown of a row is read only for the best: what is sorted stays small.
  const found = yield* rows<Stored & { n: number }>({
    ...sql`WITH m AS MATERIALIZED (${newest(org, search, of.whole + 1)}), c AS (SELECT count(*) AS n FROM m),
      best AS MATERIALIZED (SELECT s.entry_no AS entry_no, s.said_at AS said_at, ${scoreOf(search.counted)} AS score
        FROM (SELECT entry_no FROM m ORDER BY entry_no DESC LIMIT
            (SELECT CASE WHEN n > ${of.whole} THEN CAST(${of.newest} AS bigint) ELSE CAST(${of.whole} AS bigint) END FROM c)) k
          JOIN search s ON s.entry_no = k.entry_no ORDER BY ${order} LIMIT ${of.limit})
      SELECT ${shownColumns}, b.score AS score, c.n AS n
      FROM best b JOIN search s ON s.entry_no = b.entry_no CROSS JOIN c ORDER BY ${by(of)}`,
    plannedAnew: true,
  })
  return { rows: found.map(foundRow), fewer: Number(found[0]?.n ?? 0) > of.whole }
}

/** The newest matches, newest first. */
export function* newestMatches(org: OrgNo, search: IndexSearch, limit: number): Script<FoundRow[]> {
  const found = yield* rows<Stored>({
    ...sql`SELECT ${shownColumns}, ${scoreOf(search.counted)} AS score FROM (${newest(org, search, limit)}) m JOIN search s ON s.entry_no = m.entry_no
      ORDER BY entry_no DESC`,
    plannedAnew: true,
  })
  return found.map(foundRow)
}

type Stored = Omit<FoundRow, 'seq' | 'saidAt'> & { readonly entry_no: number; readonly said_at: number }

const shownColumns = sql`s.entry_no AS entry_no, s.subject AS subject, s.area AS area, s.said_at AS said_at,
  s.audience AS audience, s.words AS words, s.facets AS facets`

function by({ by }: BestOf): Query {
  return by === 'score' ? sql`b.score DESC, b.entry_no DESC` : sql`b.said_at DESC, b.entry_no DESC`
}

function foundRow({ entry_no, said_at, subject, area, audience, words, facets, score }: Stored): FoundRow {
  return {
    seq: seqOfPlace(entry_no),
    saidAt: said_at,
    subject,
    area,
    audience,
    words,
    facets,
    score: Number(score),
  }
}

function newest(org: OrgNo, { query, after, until }: IndexSearch, limit: number): Query {
  const [low, high] = [placeOf(org, after + 1), placeOf(org, until)]
  const either = {
    sqlite: sql`SELECT rowid AS entry_no FROM search_index WHERE search_index MATCH ${ftsMatch(query)}
      AND rowid >= ${low} AND rowid <= ${high} ORDER BY rowid DESC LIMIT ${limit}`,
    postgres: sql`SELECT entry_no FROM search_newest(${tsQuery(query)}::tsquery, ${low}, ${high}, ${limit})`,
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
