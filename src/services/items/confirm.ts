import { decideConfirm } from '../../domain/handoff/decide-item.ts'
import { decided } from '../decided.ts'
import { parseWhen } from '../resolve.ts'
import { commandService } from '../service.ts'
import { actorOf, visibleItem } from './visible-item.ts'

/** H8: "still true until …". */
export const confirmItem = commandService('item.confirm', function* (scope, input) {
  const item = yield* visibleItem(scope, input.id)
  if (!item.ok) return item
  const until = parseWhen(scope, input.until, 'until')
  if (!until.ok) return until
  const { instant, ...written } = until.value
  const drafts = decideConfirm(yield* actorOf(scope), item.value, instant, written)
  return drafts.ok ? decided(item.value.id, drafts.value, {}) : drafts
})
