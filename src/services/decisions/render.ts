import type { AuthorityProof } from '../../domain/authority/kinds.ts'
import type { DecisionWords } from '../../domain/decisions/kinds.ts'
import { type DecisionState, isInForce, type Vote } from '../../domain/decisions/states.ts'
import type { Said } from '../../domain/handoff/states.ts'
import type { PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import type { Draft } from '../../domain/record/entry.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadEntries } from '../../storage/entries.ts'
import { instantOrNull, namesOf } from '../authority/view.ts'
import { renderText } from '../items/render.ts'
import { subjectsById, wordsOf } from '../load.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { Decided, Written } from '../service.ts'

/** What a command about a request appends; it is answered by the request as it is then. */
export function answeredByRequest(
  id: string,
  drafts: readonly Draft[],
): Outcome<Decided<RenderedDecision & { seq: number }>> {
  return ok({ drafts, answer: written => renderSettled(written, id) })
}

/** What a command about a request answers: the request as it is now, and where the record stands. */
export function* renderSettled({ scope, seq }: Written, id: string) {
  const state = (yield* subjectsById(scope, [id])).get(id)
  if (state?.is !== 'decision') throw new Error(`${id} was just written about`)
  return { ...(yield* renderDecision(scope, state)), seq }
}

/** A request or decision as outputs show it: names instead of ids, words as far as they are not erased. */
export function* renderDecision(scope: Scope, state: DecisionState) {
  return (yield* renderDecisions(scope, [state]))[0] as RenderedDecision
}

export type RenderedDecision = ReturnType<typeof rendered>

/** The same of many, their words and proofs read at once. */
export function* renderDecisions(scope: Scope, states: readonly DecisionState[]) {
  const entries = states.flatMap(entriesOf)
  const words = yield* wordsOf(scope, entries)
  const votes = states.flatMap(state => state.votes.map(vote => vote.entry))
  const fresh = new Map(
    (yield* loadEntries(scope.org, votes, scope.atSeq)).map(({ envelope }) => [envelope.id, envelope]),
  )
  const proofOf = (entry: string) =>
    (fresh.get(entry as never)?.terms as { proof?: AuthorityProof } | undefined)?.proof ?? null
  return states.map(state => rendered(scope, state, words, proofOf))
}

function entriesOf(state: DecisionState): string[] {
  const { asked, votes, passes, consulted, ratified } = state
  return [asked, ...votes, ...passes, ...consulted, ...ratified].map(one => one.entry)
}

function rendered(
  scope: Scope,
  state: DecisionState,
  words: ReadonlyMap<string, unknown>,
  proofAt: (entry: string) => AuthorityProof | null,
) {
  const { end, asked } = state
  const request = words.get(asked.entry) as DecisionWords['decision.requested'] | undefined
  const text = (said: string | null | undefined) => (said == null ? null : renderText(scope, said))
  const told = ({ by, at, entry }: Said, key: string) => ({
    person: by === null ? '' : handleOf(scope, by),
    at: formatInstant(at),
    text: text((words.get(entry) as Record<string, string | null> | undefined)?.[key]),
  })
  const decided = end?.how === 'decided' ? end : null
  const votes = state.votes.map(vote => voteView(scope, vote, words, proofAt(vote.entry)))
  const [deciding] =
    decided === null ? [] : votes.filter(vote => vote.cites.some(id => decided.votes.includes(id as never)))
  return {
    id: state.id as string,
    state: end?.how ?? ('open' as const),
    inForce: isInForce(state),
    type: state.type,
    area: pathOfArea(scope, state.area),
    text: text(request?.text),
    context: text(request?.context),
    refs: [...(request?.refs ?? [])],
    options: state.options.map((id, index) => ({ id, text: text(request?.options[index]) })),
    ...dimensionsOf(state),
    ...askedOf(scope, state),
    consulted: state.consult.map(person => {
      const answer = state.consulted.find(one => one.by === person)
      return { person: handleOf(scope, person), answer: answer === undefined ? null : told(answer, 'text') }
    }),
    votes,
    passes: state.passes.map(one => told(one, 'reason')),
    ...endOf(scope, state),
    proof: deciding?.proof ?? null,
    ratified: state.ratified.map(one => told(one, 'note')),
    differsFrom: [...state.differsFrom],
    imported: null,
    names: namesOf(scope, peopleIn(state)),
    cites: [asked.entry as string, ...(end === null ? [] : [end.entry as string])].filter(id => id !== ''),
  }
}

/** D1, D3: who asked whom, and until when. */
function askedOf(scope: Scope, { asker, asked, neededBy, seats }: DecisionState) {
  return {
    asker: handleOf(scope, asker),
    askedAt: formatInstant(asked.at),
    neededBy: formatInstant(neededBy),
    askedTo: seats.map(({ person, at }) => ({
      person: handleOf(scope, person),
      seatedAt: formatInstant(at),
    })),
  }
}

/** D1: what was stated of the question; null: not stated. */
function dimensionsOf({ amount, risk, reversible, environment, path }: DecisionState) {
  const until = typeof reversible === 'object' && reversible !== null ? reversible.until : null
  return {
    amount,
    risk,
    reversible: typeof reversible === 'object' && reversible !== null ? ('until' as const) : reversible,
    reversibleUntil: instantOrNull(until),
    environment,
    path,
  }
}

/** How it ended, who decided it, and what became of that. */
function endOf(scope: Scope, state: DecisionState) {
  const { end, reversed, superseded } = state
  const decided = end?.how === 'decided' ? end : null
  const handles = (people: readonly PersonId[]) => people.map(person => handleOf(scope, person))
  return {
    outcome: decided?.option ?? null,
    decidedBy: handles(decided?.voters ?? []),
    decidedAt: instantOrNull(decided?.at ?? null),
    toRatify: handles(waitingToRatify(scope, state)),
    reversedBy: reversed?.by ?? null,
    supersededBy: superseded?.by ?? null,
    answeredBy: end?.how === 'answered' ? (end.by as string) : null,
    reviewBy: instantOrNull(decided?.reviewBy ?? null),
  }
}

/** D4: those who have not said yet that it stands. */
export function waitingToRatify({ gov }: Pick<Scope, 'gov'>, { end, ratified }: DecisionState): PersonId[] {
  if (end?.how !== 'decided') return []
  const done = new Set(ratified.flatMap(({ by }) => (by === null ? [] : [canonical(gov, by)])))
  return [...new Set(end.toRatify.map(person => canonical(gov, person)))].filter(person => !done.has(person))
}

function peopleIn({ asker, seats, consult, votes, end }: DecisionState): Set<PersonId> {
  const people = [...seats, ...votes].map(one => one.person)
  return new Set([asker, ...people, ...consult, ...(end?.how === 'decided' ? end.toRatify : [])])
}

function voteView(
  scope: Scope,
  vote: Vote,
  words: ReadonlyMap<string, unknown>,
  proof: AuthorityProof | null,
) {
  const said = words.get(vote.entry) as DecisionWords['decision.voted'] | undefined
  if (proof === null) throw new Error(`the vote ${vote.entry} has no proof`)
  return {
    person: handleOf(scope, vote.person),
    option: vote.option,
    at: formatInstant(vote.at),
    rationale: said === undefined ? null : renderText(scope, said.rationale),
    dissent: vote.dissent.map((person, index) => {
      const text = said?.dissent[index]
      return { person: handleOf(scope, person), text: text === undefined ? null : renderText(scope, text) }
    }),
    revisit: said?.revisit == null ? null : renderText(scope, said.revisit),
    outsideHours: vote.outsideHours,
    breakGlass: vote.breakGlass,
    proof: proofView(scope, proof),
    cites: [vote.entry as string],
  }
}

function proofView(scope: Scope, proof: AuthorityProof) {
  const { area, person, at, ...rest } = proof
  return { ...rest, area: pathOfArea(scope, area), person: handleOf(scope, person), at: formatInstant(at) }
}
