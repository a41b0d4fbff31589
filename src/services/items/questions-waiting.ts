import type { QuestionState } from '../../domain/handoff/states.ts'
import type { PersonId } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsByKeys } from '../load.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'

/** As many questions of one person wait for another; more would bury what others ask them. */
const mostWaiting = 20

/** Q4: what the caller asked somebody and has no answer yet. */
export function* myQuestionsTo(scope: Scope, answerer: PersonId): Script<QuestionState[]> {
  const { gov, caller } = scope
  const keys = aliases(gov, canonical(gov, answerer)).map(subjectKeys.openQuestionsTo)
  const open = yield* subjectsByKeys(scope, 'question', keys)
  const me = canonical(gov, caller.person)
  return open.filter(({ asked }) => asked.by !== null && canonical(gov, asked.by) === me)
}

/** Refused where as much waits as may. */
export function mayAskOneMore(
  scope: Scope,
  answerer: PersonId,
  waiting: readonly QuestionState[],
): Outcome<null> {
  if (waiting.length < mostWaiting) return ok(null)
  return refuse(
    'too_many_waiting',
    `${waiting.length} of your questions wait for @${handleOf(scope, answerer)} already.`,
    'Wait for an answer, or point one of them at an entry that answers it.',
  )
}
