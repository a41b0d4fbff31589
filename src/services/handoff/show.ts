import { ok } from '../../domain/refusal.ts'
import { historyOf, itemHistory } from '../items/history.ts'
import { readService } from '../service.ts'
import { asOf, linesOf, renderWhole, visibleHandoff } from './view.ts'

/** One handoff with its lines as they stand now; with `history` also what was said and done about it and them. */
export const showHandoff = readService('handoff.show', function* (scope, { id, history = false }) {
  const handoff = yield* visibleHandoff(scope, id)
  if (!handoff.ok) return handoff
  const whole = yield* renderWhole(scope, handoff.value.id)
  if (!history) return ok({ ...whole, ...asOf(scope) })
  const told = new Map<string, object>()
  for (const item of yield* linesOf(scope, handoff.value)) told.set(item.id, yield* itemHistory(scope, item))
  const items = whole.items.map(item => ({ ...item, ...told.get(item.id) }))
  return ok({ ...whole, items, history: yield* historyOf(scope, handoff.value.id), ...asOf(scope) })
})
