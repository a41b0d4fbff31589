import type { ImportedDecisionState } from '../../domain/decisions/imported.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import type { DecisionId } from '../../domain/ids.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsById } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'
import { isReadableImport } from './imported.ts'

/** A request or decision the caller may read (P1); unknown and hidden ones are the same refusal. */
export function* visibleDecision(scope: Scope, id: string, path = 'id'): Script<Outcome<DecisionState>> {
  const found = (yield* subjectsById(scope, [id])).get(id)
  if (found?.is === 'decision' && isReadableDecision(scope, found)) return ok(found)
  return refuse(
    'unknown_decision',
    `There is no request or decision ${id.slice(0, 60)}.`,
    'See decision list.',
    {
      path,
    },
  )
}

/** D5: a decision of another tool the caller may read. */
export function* visibleImport(scope: Scope, id: string): Script<ImportedDecisionState | null> {
  const found = (yield* subjectsById(scope, [id])).get(id)
  return found?.is === 'imported-decision' && isReadableImport(scope, found) ? found : null
}

/** One that still waits. */
export function* openRequest(scope: Scope, id: string): Script<Outcome<DecisionState>> {
  const found = yield* visibleDecision(scope, id)
  return found.ok && found.value.end !== null ? settledAlready(found.value) : found
}

/** P1: its audience, and whoever was asked. */
export function isReadableDecision(scope: Scope, state: DecisionState): boolean {
  return isOpen(scope, state.audience, receiversOf(state))
}

/** Whom and what an entry about it is for: where it was asked, by those who may read it. */
export function aboutDecision({ id, area, audience }: DecisionState) {
  return { subject: id, area, audience }
}

/** What is done only to a decision in force; `id` as it was named. */
export function notInForce(id: string, next: string, path = 'id'): { ok: false; refusal: Refusal } {
  return refuse('not_in_force', `${id} is not a decision in force.`, next, { path })
}

function settledAlready({ id, end }: DecisionState): { ok: false; refusal: Refusal } {
  const how = {
    decided: 'was decided',
    lapsed: 'lapsed, since nobody decided in time',
    withdrawn: 'was taken back by whoever asked',
    answered: 'was answered by an entry',
  }[end?.how ?? 'decided']
  return refuse('already_settled', `${id} ${how} already.`, `See decision show ${id}.`, {
    details: { id: id as DecisionId, how: end?.how ?? 'decided' },
  })
}
