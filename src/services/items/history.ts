import type { ItemState } from '../../domain/handoff/states.ts'
import type { EntryId } from '../../domain/ids.ts'
import { type Entry, type Envelope, is } from '../../domain/record/entry.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { listAbout } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { passagesOf } from '../record/passages.ts'
import { readableEntries, visibleEntries } from '../record/visible.ts'
import type { Scope } from '../scope.ts'
import { type Question, questionsOn } from './questions.ts'
import { erased, personName, renderText } from './render.ts'

/** What was said and done about an item, oldest first, and the questions asked about it. */
export interface Told {
  history: Said[]
  questions: Question[]
}

/** Most of what was said and done about one subject that is told. */
const mostTold = 200

/** What was said and done about one item, and the questions asked about it. */
export function* itemHistory(scope: Scope, item: ItemState): Script<Told> {
  return (yield* itemHistories(scope, [item])).get(item.id) ?? { history: [], questions: [] }
}

/** The same of many items, each thing read once for all of them. */
export function* itemHistories(scope: Scope, items: readonly ItemState[]): Script<ReadonlyMap<string, Told>> {
  const ids = items.map(({ id }) => id as string)
  const entries = yield* entriesAbout(scope, ids)
  const all = yield* saidOfAll(scope, [...entries.values()].flat())
  const questions = yield* questionsOn(scope, ids)
  return new Map(
    ids.map(id => {
      const history = (entries.get(id) ?? []).flatMap(({ envelope }) => all.get(envelope.id) ?? [])
      return [id, { history, questions: questions.get(id) ?? [] }]
    }),
  )
}

/** What was said and done about a subject, oldest first: of a handoff its read-backs, amendments, refusals. */
export function* historyOf(scope: Scope, subject: string): Script<Said[]> {
  const { entries } = yield* visibleEntries(scope, { subject, limit: mostTold })
  return [...(yield* saidOfAll(scope, entries)).values()]
}

/** P1: by subject, those the caller may read. */
function* entriesAbout(
  scope: Scope,
  subjects: readonly string[],
): Script<ReadonlyMap<string, readonly Entry[]>> {
  const read = yield* listAbout(scope.org, subjects, scope.atSeq, mostTold)
  const shown = new Set(yield* readableEntries(scope, read))
  const found = new Map<string, readonly Entry[]>()
  for (const [subject, entries] of Map.groupBy(read, ({ envelope }) => envelope.subject as string)) {
    const seen = entries.filter(entry => shown.has(entry))
    // Where what the caller may not read stands among so many, what follows counts too.
    const isCut = entries.length === mostTold && seen.length < mostTold
    const whole = isCut ? (yield* visibleEntries(scope, { subject, limit: mostTold })).entries : seen
    found.set(subject, whole)
  }
  return found
}

/** By entry, in their order. */
function* saidOfAll(scope: Scope, entries: readonly Entry[]): Script<ReadonlyMap<EntryId, Said>> {
  const passages = yield* passagesOf(
    scope,
    entries.flatMap(({ envelope }) => referredTo(envelope) ?? []),
  )
  return new Map(entries.map(entry => [entry.envelope.id, saidOf(scope, entry, passages)]))
}

/** D7: the entry by which a question was answered, where it was. */
function referredTo(e: Envelope): EntryId | null {
  return is(e, 'item.referred') || is(e, 'question.referred') ? e.terms.entry : null
}

type Said = ReturnType<typeof saidOf>

function saidOf(scope: Scope, { envelope: e, words }: Entry, passages: ReadonlyMap<string, string>) {
  const said = (words ?? {}) as Partial<
    Record<'text' | 'outcome' | 'reason' | 'readBack' | 'summary', string | null>
  >
  const text = said.text ?? said.outcome ?? said.reason ?? said.readBack ?? said.summary ?? undefined
  const gone = e.commitment === null || (words ?? null) !== null ? null : erased
  return {
    entry: e.id as string,
    kind: e.kind as string,
    by: personName(scope, e.actor),
    at: formatInstant(e.at),
    text: text === undefined ? (passages.get(referredTo(e) ?? '') ?? gone) : renderText(scope, text),
  }
}
