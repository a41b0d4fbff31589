import { saidIn } from '../handoff/evolve-item.ts'
import type { PersonId } from '../ids.ts'
import { type Envelope, is } from '../record/entry.ts'
import type { DecisionEnd, DecisionState, Vote } from './states.ts'

/** Folds one entry about a request or decision into its state. Reads the envelope only. */
export function evolveDecision(state: DecisionState | null, e: Envelope): DecisionState | null {
  if (is(e, 'decision.requested')) return asked(e)
  return state === null ? null : { ...evolveKnown(state, e), seq: e.seq }
}

function asked(e: Envelope<'decision.requested'>): DecisionState {
  const { decision, ...terms } = e.terms
  return {
    is: 'decision',
    id: decision,
    ...terms,
    audience: e.audience,
    asked: saidIn(e),
    seats: [],
    votes: [],
    passes: [],
    consulted: [],
    end: null,
    ratified: [],
    reversed: null,
    superseded: null,
    seq: e.seq,
  }
}

function evolveKnown(s: DecisionState, e: Envelope): DecisionState {
  if (is(e, 'request.seated')) {
    const people = seatedIn(e)
    const others = s.seats.filter(seat => !people.has(seat.person))
    return { ...s, seats: [...others, ...[...people].map(person => ({ person, at: e.terms.effectiveAt }))] }
  }
  if (is(e, 'decision.voted')) {
    const others = s.votes.filter(vote => vote.person !== e.terms.by)
    return { ...s, votes: [...others, voteIn(e)] }
  }
  if (is(e, 'decision.passed')) return { ...s, passes: [...s.passes, saidIn(e)] }
  if (is(e, 'consult.answered')) return { ...s, consulted: [...s.consulted, saidIn(e)] }
  if (is(e, 'decision.ratified')) return { ...s, ratified: [...s.ratified, saidIn(e)] }
  if (is(e, 'decision.reversed')) return { ...s, reversed: { by: e.terms.by, at: e.at } }
  if (is(e, 'decision.superseded')) return { ...s, superseded: { by: e.terms.by, at: e.at } }
  const end = endIn(e)
  return end === null ? s : { ...s, end }
}

/** D3: everybody whose turn an entry tells. */
export function seatedIn({ terms }: Envelope<'request.seated'>): ReadonlySet<PersonId> {
  return new Set([terms.person, ...(terms.with ?? [])])
}

function voteIn(e: Envelope<'decision.voted'>): Vote {
  const { by, option, ways, outsideHours, breakGlass, dissent, reviewBy, proof } = e.terms
  const common = { person: by, at: e.at, entry: e.id, contingency: proof.contingency }
  return { ...common, option, ways, outsideHours, breakGlass, dissent, reviewBy }
}

function endIn(e: Envelope): DecisionEnd | null {
  if (is(e, 'decision.decided')) {
    const { decision: _own, ...terms } = e.terms
    return { how: 'decided', ...terms, at: terms.effectiveAt, entry: e.id }
  }
  if (is(e, 'decision.lapsed')) return { how: 'lapsed', at: e.terms.effectiveAt, entry: e.id }
  if (is(e, 'decision.withdrawn')) return { how: 'withdrawn', at: e.at, entry: e.id }
  if (is(e, 'decision.answered')) return { how: 'answered', at: e.at, entry: e.id, by: e.terms.entry }
  return null
}
