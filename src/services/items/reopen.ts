import { decideReopen } from '../../domain/handoff/decide-item.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'
import { actorOf, visibleItem } from './visible-item.ts'

/** H8: opens a closed item again. */
export const reopenItem = commandService('item.reopen', function* (scope, input) {
  const item = yield* visibleItem(scope, input.id)
  if (!item.ok) return item
  const drafts = decideReopen(yield* actorOf(scope), item.value)
  return drafts.ok ? decided(item.value.id, drafts.value, {}) : drafts
})
