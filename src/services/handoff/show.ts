import { ok } from '../../domain/refusal.ts'
import { readService } from '../service.ts'
import { asOf, renderWhole, visibleHandoff } from './view.ts'

/** One handoff with its lines as they stand now. */
export const showHandoff = readService('handoff.show', function* (scope, { id }) {
  const handoff = yield* visibleHandoff(scope, id)
  if (!handoff.ok) return handoff
  return ok({ ...(yield* renderWhole(scope, handoff.value.id)), ...asOf(scope) })
})
