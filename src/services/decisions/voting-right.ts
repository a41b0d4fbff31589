import type { Link } from '../../domain/authority/chain.ts'
import { failuresOf } from '../../domain/authority/clauses.ts'
import { codeWords } from '../../domain/authority/code-words.ts'
import { frameOf, type Way } from '../../domain/authority/frame.ts'
import type { AuthorityProof } from '../../domain/authority/kinds.ts'
import { may } from '../../domain/authority/may.ts'
import type { Authority, AuthorityCode, Question } from '../../domain/authority/question.ts'
import { viaOf } from '../../domain/authority/via.ts'
import { isReachable } from '../../domain/availability/reach.ts'
import type { VoteWay } from '../../domain/decisions/kinds.ts'
import { questionOf } from '../../domain/decisions/question-of.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import { votedBy, waysToVote } from '../../domain/decisions/ways-to-vote.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { proofOf } from '../authority/under-map.ts'
import { changeView } from '../authority/view.ts'
import type { Scope } from '../scope.ts'

/** The right to vote, as somebody has it at this instant. */
export interface VotingRight {
  readonly authority: Authority
  readonly question: Question
  readonly ways: readonly VoteWay[]
  /** A4: whether or not it was said: in a freeze that excepts it there is no other way. */
  readonly breakGlass: boolean
  readonly proof: AuthorityProof
  readonly outsideHours: boolean
}

/**
 * D2: whether the caller may vote on this now: it is their turn, judged as everybody's turns are, and one of their ways
 * holds for how they are known. Refused with the explanation and the first code of it.
 */
export function* votingRight(
  scope: Scope,
  state: DecisionState,
  breakGlass: boolean,
): Script<Outcome<VotingRight>> {
  const { caller, at } = scope
  const open = { ...questionOf(state, at), ...(breakGlass && { breakGlass }) }
  const question: Question = { ...open, assurance: 'verified' }
  const authority = yield* authorityFor(scope, [question], [caller.person])
  const frame = frameOf(authority, question)
  const { up, ways } = waysToVote(authority, caller, question, at)
  if (up === null) {
    const { codes, change, failing } = may(authority, caller.person, question, at)
    return refusedBy(codes, { change: changeView(scope, change), failing })
  }
  const asKnown: Question = { ...open, assurance: caller.assurance }
  const [first] = ways
  if (first === undefined)
    return refusedBy(
      weaknesses(up, way => failuresOf(frame, way, asKnown, at).codes),
      {},
    )
  return ok({
    authority,
    question,
    ways: ways.map(votedBy),
    breakGlass: first.grant.breakGlass,
    proof: proofOf(scope, question, viaOf(first, at)),
    outsideHours: !isReachable(authority.reachabilityOf(caller.person), at, frame.reaching),
  })
}

function weaknesses({ ways }: Link, codesOf: (way: Way) => AuthorityCode[]): AuthorityCode[] {
  return [...new Set(ways.flatMap(codesOf))]
}

/** Refused with the first of the codes, and all of them told. */
function refusedBy(codes: readonly AuthorityCode[], more: object): { ok: false; refusal: Refusal } {
  const code = codes[0] ?? 'not_a_holder'
  const message = `You may not decide this now: ${codeWords(codes)}.`
  return refuse(code, message, 'See authority may for what would change it.', {
    details: { codes, ...more },
  })
}
