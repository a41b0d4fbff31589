import type { ItemState } from '../../domain/handoff/states.ts'
import type { EntryId } from '../../domain/ids.ts'
import { type Entry, type Envelope, is } from '../../domain/record/entry.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadWords } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsByKeys } from '../load.ts'
import { passagesOf } from '../record/passages.ts'
import { visibleEntries } from '../record/visible.ts'
import type { Scope } from '../scope.ts'
import { erased, instantText, personName, renderText } from './render.ts'

/** What was said and done about an item, oldest first, and the questions asked about it. */
export function* itemHistory(scope: Scope, item: ItemState) {
  return { history: yield* historyOf(scope, item.id), questions: yield* questionsOn(scope, item) }
}

/** What was said and done about a subject, oldest first: of a handoff its read-backs, amendments, refusals. */
export function* historyOf(scope: Scope, subject: string) {
  const { entries } = yield* visibleEntries(scope, { subject, limit: 200 })
  const passages = yield* passagesOf(
    scope,
    entries.flatMap(({ envelope }) => referredTo(envelope) ?? []),
  )
  return entries.map(entry => saidOf(scope, entry, passages))
}

/** D7: the entry by which a question was answered, where it was. */
function referredTo(e: Envelope): EntryId | null {
  return is(e, 'item.referred') || is(e, 'question.referred') ? e.terms.entry : null
}

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

/** P1: read where a question was answered by an entry that is not for its reader. */
const notYours = 'An entry that is not for you.'

interface Question {
  id: string
  text: string
  askedBy: string | null
  askedAt: string
  of: string | null
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
  /** D7: the entry that answers it, where one was pointed at. */
  answeredIn: string | null
}

function* questionsOn(scope: Scope, item: ItemState): Script<(Question & Record<string, unknown>)[]> {
  const found = yield* subjectsByKeys(scope, 'question', [subjectKeys.questionsOn(item.id)])
  const entries = found.flatMap(({ asked, answered }) => [
    asked.entry,
    ...(answered === null ? [] : [answered.entry]),
  ])
  const passages = yield* passagesOf(
    scope,
    found.flatMap(({ answered }) => answered?.answeredBy ?? []),
  )
  const words = yield* loadWords(scope.org, entries)
  const textOf = (entry: string) => {
    const said = words.get(entry) as { text: string } | undefined
    return said === undefined ? erased : renderText(scope, said.text)
  }
  return found
    .sort((a, b) => a.asked.at - b.asked.at || Number(a.id.slice(2)) - Number(b.id.slice(2)))
    .map(({ id, asked, answerer, answered }) => ({
      id,
      text: textOf(asked.entry),
      askedBy: personName(scope, asked.by),
      askedAt: formatInstant(asked.at),
      of: personName(scope, answerer),
      answer:
        answered === null
          ? null
          : answered.answeredBy === undefined
            ? textOf(answered.entry)
            : (passages.get(answered.answeredBy) ?? notYours),
      answeredIn: answered?.answeredBy ?? null,
      answeredBy: personName(scope, answered?.by ?? null),
      answeredAt: instantText(answered?.at ?? null),
    }))
}
