import type { Sentence } from '../../domain/ask/answer.ts'
import { someone, told } from '../../domain/ask/told.ts'
import type { QuestionState } from '../../domain/handoff/states.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { aliases } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Script } from '../../storage/sql.ts'
import { erased, renderText } from '../items/render.ts'
import { subjectsByKeys, wordsOf } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'
import { sentence } from './reply.ts'

/** Questions that wait for an answer, of a person or in areas, as far as the caller may read them. */
export function* openQuestions(
  scope: Scope,
  person: PersonId | null,
  areas: ReadonlySet<AreaId> | null,
): Script<Sentence[]> {
  const keys =
    person === null
      ? [subjectKeys.openQuestions]
      : aliases(scope.gov, person).map(subjectKeys.openQuestionsTo)
  const found = (yield* subjectsByKeys(scope, 'question', keys)).filter(
    state =>
      state.answered === null &&
      mayReadQuestion(scope, state) &&
      (areas === null || (state.area !== null && areas.has(state.area))),
  )
  const words = yield* wordsOf(
    scope,
    found.map(state => state.asked.entry),
  )
  return found
    .sort((a, b) => a.asked.at - b.asked.at)
    .map(({ id, asked, answerer }) => {
      const text = (words.get(asked.entry) as { text: string } | undefined)?.text
      const said = text === undefined ? erased : `“${renderText(scope, text)}”`
      return sentence(
        told`${id} ${said} is not answered yet; ${someone(asked.by, 'somebody')} asks ${someone(answerer, 'whoever knows')}.`,
        [asked.entry],
        asked.at,
      )
    })
}

/** P1: its audience, whoever asked and whoever is asked. */
export function mayReadQuestion(scope: Scope, { audience, asked, answerer }: QuestionState): boolean {
  return isOpen(
    scope,
    audience,
    [asked.by, answerer].filter(person => person !== null),
  )
}
