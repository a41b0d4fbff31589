import { who } from '../../domain/authority/who.ts'
import { questionAbout } from '../../domain/decisions/question-of.ts'
import { isInForce } from '../../domain/decisions/states.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectTyped } from '../authority/question.ts'
import { computedFrom } from '../authority/view.ts'
import { whoView } from '../authority/who.ts'
import { parseWhen } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { commandService, type InputOf } from '../service.ts'
import { asking } from './ask.ts'
import { notInForce, visibleDecision, visibleImport } from './load-decision.ts'
import { renderSettled } from './render.ts'
import { alreadyDecided, similarTo } from './similar.ts'
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
  const q = { ...questionAbout(subject.value), asker: scope.caller.person }
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
function* replaceable(scope: Scope, id: string | undefined): Script<Outcome<string | null>> {
  if (id === undefined) return ok(null)
  const elsewhere = yield* visibleImport(scope, id)
  if (elsewhere !== null) return ok(elsewhere.id)
  const found = yield* visibleDecision(scope, id, 'supersedes')
  if (!found.ok) return found
  if (isInForce(found.value)) return ok(found.value.id)
  return notInForce(id, 'Only what holds can be replaced.', 'supersedes')
}

/** When it is needed by: as said, else by the organisation's default; always later than now. */
function neededByTyped(scope: Scope, typed: InputOf<'decision.request'>): Outcome<number> {
  if (typed.neededBy === undefined) return ok(scope.at + scope.gov.settings.neededByMs)
  const by = parseWhen(scope, typed.neededBy, 'neededBy')
  if (!by.ok) return by
  return by.value.instant > scope.at
    ? ok(by.value.instant)
    : refuse('needed_by_in_past', 'It cannot be needed by an instant that is over.', 'Give a later one.', {
        path: 'neededBy',
      })
}
