import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { readService } from '../service.ts'
import { visibleStanding } from './load-standing.ts'
import { renderOne } from './render-standing.ts'

export const showStanding = readService('standing.show', function* (scope, { id }) {
  const found = yield* visibleStanding(scope, id)
  if (!found.ok) return found
  return ok({ ...(yield* renderOne(scope, found.value)), ...asOf(scope) })
})
