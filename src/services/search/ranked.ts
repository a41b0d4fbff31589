import { facet } from '../../domain/search/document.ts'
import { countedTexts, type IndexQuery, prefilter } from '../../domain/search/prefilter.ts'
import type { ResolvedSearch } from '../../domain/search/resolved.ts'
import { bestMatches, type FoundRow, type IndexSearch } from '../../storage/search/find.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { gather } from './candidates.ts'
import { bounded, placed } from './resolving.ts'

export interface Ranking {
  readonly by: 'score' | 'said'
  /** The record as of this seq, so that later pages fit the first. */
  readonly head: number
  /** How many results are needed, those of earlier pages counted in. */
  readonly wanted: number
}

export interface Ranked {
  /** One row for each subject: its best. In order. */
  readonly rows: readonly FoundRow[]
  /** Found among so many of the newest matches; null: among all. */
  readonly among: number | null
}

/** As many matches are ranked as a whole; of more, and of what is only begun, the newest. */
const [rankedWhole, rankedNewest] = [20_000, 2_000] as const
const searchBudgetMs = 1_500

/** The subjects that match, each by its best entry, the best first. */
export function* rankedRows(scope: Scope, asked: ResolvedSearch, ranking: Ranking): Script<Ranked> {
  const { tree, after, until } = yield* bounded(scope, yield* placed(scope, asked), ranking.head)
  const { query, exact } = prefilter(tree)
  const search: IndexSearch = { query, after, until, counted: countedTexts(tree) }
  const stopAt = scope.env.monotonic() + searchBudgetMs
  if (!exact) {
    const { rows, more } = yield* gather(scope, { search, tree, limit: rankedNewest, stopAt })
    return { rows: distinct(rows, ranking.by), among: more ? rows.length : null }
  }
  // P1: what is not for everybody is counted only once it is known that the caller may read it.
  const narrow = { ...search, query: also(query, { is: 'facet', name: facet.narrow }) }
  const own = yield* gather(scope, { search: narrow, tree: null, limit: rankedNewest, stopAt })
  const open = { ...search, query: also(query, { is: 'not', of: { is: 'facet', name: facet.narrow } }) }
  const best = yield* bestOpen(scope, open, ranking)
  const rows = distinct([...best.rows, ...own.rows], ranking.by)
  return { rows, among: best.among ?? (own.more ? rankedNewest : null) }
}

function* bestOpen(scope: Scope, search: IndexSearch, { by, wanted }: Ranking): Script<Ranked> {
  const whole = hasPrefix(search.query) ? rankedNewest : rankedWhole
  for (let limit = wanted * 2 + 20; ; limit *= 3) {
    const { rows, fewer } = yield* bestMatches(scope.org, search, { by, whole, newest: rankedNewest, limit })
    const enough = rows.length < limit || new Set(rows.map(groupOf)).size >= wanted
    if (enough) return { rows, among: fewer ? rankedNewest : null }
  }
}

function also(query: IndexQuery, other: IndexQuery): IndexQuery {
  return { is: 'and', of: [...(query.is === 'and' ? query.of : [query]), other] }
}

function hasPrefix(query: IndexQuery): boolean {
  if (query.is === 'words') return query.prefix
  if (query.is === 'facet') return false
  return query.is === 'not' ? hasPrefix(query.of) : query.of.some(hasPrefix)
}

function distinct(rows: readonly FoundRow[], by: Ranking['by']): FoundRow[] {
  const sorted = [...rows].sort(
    (a, b) => (by === 'score' ? b.score - a.score : b.saidAt - a.saidAt) || b.seq - a.seq,
  )
  const seen = new Set<string>()
  return sorted.filter(row => {
    const group = groupOf(row)
    return seen.has(group) ? false : seen.add(group)
  })
}

/** What has no stream of its own is found entry by entry. */
function groupOf({ subject, seq }: FoundRow): string {
  return /^[A-Z]-\d+$/.test(subject) ? subject : `${subject} ${seq}`
}
