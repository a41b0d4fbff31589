import { type Ballot, settledBy } from '../authority/settle.ts'
import type { PersonId } from '../ids.ts'
import { activeHuman, canonical, type Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import { consultHolds } from './consult.ts'
import type { DecisionState } from './states.ts'

/** What the votes so far come to. */
export type Settlement =
  | { readonly is: 'open' }
  /** A10: enough have voted, and those consulted have not answered yet. */
  | { readonly is: 'held'; readonly until: Instant }
  | {
      readonly is: 'settled'
      readonly option: string
      readonly grant: string
      readonly voters: readonly PersonId[]
    }

/** A9: counts the votes of a request. Merged people are one, the last vote of each counts; who has left counts no more. */
export function settlementOf(gov: Gov, state: DecisionState, at: Instant): Settlement {
  const ballots = new Map<PersonId, Ballot>()
  for (const vote of state.votes) {
    const person = canonical(gov, vote.person)
    if (activeHuman(gov, person) === null) continue
    const ways = vote.ways.map(({ grant, quorum, place }) => ({
      grant: { grant, quorum },
      place: canonical(gov, place),
    }))
    ballots.set(person, { person, option: vote.option, ways })
  }
  const found = settledBy([...ballots.values()])
  if (found === null) return { is: 'open' }
  const until = consultHolds(gov, state, found.grant, found.voters, at)
  return until === null ? { is: 'settled', ...found } : { is: 'held', until }
}

/**
 * D2: the deciding entry, and what anything but a no does to the decision it reverses or supersedes, `earlierOne`. The
 * votes' own entries hold the proofs.
 */
export function settledDrafts(
  state: DecisionState,
  { option, grant, voters }: Extract<Settlement, { is: 'settled' }>,
  toRatify: readonly PersonId[],
  effectiveAt: Instant,
  earlierOne: Pick<DecisionState, 'area' | 'audience'> | null,
): Draft[] {
  const votes = state.votes.filter(vote => vote.option === option)
  const reviewBy = votes.reduce<Instant | null>((least, vote) => earlier(least, vote.reviewBy), null)
  const terms = {
    decision: state.id,
    option,
    grant,
    voters,
    votes: votes.map(vote => vote.entry),
    effectiveAt,
    toRatify,
    reviewBy,
  }
  const about = { subject: state.id, area: state.area, audience: state.audience, words: null }
  const decided = draft({ ...about, kind: 'decision.decided', terms })
  const { reverses, supersedes } = state
  const ended = reverses ?? supersedes
  if (option === 'no' || ended === null || earlierOne === null) return [decided]
  const kind = reverses === null ? 'decision.superseded' : 'decision.reversed'
  const decision = ended as DecisionState['id']
  // P1: whoever relies on what was decided learns that it holds no more, also where they may not read what replaced it.
  const { area, audience } = earlierOne
  const link = { subject: decision, area, audience, words: null, terms: { decision, by: state.id } }
  return [decided, draft({ ...link, kind })]
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
