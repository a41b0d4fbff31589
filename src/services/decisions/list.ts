import { mayNow } from '../../domain/authority/judged.ts'
import { coversType } from '../../domain/authority/types.ts'
import { questionOf } from '../../domain/decisions/question-of.ts'
import { type DecisionState, isInForce } from '../../domain/decisions/states.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { asOf } from '../decided.ts'
import { pageByIds } from '../handoff/page-by-ids.ts'
import { idsByKeys, subjectsById, subjectsByKeys } from '../load.ts'
import { areaByPath } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { type InputOf, readService } from '../service.ts'
import { isReadable } from './load-decision.ts'
import { renderDecisions, waitingToRatify } from './render.ts'

/** Requests and decisions, the newest first. */
export const listDecisions = readService('decision.list', function* (scope, input) {
  const area = input.area === undefined ? ok(null) : areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const within = area.value === null ? null : new Set(withDescendants(scope.gov, [area.value]))
  const waiting = input.waiting === true ? new Set((yield* waitingFor(scope)).map(one => one.id)) : null
  const isShown = (state: DecisionState) =>
    isReadable(scope, state) &&
    isAsked(state, input) &&
    (within === null || within.has(state.area)) &&
    (waiting === null || waiting.has(state.id))
  const ids = waiting === null ? yield* idsByKeys(scope, keysFor(within, input)) : [...waiting]
  // Cursors rise: the newest has the smallest key.
  const keyOf = (id: string) => String(1e12 - Number(id.slice(2)))
  const { shown, next } = yield* pageByIds(ids, keyOf, input, function* (piece) {
    const states = yield* subjectsById(scope, piece)
    return piece.flatMap(id => {
      const state = states.get(id)
      return state?.is === 'decision' && isShown(state) ? [state] : []
    })
  })
  return ok({ items: yield* renderDecisions(scope, shown), next, ...asOf(scope) })
})

function keysFor(
  within: ReadonlySet<Parameters<typeof subjectKeys.requestIn>[0]> | null,
  input: InputOf<'decision.list'>,
) {
  if (input.state === 'open') return [subjectKeys.openRequests]
  return within === null ? [subjectKeys.allRequests] : [...within].map(subjectKeys.requestIn)
}

function isAsked(state: DecisionState, input: InputOf<'decision.list'>): boolean {
  return (
    (input.state === undefined || (state.end?.how ?? 'open') === input.state) &&
    (input.inForce === undefined || isInForce(state) === input.inForce) &&
    (input.type === undefined || coversType(input.type, state.type))
  )
}

/** What waits for the caller: to vote on, to answer as one consulted, to ratify. */
export function* waitingFor(scope: Scope): Script<DecisionState[]> {
  const me = scope.caller.person
  const ids = aliases(scope.gov, me)
  const keys = ids.flatMap(id => [
    subjectKeys.requestSeated(id),
    subjectKeys.requestToConsult(id),
    subjectKeys.toRatify(id),
  ])
  const found = yield* subjectsByKeys(scope, 'decision', keys)
  const mine = []
  for (const state of found) {
    const { vote, consult, ratify } = yield* whatIMay(scope, state)
    if (vote || consult || ratify) mine.push(state)
  }
  return mine.sort((a, b) => a.neededBy - b.neededBy || Number(a.id.slice(2)) - Number(b.id.slice(2)))
}

/** What the caller may do about a request or decision now. */
export function* whatIMay(scope: Scope, state: DecisionState) {
  const { gov, caller, at } = scope
  const isMe = (person: DecisionState['asker'] | null) =>
    person !== null && canonical(gov, person) === caller.person
  const ratify = isInForce(state) && waitingToRatify(state).some(isMe)
  const { reversible } = state
  const undoable =
    reversible === 'yes' || (typeof reversible === 'object' && reversible !== null && reversible.until > at)
  if (state.end !== null) return { vote: false, consult: false, ratify, reverse: ratify && undoable }
  const q = { ...questionOf(state, at), assurance: 'verified' as const }
  const authority = yield* authorityFor(scope, [q], [caller.person])
  const voted = state.votes.some(vote => isMe(vote.person))
  const vote = !voted && mayNow(authority, caller.person, q, at).outcome === 'yes'
  const consult = state.consulted.length === 0 && state.consult.some(isMe)
  return { vote, consult, ratify, reverse: false }
}
