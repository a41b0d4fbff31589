import { who } from '../../domain/authority/who.ts'
import { questionOf } from '../../domain/decisions/question-of.ts'
import { ok } from '../../domain/refusal.ts'
import { authorityFor } from '../authority/load.ts'
import { computedFrom } from '../authority/view.ts'
import { whoView } from '../authority/who.ts'
import { asOf } from '../decided.ts'
import { passagesOf } from '../record/passages.ts'
import { readService } from '../service.ts'
import { renderImported } from './imported.ts'
import { visibleDecision, visibleImport } from './load-decision.ts'
import { renderDecision } from './render.ts'
import { nothingToDo, whatIMay } from './waiting.ts'

/** One request or decision; while it is open, who may decide it now and when the others are on. */
export const showDecision = readService('decision.show', function* (scope, { id }) {
  const elsewhere = yield* visibleImport(scope, id)
  if (elsewhere !== null) {
    const [shown] = yield* renderImported(scope, [elsewhere])
    return ok({
      ...(shown as NonNullable<typeof shown>),
      who: null,
      mine: nothingToDo,
      answer: null,
      ...asOf(scope),
    })
  }
  const state = yield* visibleDecision(scope, id)
  if (!state.ok) return state
  const shown = yield* renderDecision(scope, state.value)
  const mine = yield* whatIMay(scope, state.value)
  const { answeredBy } = shown
  const answer =
    answeredBy === null ? null : ((yield* passagesOf(scope, [answeredBy])).get(answeredBy) ?? null)
  if (state.value.end !== null) return ok({ ...shown, who: null, mine, answer, ...asOf(scope) })
  const q = questionOf(state.value, scope.at)
  const authority = yield* authorityFor(scope, [q])
  const found = who(authority, q, scope.at)
  return ok({
    ...shown,
    who: { ...whoView(scope, found), ...computedFrom(scope) },
    mine,
    answer,
    ...asOf(scope),
  })
})
