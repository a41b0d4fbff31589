import type { Authority } from '../../domain/authority/question.ts'
import { type Turn, turnsDue } from '../../domain/authority/turns.ts'
import { consultEnds } from '../../domain/decisions/consult.ts'
import { questionAbout, questionOf } from '../../domain/decisions/question-of.ts'
import { ratifiers } from '../../domain/decisions/ratifiers.ts'
import { settledDrafts, settlementOf } from '../../domain/decisions/settle-request.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import type { Gov } from '../../domain/people/gov.ts'
import { type Draft, draft } from '../../domain/record/entry.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { instantOf } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { subjectsById, subjectsByKeys } from '../load.ts'
import type { Scope } from '../scope.ts'

/** Something that takes effect at its own instant (T7). */
export interface DueDraft {
  readonly at: Instant
  readonly draft: Draft
}

/**
 * What of open requests is due by `scope.at`: turns, decisions that a consult no longer holds open, lapses. Whatever
 * was due up to the last entry is in the record, since every command appends it first; turns go on from there.
 */
export function* requestsDue(scope: Scope): Script<{ state: DecisionState; due: DueDraft[] }[]> {
  const open = yield* subjectsByKeys(scope, 'decision', [subjectKeys.openRequests])
  if (open.length === 0) return []
  const recordedUntil = (yield* instantOf(scope.org, scope.atSeq)) ?? scope.at
  const authority = yield* authorityFor(scope, open.map(questionAbout))
  const found: { state: DecisionState; due: DueDraft[] }[] = []
  for (const state of open) found.push({ state, due: yield* dueOf(scope, authority, state, recordedUntil) })
  return found
}

function* dueOf(
  scope: Scope,
  authority: Authority,
  state: DecisionState,
  recordedUntil: Instant,
): Script<DueDraft[]> {
  const { gov, at } = scope
  const settledAt = heldUntilNow(gov, state, at)
  const ends = Math.min(at, settledAt ?? at, state.neededBy)
  const q = questionOf(state, recordedUntil)
  const turns = seatedDrafts(state, turnsDue(authority, q, ends))
  if (settledAt !== null) {
    const settling = yield* settlingDrafts(scope, authority, state, settledAt)
    return [...turns, ...settling.map(one => ({ at: settledAt, draft: one }))]
  }
  return at < state.neededBy ? turns : [...turns, { at: state.neededBy, draft: lapsedDraft(state) }]
}

/** A10: since when enough had voted and the time of those consulted is over. */
function heldUntilNow(gov: Gov, state: DecisionState, at: Instant): Instant | null {
  const ends = consultEnds(state)
  if (at < ends || state.votes.length === 0) return null
  return settlementOf(gov, state, ends).is === 'settled' ? ends : null
}

/** A9, D4: the decision, if the votes cast settle one at `at`, and who it waits for to ratify; else nothing. */
export function* settlingDrafts(
  scope: Scope,
  authority: Authority,
  state: DecisionState,
  at: Instant,
): Script<Draft[]> {
  const settled = settlementOf(scope.gov, state, at)
  if (settled.is !== 'settled') return []
  const toRatify = ratifiers(authority, state, settled.grant, at)
  return settledDrafts(state, settled, toRatify, at, yield* endedBy(scope, state))
}

/** D4, D5: the decision that this one reverses or supersedes. */
function* endedBy(
  scope: Scope,
  { reverses, supersedes }: DecisionState,
): Script<Pick<DecisionState, 'area' | 'audience'> | null> {
  const id = reverses ?? supersedes
  if (id === null) return null
  const found = (yield* subjectsById(scope, [id])).get(id)
  return found?.is === 'decision' || found?.is === 'imported-decision' ? found : null
}

/** Of a chain of thousands an entry each would keep a state of thousands each. */
const mostTogether = 500

/** D3: everybody's turn, at exactly the instant it begins; those that begin together are told together. */
export function seatedDrafts({ id, area, audience }: DecisionState, turns: readonly Turn[]): DueDraft[] {
  const told: DueDraft[] = []
  for (let from = 0, until = 0; from < turns.length; from = until) {
    const { person, at } = turns[from]!
    while (until < turns.length && until < from + mostTogether && turns[until]!.at === at) until++
    const others = turns.slice(from + 1, until).map(turn => turn.person)
    const terms = { decision: id, person, ...(others.length > 0 && { with: others }), effectiveAt: at }
    told.push({
      at,
      draft: draft({ subject: id, area, audience, words: null, kind: 'request.seated', terms }),
    })
  }
  return told
}

/** D6: silence never grants authority. */
function lapsedDraft({ id, area, audience, neededBy }: DecisionState): Draft {
  const terms = { decision: id, effectiveAt: neededBy }
  return draft({ subject: id, area, audience, words: null, kind: 'decision.lapsed', terms })
}
