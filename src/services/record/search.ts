import { ok, refuse } from '../../domain/refusal.ts'
import { factsOfKind } from '../../domain/search/facts.ts'
import { holds } from '../../domain/search/holds.ts'
import { type NamedThing, namedThings } from '../../domain/search/named.ts'
import { parseSearch } from '../../domain/search/parse.ts'
import { lookedFor } from '../../domain/search/passage.ts'
import { resolveSearch } from '../../domain/search/resolve.ts'
import type { ResolvedSearch } from '../../domain/search/resolved.ts'
import type { SearchHint } from '../../domain/search/tree.ts'
import type { FoundRow } from '../../storage/search/find.ts'
import { searchGap } from '../../storage/search/rows.ts'
import type { Script } from '../../storage/sql.ts'
import { asOf } from '../decided.ts'
import type { Scope } from '../scope.ts'
import { type Ranked, type Ranking, rankedRows } from '../search/ranked.ts'
import { renderFound, renderNamed } from '../search/render.ts'
import { resolvingFor } from '../search/resolving.ts'
import { type InputOf, type OutputOf, readService } from '../service.ts'

type Input = InputOf<'record.search'>
type Answer = OutputOf<'record.search'>

/** Q1: what people know (handoffs, lines, questions, decisions, areas, people), each found by its best entry. */
export const searchRecord = readService('record.search', function* (scope, input) {
  const page = pageOf(scope, input)
  if (page === null)
    return refuse(
      'bad_cursor',
      'The cursor is not one this search gave out.',
      'Search again without a cursor.',
      {
        path: 'cursor',
      },
    )
  const asked = read(scope, input.query)
  const whole = page.begun ? nothingFound(asked) : yield* answered(scope, input, page, asked)
  const mayBeBegun = page.begun || (whole.items.length === 0 && input.cursor === undefined)
  const retry = mayBeBegun ? begun(scope, input.query, asked) : null
  const begunAnswer = retry === null ? null : yield* answered(scope, input, page, retry)
  const isBegun = begunAnswer !== null && begunAnswer.items.length > 0
  const { next, ...found } = apart(input, asked, isBegun ? begunAnswer : whole)
  const cursor = isBegun && next !== null ? `b${next}` : next
  return ok({ ...found, unprepared: yield* searchGap(scope.org), next: cursor, ...asOf(scope) })
})

type Found = Pick<Answer, 'items' | 'hints' | 'next' | 'among'>

interface Asked {
  readonly tree: ResolvedSearch | null
  readonly hints: readonly SearchHint[]
}

function read(scope: Scope, query: string): Asked {
  return resolveSearch(parseSearch(query), query, resolvingFor(scope))
}

