import type { TeamId } from '../../domain/ids.ts'
import { membersOf } from '../../domain/people/org-chart.ts'
import type { Audience } from '../../domain/record/entry.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import type { SubjectState } from '../../domain/record/subjects.ts'
import { facet } from '../../domain/search/document.ts'
import { factsOf, factsOfKind, type SearchFacts } from '../../domain/search/facts.ts'
import { holds } from '../../domain/search/holds.ts'
import type { ResolvedSearch } from '../../domain/search/resolved.ts'
import { type FoundRow, type IndexSearch, newestMatches } from '../../storage/search/find.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsById } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'

export interface Gathering {
  readonly search: IndexSearch
  /** Asked of each row in whole; null where the index has found exactly what is asked for. */
  readonly tree: ResolvedSearch | null
  readonly limit: number
  /** `monotonic()` after which no more is looked at. */
  readonly stopAt: number
}

export interface Gathered {
  readonly rows: readonly FoundRow[]
  /** Older matches were not looked at. */
  readonly more: boolean
}

const rowsAtATime = 400

/** The newest rows that the caller may read and that are what is asked for. Rows they may not read leave no trace (P1). */
export function* gather(scope: Scope, { search, tree, limit, stopAt }: Gathering): Script<Gathered> {
  const found: FoundRow[] = []
  let { until } = search
  for (;;) {
    const page = yield* newestMatches(scope.org, { ...search, until }, rowsAtATime)
    found.push(...(yield* kept(scope, page, tree)))
    const last = page.at(-1)
    if (last === undefined || page.length < rowsAtATime)
      return { rows: found.slice(0, limit), more: found.length > limit }
    if (found.length > limit || scope.env.monotonic() > stopAt)
      return { rows: found.slice(0, limit), more: true }
    until = last.seq - 1
  }
}

function* kept(scope: Scope, page: readonly FoundRow[], tree: ResolvedSearch | null): Script<FoundRow[]> {
  const asked = tree === null ? page.filter(({ audience }) => audience !== null) : page
  const states = yield* subjectsById(scope, [...new Set(asked.map(({ subject }) => subject))])
  return page.filter(
    found =>
      isReadable(scope, found, states.get(found.subject)) &&
      (tree === null || holds(tree, { ...found, facts: factsAbout(scope, found, states) })),
  )
}

function isReadable(scope: Scope, { audience }: FoundRow, state: SubjectState | undefined): boolean {
  return audience === null || isOpen(scope, JSON.parse(audience) as Audience, receiversOf(state))
}

/** How the subject of a row stands; null where it keeps no state. */
export function factsAbout(
  { gov, at }: Scope,
  { subject, facets }: Pick<FoundRow, 'subject' | 'facets'>,
  states: ReadonlyMap<string, SubjectState>,
): SearchFacts | null {
  if (facets.includes(` ${facet.about('freeze')} `)) return factsOfKind('freeze')
  const state = states.get(subject)
  return state === undefined
    ? null
    : factsOf(state, { at, membersOf: (team: TeamId) => membersOf(gov, team) })
}
