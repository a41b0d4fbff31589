import { who } from '../../domain/authority/who.ts'
import { questionAbout } from '../../domain/decisions/question-of.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { computedFrom } from '../authority/view.ts'
import { whoView } from '../authority/who.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'
import { asking } from './ask.ts'
import { visibleDecision, visibleImport } from './load-decision.ts'
import { renderSettled } from './render.ts'
import { alreadyDecided, similarTo } from './similar.ts'
import { neededByTyped, subjectTyped } from './subject-typed.ts'
import { optionIds, requestWords } from './words-typed.ts'

/** D1: asks, after looking for what was decided before; says who decides it and when they are on. */
export const requestDecision = commandService('decision.request', function* (scope, input) {
  const subject = subjectTyped(scope, input)
  if (!subject.ok) return subject
  const neededBy = neededByTyped(scope, input)
  if (!neededBy.ok) return neededBy
  const words = requestWords(scope, input)
  if (!words.ok) return words
  const supersedes = yield* replaceable(scope, input.supersedes)
  if (!supersedes.ok) return supersedes
  const found = yield* similarTo(scope, subject.value, words.value.refs)
  const similar = found.filter(one => one.id !== supersedes.value)
  if (similar.length > 0 && input.different === undefined) return alreadyDecided(similar)
  const { authority, state, drafts } = yield* asking(
    scope,
    {
      ...subject.value,
      options: optionIds(input.option),
      neededBy: neededBy.value,
      differsFrom: similar.map(one => one.id),
      reverses: null,
      supersedes: supersedes.value,
    },
    words.value,
  )
  const q = { ...questionAbout(subject.value), assurance: 'verified' as const, asker: scope.caller.person }
  const answer = who(authority, q, scope.at)
  return ok({
    drafts,
    *answer(written) {
      const shown = yield* renderSettled(written, state.id)
      return { ...shown, who: { ...whoView(written.scope, answer), ...computedFrom(written.scope) }, similar }
    },
  })
})

/** D5: a decision that a new one may replace, one from elsewhere included. */
export function* replaceable(scope: Scope, id: string | undefined): Script<Outcome<string | null>> {
  if (id === undefined) return ok(null)
  const elsewhere = yield* visibleImport(scope, id)
  if (elsewhere !== null) return ok(elsewhere.id)
  const found = yield* visibleDecision(scope, id, 'supersedes')
  if (!found.ok) return found
  const { end, reversed, superseded } = found.value
  if (end?.how === 'decided' && reversed === null && superseded === null) return ok(found.value.id)
  return refuse('not_in_force', `${id} is not a decision in force.`, 'Only what holds can be replaced.', {
    path: 'supersedes',
  })
}
