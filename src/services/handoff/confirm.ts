import { canonical } from '../../domain/people/gov.ts'
import { type Draft, draft } from '../../domain/record/entry.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { visibleHandoff } from './view.ts'

/** H5: the absent author confirms what was published on their behalf; for `entry.confirm`. */
export function* confirmOnBehalf(scope: Scope, id: string): Script<Outcome<Draft[]>> {
  const found = yield* visibleHandoff(scope, id)
  if (!found.ok) return found
  const handoff = found.value
  if (handoff.onBehalfOf === null || canonical(scope.gov, handoff.onBehalfOf) !== scope.caller.person) {
    return refuse(
      'not_the_author',
      `${handoff.id} was not published on your behalf.`,
      'Only the person it speaks for confirms it.',
    )
  }
  if (handoff.confirmedByAuthor !== null) {
    return refuse('already_confirmed', `You have confirmed ${handoff.id}.`, 'Amend it if something is wrong.')
  }
  const about = {
    subject: handoff.id,
    area: handoff.areas[0] ?? null,
    audience: handoff.audience,
    words: null,
  }
  return ok([draft({ ...about, kind: 'handoff.confirmed', terms: { handoff: handoff.id } })])
}
