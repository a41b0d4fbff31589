import { decideRelease } from '../../domain/handoff/decide-item.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'
import { storedText } from './stored-text.ts'
import { actorOf, visibleItem } from './visible-item.ts'

/** H6: offers an item to whoever is on next; the releaser stays owner until accepted. */
export const releaseItem = commandService('item.release', function* (scope, input) {
  const item = yield* visibleItem(scope, input.id)
  if (!item.ok) return item
  const said = storedText(scope, input.reason, 'reason')
  if (!said.ok) return said
  const drafts = decideRelease(yield* actorOf(scope), item.value, said.value.text)
  return drafts.ok ? decided(item.value.id, drafts.value, {}) : drafts
})
