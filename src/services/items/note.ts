import { decideNote } from '../../domain/handoff/decide-item.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'
import { storedText } from './stored-text.ts'
import { actorOf, visibleItem } from './visible-item.ts'

/** H8: notes progress. */
export const noteItem = commandService('item.note', function* (scope, input) {
  const item = yield* visibleItem(scope, input.id)
  if (!item.ok) return item
  const said = storedText(scope, input.text, 'text')
  if (!said.ok) return said
  const drafts = decideNote(yield* actorOf(scope), item.value, said.value)
  return drafts.ok ? decided(item.value.id, drafts.value, {}) : drafts
})
