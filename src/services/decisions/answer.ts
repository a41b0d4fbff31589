import { decideReferLeft } from '../../domain/handoff/decide-left.ts'
import { decideRefer, decideReferItem } from '../../domain/handoff/decide-refer.ts'
import type { ItemState, QuestionState } from '../../domain/handoff/states.ts'
import type { EntryId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { type Draft, draft, type Entry } from '../../domain/record/entry.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { mayReadQuestion } from '../ask/left-questions.ts'
import { isReadableItem } from '../handoff/check-context.ts'
import { actorOf } from '../items/visible-item.ts'
import { itemById, questionById } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { CommandScope } from '../scope.ts'
import { commandService } from '../service.ts'
import { type AskedHere, keepAskedAs } from '../standing/keep-asked-as.ts'
import { pointedAt } from '../standing/pointed-at.ts'
import { openRequest } from './load-decision.ts'
import { renderSettled } from './render.ts'
import { votingRight } from './voting-right.ts'

interface Answered {
  readonly asked: AskedHere
  readonly settled: readonly Draft[]
}

/**
 * D7: a request or a question is answered by an entry that says it already; its wording stays with that entry. By
 * whoever could answer it or decide it, and by whoever asked.
 */
export const answerByEntry = commandService('decision.answer', function* (scope, input) {
  const entry = yield* pointedAt(scope, input.by)
  if (!entry.ok) return entry
  const answered = /^[IQ]-/.test(input.id)
    ? yield* answeredQuestion(scope, input.id, entry.value)
    : yield* answeredRequest(scope, input.id, entry.value)
  if (!answered.ok) return answered
  const { asked, settled } = answered.value
  const kept = yield* keepAskedAs(scope, asked, entry.value)
  if (!kept.ok) return kept
  const answeredBy: string = entry.value.envelope.id
  return ok({
    drafts: [...settled, ...kept.value],
    *answer(written) {
      if (asked.answers.startsWith('D-')) return yield* renderSettled(written, asked.answers)
      return { id: asked.answers as string, seq: written.seq, state: 'answered' as const, answeredBy }
    },
  })
})

function* answeredRequest(scope: CommandScope, id: string, { envelope }: Entry): Script<Outcome<Answered>> {
  const found = yield* openRequest(scope, id)
  if (!found.ok) return found
  const state = found.value
  if (canonical(scope.gov, state.asker) !== scope.caller.person) {
    const right = yield* votingRight(scope, state, false)
    if (!right.ok) return right
  }
  const { area, audience, asker, asked } = state
  const terms = { decision: state.id, by: scope.caller.person, entry: envelope.id }
  const about = { subject: state.id, area, audience, words: null }
  return ok({
    asked: { answers: state.id, wording: asked.entry, asker, audience },
    settled: [draft({ ...about, kind: 'decision.answered', terms })],
  })
}

function* answeredQuestion(scope: CommandScope, id: string, { envelope }: Entry): Script<Outcome<Answered>> {
  const question = yield* questionById(scope, id)
  if (question !== null && question.item === null) return yield* answeredLeft(scope, question, envelope.id)
  const item = yield* itemById(scope, question?.item ?? id)
  if (item === null || !isOpenTo(scope, item, question)) return unknownQuestion(id)
  const actor = yield* actorOf(scope)
  const settled =
    question === null
      ? decideReferItem(actor, item, envelope.id)
      : decideRefer(actor, item, question, envelope.id)
  if (!settled.ok) return settled
  const { audience } = question ?? item
  const asked =
    question === null
      ? { answers: item.id, wording: item.words.entry, asker: item.author, audience }
      : { answers: question.id, wording: question.asked.entry, asker: question.asked.by, audience }
  return ok({ asked, settled: settled.value })
}

/** Q4: one that was left with an owner, on no line. */
function* answeredLeft(
  scope: CommandScope,
  question: QuestionState,
  entry: EntryId,
): Script<Outcome<Answered>> {
  const { id, audience, asked } = question
  if (!mayReadQuestion(scope, question)) return unknownQuestion(id)
  const settled = decideReferLeft(yield* actorOf(scope), question, entry)
  if (!settled.ok) return settled
  return ok({
    asked: { answers: id, wording: asked.entry, asker: asked.by, audience },
    settled: settled.value,
  })
}

/** P1, for whoever was asked too; only a line that is a question is one. */
function isOpenTo(scope: CommandScope, item: ItemState, question: QuestionState | null): boolean {
  if (question === null) return item.kind === 'question' && isReadableItem(scope, item)
  const { audience } = question
  return isReadableItem(scope, item) || isOpen(scope, audience, receiversOf(question))
}

function unknownQuestion(id: string): { ok: false; refusal: Refusal } {
  const next = 'See brief, or item show for the questions about an item.'
  return refuse('unknown_question', `There is no question ${id.slice(0, 60)}.`, next, { path: 'id' })
}
