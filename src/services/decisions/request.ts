import { who } from '../../domain/authority/who.ts'
import { asksForLess } from '../../domain/decisions/asks-for-less.ts'
import type { ImportedDecisionState } from '../../domain/decisions/imported.ts'
import type { DecisionSubject } from '../../domain/decisions/kinds.ts'
import { questionAbout } from '../../domain/decisions/question-of.ts'
import { isInForce } from '../../domain/decisions/states.ts'
import { type Draft, draft, type Entry } from '../../domain/record/entry.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectTyped } from '../authority/question.ts'
import { computedFrom } from '../authority/view.ts'
import { whoView } from '../authority/who.ts'
import { parseWhen } from '../resolve.ts'
import type { CommandScope, Scope } from '../scope.ts'
import { commandService, type InputOf } from '../service.ts'
import { keepAskedAs } from '../standing/keep-asked-as.ts'
import { pointedAt } from '../standing/pointed-at.ts'
import { type Asking, asking } from './ask.ts'
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
  const supersedes = yield* replaceable(scope, subject.value, input.supersedes)
  if (!supersedes.ok) return supersedes
  const found = yield* similarTo(scope, subject.value, words.value)
  const similar = found.filter(one => one.id !== supersedes.value)
  const pointed =
    input.answeredBy === undefined ? ok(null) : yield* pointedAt(scope, input.answeredBy, 'answeredBy')
  if (!pointed.ok) return pointed
  if (similar.length > 0 && input.different === undefined && pointed.value === null)
    return alreadyDecided(similar)
  const asked = yield* asking(
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
  const { authority, state } = asked
  const answered =
    pointed.value === null ? ok(asked.drafts) : yield* answeredAtOnce(scope, asked, pointed.value)
  if (!answered.ok) return answered
  const q = { ...questionAbout(subject.value), asker: scope.caller.person }
  const answer = who(authority, q, scope.at)
  return ok({
    drafts: answered.value,
    *answer(written) {
      const shown = yield* renderSettled(written, state.id)
      return { ...shown, who: { ...whoView(written.scope, answer), ...computedFrom(written.scope) }, similar }
    },
  })
})

/** D1, D7: "this answers it": nobody's turn begins, and how it was asked is kept with the entry that says it. */
function* answeredAtOnce(
  scope: CommandScope,
  { state, drafts }: Asking,
  pointed: Entry,
): Script<Outcome<readonly Draft[]>> {
  const { id, area, audience, asker, asked } = state
  const kept = yield* keepAskedAs(scope, { answers: id, wording: asked.entry, asker, audience }, pointed)
  if (!kept.ok) return kept
  const terms = { decision: id, by: asker, entry: pointed.envelope.id }
  const answered = draft({ subject: id, area, audience, words: null, kind: 'decision.answered', terms })
  return ok([...drafts.filter(({ kind }) => kind === 'decision.requested'), answered, ...kept.value])
}

/** D5: a decision that this question may replace, one from elsewhere included. */
function* replaceable(
  scope: Scope,
  subject: DecisionSubject,
  id: string | undefined,
): Script<Outcome<string | null>> {
  if (id === undefined) return ok(null)
  const elsewhere = yield* visibleImport(scope, id)
  if (elsewhere !== null) return askingEnough(elsewhere.id, { ...subject, ...placeOf(elsewhere) }, subject)
  const found = yield* visibleDecision(scope, id, 'supersedes')
  if (!found.ok) return found
  if (isInForce(found.value)) return askingEnough(found.value.id, found.value, subject)
  return notInForce(id, 'Only what holds can be replaced.', 'supersedes')
}

/** An import says no more of what was decided there. */
function placeOf({ type, area }: ImportedDecisionState): Pick<DecisionSubject, 'type' | 'area'> {
  return { type, area }
}

function askingEnough(id: string, earlier: DecisionSubject, later: DecisionSubject): Outcome<string> {
  const dimension = asksForLess(earlier, later)
  if (dimension === null) return ok(id)
  return refuse(
    'asks_for_less',
    `${id} was decided about another ${dimension}, so that whoever decides this might not have decided that.`,
    `Ask about the same ${dimension}, or leave out supersedes.`,
    { path: 'supersedes', details: { id, dimension } },
  )
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
