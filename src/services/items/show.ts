import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { renderItems } from '../handoff/view.ts'
import { readService } from '../service.ts'
import { itemHistory } from './history.ts'
import { visibleItem } from './visible-item.ts'

/** One item with its history and questions. */
export const showItem = readService('item.show', function* (scope, { id }) {
  const item = yield* visibleItem(scope, id)
  if (!item.ok) return item
  const [rendered] = yield* renderItems(scope, [item.value])
  const told = yield* itemHistory(scope, item.value)
  return ok({ ...rendered!, handoffs: [...item.value.handoffs], ...told, ...asOf(scope) })
})
