import type { Word } from '../../domain/ask/words.ts'
import { parseSearch } from '../../domain/search/parse.ts'
import { prefilter } from '../../domain/search/prefilter.ts'
import { resolveSearch } from '../../domain/search/resolve.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { gather } from '../search/candidates.ts'
import { resolvingFor } from '../search/resolving.ts'

/** Records up to this long are looked through whole; in longer ones the index of words says what to look at. */
export const lookedThrough = 1_000

const mostRows = 200

/** The newest subjects in whose entries all these words stand, by the index of search; what the caller may not read takes no place among them (P1). */
export function* subjectsWith(scope: Scope, words: readonly Word[]): Script<string[]> {
  const query = [...new Set(words.map(({ text }) => text))].join(' ')
  const { tree } = resolveSearch(parseSearch(query), query, resolvingFor(scope))
  if (tree === null) return []
  const search = { query: prefilter(tree).query, after: 0, until: scope.atSeq, counted: [] }
  const { rows } = yield* gather(scope, {
    search,
    tree: null,
    limit: mostRows,
    stopAt: Number.POSITIVE_INFINITY,
  })
  return [...new Set(rows.map(({ subject }) => subject))]
}