/** Somebody may still be typing the last word: where nothing is found by it, what begins so. */
function begun(scope: Scope, query: string, { hints }: Asked): Asked | null {
  const word = /(?:^|[\s(])([\p{L}\p{N}]{3,})$/u.exec(query)?.[1]
  if (word === undefined) return null
  const { tree } = read(scope, `${query}*`)
  const from = query.length - word.length
  const message = `Nothing is found by the word ${word}; here is what begins so.`
  return { tree, hints: [...hints, { from, to: query.length, message }] }
}

/** Words of one search stand in one entry: where several together find nothing, what to do is said. */
function apart({ query, cursor }: Input, { tree, hints }: Asked, found: Found): Found {
  const several = tree !== null && lookedFor(tree).length > 1
  if (!several || found.items.length > 0 || hints.length > 0 || cursor !== undefined) return found
  const message =
    'Nothing says all of this in one entry; a handoff and each of its lines are entries of their own. Use fewer words, or OR between them.'
  return { ...found, hints: [{ from: 0, to: query.length, message }] }
}

interface Page {
  readonly head: number
  /** How many results the pages before it had. */
  readonly shown: number
  /** What they ended with, where that was no area or person. */
  readonly last: Place | null
  /** They had what begins with the last word, since nothing was found by it. */
  readonly begun: boolean
  readonly limit: number
}

/** Where a row stands in the order of the results: by its score or when it was said, then by its entry. */
interface Place {
  readonly key: number
  readonly seq: number
}

/**
 * `SEQ-SHOWN` or `SEQ-SHOWN-KEY-ENTRY`, a `b` before it where the last word was only begun: later pages look at the
 * record as the first page saw it, and go on after what the one before ended with, whatever was closed or erased since.
 */
function pageOf(scope: Scope, { cursor, limit = 20 }: Input): Page | null {
  if (cursor === undefined) return { head: scope.atSeq, shown: 0, last: null, begun: false, limit }
  const [, begun, head, shown, key, seq] =
    /^(b?)(\d{1,15})-(\d{1,6})(?:-(\d{1,15})-(\d{1,15}))?$/.exec(cursor) ?? []
  if (head === undefined || Number(head) > scope.atSeq) return null
  const last = key === undefined ? null : { key: Number(key), seq: Number(seq) }
  return { head: Number(head), shown: Number(shown), last, begun: begun === 'b', limit }
}

function* answered(scope: Scope, { sort }: Input, page: Page, { tree, hints }: Asked): Script<Found> {
  if (tree === null) return nothingFound({ hints })
  const by = (sort ?? (lookedFor(tree).length > 0 ? 'relevance' : 'newest')) === 'newest' ? 'said' : 'score'
  const { head, shown, last, limit } = page
  const named = last === null ? namedBy(scope, tree).slice(shown) : []
  const { rows, among } = yield* rowsAfter(scope, tree, by, page)
  const all = [...named, ...rows]
  const here = all.slice(0, limit)
  const ending = here.findLast(one => 'subject' in one)
  const place = ending === undefined ? '' : `-${placeOf(ending, by).key}-${ending.seq}`
  const found = yield* renderFound(
    scope,
    here.filter(one => 'subject' in one),
    tree,
  )
  const things = here.flatMap(one => ('mention' in one ? [renderNamed(scope, one, tree)] : []))
  const next = all.length > limit ? `${head}-${shown + limit}${place}` : null
  return { items: [...things, ...found], hints: copied(hints), next, among }
}

function nothingFound({ hints }: Pick<Asked, 'hints'>): Found {
  return { items: [], hints: copied(hints), next: null, among: null }
}

function copied(hints: readonly SearchHint[]): Found['hints'] {
  return hints.map(hint => ({ ...hint }))
}

/** Enough rows for a page, from where the one before it ended. */
function* rowsAfter(
  scope: Scope,
  tree: ResolvedSearch,
  by: Ranking['by'],
  { head, shown, last, limit }: Page,
): Script<Ranked> {
  for (let wanted = shown + limit + 1; ; wanted *= 2) {
    const { rows, among } = yield* rankedRows(scope, tree, { by, head, wanted })
    const rest = last === null ? rows : rows.filter(row => follows(placeOf(row, by), last))
    if (rest.length > limit || rows.length < wanted) return { rows: rest, among }
  }
}

function placeOf({ score, saidAt, seq }: FoundRow, by: Ranking['by']): Place {
  return { key: by === 'score' ? score : saidAt, seq }
}

function follows(one: Place, last: Place): boolean {
  return one.key === last.key ? one.seq < last.seq : one.key < last.key
}

const namedLimit = 200

/** Areas and people come first: whoever types a name means them. Only what asks for a word or for them finds them. */
function namedBy(scope: Scope, tree: ResolvedSearch): NamedThing[] {
  if (lookedFor(tree).length === 0 && !asksForNamed(tree)) return []
  const found = namedThings(scope.gov, scope.names).filter(thing =>
    holds(tree, {
      ...thing,
      area: thing.is === 'area' ? thing.id : null,
      saidAt: -1,
      seq: -1,
      facts: factsOfKind(thing.is),
    }),
  )
  return found
    .sort((a, b) => a.words.length - b.words.length || (a.title < b.title ? -1 : 1))
    .slice(0, asksForNamed(tree) ? namedLimit : 5)
}

function asksForNamed(tree: ResolvedSearch): boolean {
  if (tree.is === 'kind') return tree.kind === 'area' || tree.kind === 'person'
  return (tree.is === 'and' || tree.is === 'or') && tree.of.some(asksForNamed)
}
