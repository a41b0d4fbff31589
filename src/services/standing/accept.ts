import type { EntryId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { draft } from '../../domain/record/entry.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import { sharedAudience } from '../../domain/standing/shared-audience.ts'
import type { StandingState } from '../../domain/standing/states.ts'
import { dayMs } from '../../domain/time/instant.ts'
import type { Script } from '../../storage/sql.ts'
import { storedText } from '../items/stored-text.ts'
import { subjectsById } from '../load.ts'
import { passagesOf } from '../record/passages.ts'
import { visibleById } from '../record/visible.ts'
import { parseWhen } from '../resolve.ts'
import type { CommandScope, Scope } from '../scope.ts'
import { commandService } from '../service.ts'
import { askedAsOf, suggested, visibleStanding } from './load-standing.ts'
import { pointedAt } from './pointed-at.ts'
import { renderOne } from './render-standing.ts'

/** How long a standing answer holds unless its owner says: a quarter. */
const validForMs = 90 * dayMs

/** D7: the entry's owner keeps an answer for the next who asks, in their words; said again, it takes the place of the first. */
export const acceptStanding = commandService('standing.accept', function* (scope, input) {
  const found = yield* ownStanding(scope, input.id)
  if (!found.ok) return found
  const state = found.value
  const until = untilTyped(scope, input.until)
  if (!until.ok) return until
  const cites = yield* citesTyped(scope, state, input.cite ?? [])
  if (!cites.ok) return cites
  const basis = suggested(state, yield* askedAsOf(scope, [state.entry]))
  const passage = (yield* passagesOf(scope, [state.entry])).get(state.entry)
  const question = input.question ?? basis?.text
  const answer = input.answer ?? passage
  if (question == null || answer === undefined) return wordsMissing(question == null ? 'question' : 'answer')
  const asked = storedText(scope, question, 'question')
  if (!asked.ok) return asked
  const said = storedText(scope, answer, 'answer')
  if (!said.ok) return said
  const cited = yield* visibleById(scope, cites.value)
  const accepted = draft({
    kind: 'standing.accepted',
    subject: state.id,
    area: state.area,
    audience: sharedAudience(scope.gov, [
      ...(basis === undefined ? [] : [basis.state.audience]),
      ...cited.map(({ envelope }) => envelope.audience),
    ]),
    terms: { standing: state.id, by: scope.caller.person, cites: cites.value, validUntil: until.value },
    words: {
      question: asked.value.text,
      answer: said.value.text,
      refs: [...new Set([...asked.value.refs, ...said.value.refs])],
    },
  })
  return ok({
    drafts: [accepted],
    *answer({ scope: after, seq }) {
      return { ...(yield* renderOne(after, yield* written(after, state))), seq }
    },
  })
})

/** One of which the caller is the owner. */
export function* ownStanding(scope: Scope, id: string): Script<Outcome<StandingState>> {
  const found = yield* visibleStanding(scope, id)
  if (!found.ok || canonical(scope.gov, found.value.owner) === scope.caller.person) return found
  return refuse('not_the_owner', `${id} is kept by its owner.`, 'Tell its owner what should change.', {
    path: 'id',
  })
}

/** It as it is after this command. */
export function* written(scope: Scope, before: StandingState): Script<StandingState> {
  const state = (yield* subjectsById(scope, [before.id])).get(before.id)
  return state?.is === 'standing' ? state : before
}

function untilTyped(scope: Scope, text: string | undefined): Outcome<number> {
  if (text === undefined) return ok(scope.at + validForMs)
  const until = parseWhen(scope, text, 'until')
  if (!until.ok) return until
  if (until.value.instant > scope.at) return ok(until.value.instant)
  return refuse('until_in_past', 'This instant has passed.', 'Say until when the answer holds.', {
    path: 'until',
  })
}

/** The entry it was made for, and what else its owner cites. */
function* citesTyped(
  scope: CommandScope,
  state: StandingState,
  typed: readonly string[],
): Script<Outcome<EntryId[]>> {
  const cites = [state.entry]
  for (const [index, one] of typed.entries()) {
    const entry = yield* pointedAt(scope, one, `cite[${index}]`)
    if (!entry.ok) return entry
    if (!cites.includes(entry.value.envelope.id)) cites.push(entry.value.envelope.id)
  }
  return ok(cites)
}

function wordsMissing(what: 'question' | 'answer'): { ok: false; refusal: Refusal } {
  const next = `Say the ${what} in your words.`
  return refuse('words_missing', `The words to make the ${what} of were erased.`, next, { path: what })
}
