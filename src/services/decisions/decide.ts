import type { DecisionState } from '../../domain/decisions/states.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { type Draft, draft } from '../../domain/record/entry.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { optionalText, storedText } from '../items/stored-text.ts'
import { parseWhen, personByHandle } from '../resolve.ts'
import type { CommandScope } from '../scope.ts'
import { commandService } from '../service.ts'
import { evolved } from './ask.ts'
import { settlingDrafts } from './due.ts'
import { openRequest } from './load-decision.ts'
import { answeredByRequest } from './render.ts'
import { type VotingRight, votingRight } from './voting-right.ts'

/** What somebody says with their vote. */
export interface Ballot {
  readonly option: string
  readonly rationale: string
  readonly dissent: readonly { readonly person: PersonId; readonly text: string }[]
  readonly revisit: string | null
  readonly reviewBy: number | null
}

interface Typed {
  readonly outcome: string
  readonly rationale: string
  readonly dissent?: Readonly<Record<string, string>> | undefined
  readonly revisit?: string | undefined
  readonly reviewBy?: string | undefined
}

/** D2: a vote, by somebody who may; the deciding one settles the request in the same transaction. */
export const decide = commandService('decision.decide', function* (scope, input) {
  const state = yield* openRequest(scope, input.id)
  if (!state.ok) return state
  const ballot = ballotTyped(scope, state.value, input)
  if (!ballot.ok) return ballot
  const right = yield* votingRight(scope, state.value, input.breakGlass === true)
  if (!right.ok) return right
  const drafts = yield* voting(scope, state.value, ballot.value, right.value)
  return answeredByRequest(state.value.id, drafts)
})

/** The vote, and what it settles. */
export function* voting(
  scope: CommandScope,
  state: DecisionState,
  ballot: Ballot,
  { authority, ways, breakGlass, proof, outsideHours }: VotingRight,
): Script<Draft[]> {
  const { option, rationale, dissent, revisit, reviewBy } = ballot
  const vote = draft({
    id: scope.ids.fresh<EntryId>('ent'),
    subject: state.id,
    area: state.area,
    audience: state.audience,
    kind: 'decision.voted',
    terms: {
      decision: state.id,
      by: scope.caller.person,
      option,
      ways,
      outsideHours,
      breakGlass,
      proof,
      dissent: dissent.map(one => one.person),
      reviewBy,
    },
    words: { rationale, dissent: dissent.map(one => one.text), revisit },
  })
  const after = evolved(scope, state, vote)
  return [vote, ...(yield* settlingDrafts(scope, authority, after, scope.at))]
}

function ballotTyped(scope: CommandScope, state: DecisionState, typed: Typed): Outcome<Ballot> {
  const option = typed.outcome.toLowerCase()
  if (!state.options.includes(option)) {
    const next = `Choose one of ${state.options.join(', ')}.`
    return refuse('unknown_option', `There is no option "${typed.outcome.slice(0, 60)}".`, next, {
      path: 'outcome',
    })
  }
  const rationale = storedText(scope, typed.rationale, 'rationale')
  if (!rationale.ok) return rationale
  const revisit = optionalText(scope, typed.revisit, 'revisit')
  if (!revisit.ok) return revisit
  const reviewBy = reviewTyped(scope, typed.reviewBy)
  if (!reviewBy.ok) return reviewBy
  const dissent: Ballot['dissent'][number][] = []
  for (const [handle, said] of Object.entries(typed.dissent ?? {})) {
    const person = personByHandle(scope, handle, `dissent.${handle}`)
    if (!person.ok) return person
    const text = storedText(scope, said, `dissent.${handle}`)
    if (!text.ok) return text
    dissent.push({ person: person.value, text: text.value.text })
  }
  return ok({
    option,
    rationale: rationale.value.text,
    dissent,
    revisit: revisit.value?.text ?? null,
    reviewBy: reviewBy.value,
  })
}

function reviewTyped(scope: CommandScope, text: string | undefined): Outcome<number | null> {
  if (text === undefined) return ok(null)
  const by = parseWhen(scope, text, 'reviewBy')
  if (!by.ok) return by
  if (by.value.instant > scope.at) return ok(by.value.instant)
  return refuse('review_in_past', 'A review cannot be due already.', 'Give a later instant.', {
    path: 'reviewBy',
  })
}
