import type { AuthorityProof } from '../../domain/authority/kinds.ts'
import type { DecisionWords } from '../../domain/decisions/kinds.ts'
import { type DecisionState, isInForce, type Vote } from '../../domain/decisions/states.ts'
import type { Said } from '../../domain/handoff/states.ts'
import type { PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadEntries } from '../../storage/entries.ts'
import { instantOrNull, namesOf } from '../authority/view.ts'
import { renderText } from '../items/render.ts'
import { subjectsById, wordsOf } from '../load.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { Written } from '../service.ts'

/** What a command about a request answers: the request as it is now, and where the record stands. */
export function* renderSettled({ scope, seq }: Written, id: string) {
  const state = (yield* subjectsById(scope, [id])).get(id)
  if (state?.is !== 'decision') throw new Error(`${id} was just written about`)
  return { ...(yield* renderDecision(scope, state)), seq }
}

/** A request or decision as outputs show it: names instead of ids, words as far as they are not erased. */
export function* renderDecision(scope: Scope, state: DecisionState) {
  return (yield* renderDecisions(scope, [state]))[0] as ReturnType<typeof rendered>
}

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

export function rendered(
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
  const handles = (people: readonly PersonId[]) => people.map(person => handleOf(scope, person))
  const { reversible } = state
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
    amount: state.amount,
    risk: state.risk,
    reversible: typeof reversible === 'object' && reversible !== null ? ('until' as const) : reversible,
    reversibleUntil:
      typeof reversible === 'object' && reversible !== null ? formatInstant(reversible.until) : null,
    environment: state.environment,
    path: state.path,
    asker: handleOf(scope, state.asker),
    askedAt: formatInstant(asked.at),
    neededBy: formatInstant(state.neededBy),
    askedTo: state.seats.map(({ person, at }) => ({
      person: handleOf(scope, person),
      seatedAt: formatInstant(at),
    })),
    consulted: state.consult.map(person => {
      const answer = state.consulted.find(one => one.by === person)
      return { person: handleOf(scope, person), answer: answer === undefined ? null : told(answer, 'text') }
    }),
    votes,
    passes: state.passes.map(one => told(one, 'reason')),
    outcome: decided?.option ?? null,
    decidedBy: handles(decided?.voters ?? []),
    decidedAt: instantOrNull(decided?.at ?? null),
    proof: deciding?.proof ?? null,
    toRatify: handles(waitingToRatify(scope, state)),
    ratified: state.ratified.map(one => told(one, 'note')),
    reversedBy: state.reversed?.by ?? null,
    supersededBy: state.superseded?.by ?? null,
    answeredBy: end?.how === 'answered' ? (end.by as string) : null,
    reviewBy: instantOrNull(decided?.reviewBy ?? null),
    differsFrom: [...state.differsFrom],
    imported: null,
    names: namesOf(scope, peopleIn(state)),
    cites: [asked.entry as string, ...(end === null ? [] : [end.entry as string])].filter(id => id !== ''),
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
