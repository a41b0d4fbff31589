import { renderMentions } from '../../domain/handoff/mentions-render.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { pathOf } from '../../domain/people/names.ts'
import type { Entry, Envelope } from '../../domain/record/entry.ts'
import type { SubjectState } from '../../domain/record/subjects.ts'
import { textsOf } from '../../domain/search/document.ts'
import type { NamedThing } from '../../domain/search/named.ts'
import { bestPassage, lookedFor, marked } from '../../domain/search/passage.ts'
import type { ResolvedSearch } from '../../domain/search/resolved.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadEntriesAt } from '../../storage/entries.ts'
import type { FoundRow } from '../../storage/search/find.ts'
import type { Script } from '../../storage/sql.ts'
import { instantText } from '../items/render.ts'
import { subjectsById, wordsOf } from '../load.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { OutputOf } from '../service.ts'
import { factsAbout } from './candidates.ts'

type Result = OutputOf<'record.search'>['items'][number]

/** Rows as results, with the best passage of each marked. */
export function* renderFound(
  scope: Scope,
  rows: readonly FoundRow[],
  tree: ResolvedSearch,
): Script<Result[]> {
  const entries = new Map(
    (yield* loadEntriesAt(
      scope.org,
      rows.map(row => row.seq),
    )).map(entry => [entry.envelope.seq, entry]),
  )
  const states = yield* subjectsById(scope, [...new Set(rows.map(row => row.subject))])
  const titles = yield* wordsOf(
    scope,
    [...states.values()].flatMap(state => titleEntry(state) ?? []),
  )
  return rows.flatMap(row => {
    const entry = entries.get(row.seq)
    if (entry === undefined) return []
    const state = states.get(row.subject)
    const title = state === undefined ? null : titles.get(titleEntry(state) ?? '')
    return [rendered(scope, row, entry, states, title ?? null, tree)]
  })
}

/** The entry whose words say what a subject is. */
function titleEntry(state: SubjectState): string | null {
  switch (state.is) {
    case 'item':
      return state.words.entry
    case 'handoff':
      return state.words
    case 'report':
    case 'imported-decision':
      return state.entry
    case 'decision':
    case 'question':
      return state.asked.entry
    default:
      return null
  }
}

function rendered(
  scope: Scope,
  row: FoundRow,
  { envelope: e, words }: Entry,
  states: ReadonlyMap<string, SubjectState>,
  titleWords: unknown,
  tree: ResolvedSearch,
): Result {
  const looked = lookedFor(tree)
  const said = (text: string) => mentionsNow(scope, text)
  const texts = textsOf(words).map(said)
  const [own] = textsOf(titleWords).map(said)
  const title = marked((own ?? texts[0] ?? '').replace(/\s/gu, ' '), looked)
  const passage = bestPassage(texts, looked)
  const facts = factsAbout(scope, row, states)
  const standing = /^[A-Z]-\d+$/.test(row.subject)
  return {
    id: standing ? row.subject : e.id,
    kind: facts?.kinds[0] ?? 'entry',
    state: facts?.states[0] ?? null,
    area: e.area === null ? null : pathOfArea(scope, e.area),
    author: authorOf(scope, e),
    saidAt: formatInstant(row.saidAt),
    validUntil: instantText(facts?.validUntil ?? null),
    stale: facts?.stale ?? false,
    title: title.text,
    titleMarks: title.marks.map(([from, to]) => [from, to]),
    passage: passage.text,
    passageMarks: passage.marks.map(([from, to]) => [from, to]),
    score: row.score,
    entry: e.id,
    seq: e.seq,
  }
}

/** R4: whoever a text mentions is called as they are called now. */
function mentionsNow({ gov, names }: Scope, text: string): string {
  return renderMentions(
    text,
    person => names.handles.get(canonical(gov, person)) ?? null,
    area => pathOf(names, area),
  )
}

function authorOf(scope: Scope, e: Envelope): string | null {
  const imported = e.terms as { author?: PersonId | null; authors?: PersonId[]; deciders?: PersonId[] }
  const by = e.kind.endsWith('.imported')
    ? (imported.author ?? imported.authors?.[0] ?? imported.deciders?.[0] ?? null)
    : (e.onBehalfOf ?? e.actor)
  return by === null ? null : handleOf(scope, by)
}

/** An area or a person, by the names they have now. */
export function renderNamed(scope: Scope, thing: NamedThing, tree: ResolvedSearch): Result {
  const title = marked(thing.title, lookedFor(tree))
  const isArea = thing.is === 'area'
  const path = isArea ? pathOfArea(scope, thing.id as AreaId) : null
  return {
    id: path ?? handleOf(scope, thing.id as PersonId),
    kind: thing.is,
    state: null,
    area: path,
    author: null,
    saidAt: null,
    validUntil: null,
    stale: false,
    title: title.text,
    titleMarks: title.marks.map(([from, to]) => [from, to]),
    passage: '',
    passageMarks: [],
    score: namedScore,
    entry: null,
    seq: null,
  }
}

/** Before anything that only speaks of it. */
const namedScore = 1_000_000
