import { decideClose } from '../../domain/handoff/decide-item.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'
import { storedText } from './stored-text.ts'
import { actorOf, visibleItem } from './visible-item.ts'

/** H8: closes an item with what came of it. */
export const closeItem = commandService('item.close', function* (scope, input) {
  const item = yield* visibleItem(scope, input.id)
  if (!item.ok) return item
  const said = storedText(scope, input.outcome, 'outcome')
  if (!said.ok) return said
  const drafts = decideClose(yield* actorOf(scope), item.value, said.value)
  return drafts.ok ? decided(item.value.id, drafts.value, {}) : drafts
})
