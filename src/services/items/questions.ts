import type { QuestionState } from '../../domain/handoff/states.ts'
import { numberOf } from '../../domain/ids.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadWords } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsByKeys } from '../load.ts'
import { passagesOf } from '../record/passages.ts'
import type { Scope } from '../scope.ts'
import { erased, instantText, personName, renderText } from './render.ts'

/** P1: read where a question was answered by an entry that is not for its reader. */
const notYours = 'An entry that is not for you.'

/** A type, not an interface, so that outputs that may grow accept it. */
export type Question = {
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

/** The questions asked about these items, by item, the first asked first. */
export function* questionsOn(
  scope: Scope,
  items: readonly string[],
): Script<ReadonlyMap<string, Question[]>> {
  const found = yield* subjectsByKeys(scope, 'question', items.map(subjectKeys.questionsOn))
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
  const inOrder = found.sort((a, b) => a.asked.at - b.asked.at || numberOf(a.id) - numberOf(b.id))
  return new Map(
    [...Map.groupBy(inOrder, ({ item }) => item as string)].map(([item, states]) => [
      item,
      states.map(state => questionOf(scope, state, textOf, passages)),
    ]),
  )
}

function questionOf(
  scope: Scope,
  { id, asked, answerer, answered }: QuestionState,
  textOf: (entry: string) => string,
  passages: ReadonlyMap<string, string>,
): Question {
  const pointed = answered?.answeredBy ?? null
  const answer = answered === null ? null : pointed === null ? textOf(answered.entry) : passages.get(pointed)
  return {
    id,
    text: textOf(asked.entry),
    askedBy: personName(scope, asked.by),
    askedAt: formatInstant(asked.at),
    of: personName(scope, answerer),
    answer: answer === undefined ? notYours : answer,
    answeredIn: pointed,
    answeredBy: personName(scope, answered?.by ?? null),
    answeredAt: instantText(answered?.at ?? null),
  }
}
