import { type DecisionState, isInForce, isUndoable } from '../../domain/decisions/states.ts'
import type { Draft } from '../../domain/record/entry.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import type { CommandScope } from '../scope.ts'
import { commandService } from '../service.ts'
import { asking } from './ask.ts'
import { voting } from './decide.ts'
import { notInForce, visibleDecision } from './load-decision.ts'
import { answeredByRequest } from './render.ts'
import { votingRight } from './voting-right.ts'
import { requestWords } from './words-typed.ts'

interface Replacing {
  readonly text: string
  readonly rationale: string
  readonly reverses: boolean
}

/** D4: a new decision, by anyone entitled, while the earlier one can be undone. */
export const reverseDecision = commandService('decision.reverse', function* (scope, input) {
  const state = yield* inForce(scope, input.id)
  if (!state.ok) return state
  if (!isUndoable(state.value, scope.at)) {
    return refuse(
      'irreversible',
      `${state.value.id} cannot be undone any more, or nobody said that it could.`,
      'Supersede it by a new decision instead.',
      { path: 'id' },
    )
  }
  const text = `Reverse ${state.value.id}: ${input.reason}`
  const made = yield* replacing(scope, state.value, { text, rationale: input.reason, reverses: true })
  if (!made.ok) return made
  return answeredByRequest(made.value.id, made.value.drafts)
})

/** D5. */
export const supersedeDecision = commandService('decision.supersede', function* (scope, input) {
  const state = yield* inForce(scope, input.id)
  if (!state.ok) return state
  const made = yield* replacing(scope, state.value, { ...input, reverses: false })
  if (!made.ok) return made
  return answeredByRequest(made.value.id, made.value.drafts)
})

/** A new request about the same, on which the caller votes yes at once; where they may not, nothing is written. */
function* replacing(
  scope: CommandScope,
  state: DecisionState,
  { text, rationale, reverses }: Replacing,
): Script<Outcome<{ id: string; drafts: Draft[] }>> {
  const words = requestWords(scope, { text })
  if (!words.ok) return words
  const said = requestWords(scope, { text: rationale })
  if (!said.ok) return said
  const { type, area, amount, risk, environment, path, reversible } = state
  const made = yield* asking(
    scope,
    {
      ...{ type, area, amount, risk, environment, path, reversible },
      options: ['yes', 'no'],
      neededBy: scope.at + scope.gov.settings.neededByMs,
      differsFrom: [],
      reverses: reverses ? state.id : null,
      supersedes: reverses ? null : state.id,
    },
    words.value,
  )
  const right = yield* votingRight(scope, made.state, false)
  if (!right.ok) return right
  const ballot = {
    option: 'yes',
    rationale: said.value.text,
    dissent: [],
    revisit: null,
    reviewBy: null,
  }
  return ok({
    id: made.state.id,
    drafts: [...made.drafts, ...(yield* voting(scope, made.state, ballot, right.value))],
  })
}

function* inForce(scope: CommandScope, id: string): Script<Outcome<DecisionState>> {
  const state = yield* visibleDecision(scope, id)
  if (!state.ok || isInForce(state.value)) return state
  return notInForce(state.value.id, 'See decision show.')
}
