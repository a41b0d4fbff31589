import { decideWithdraw } from '../../domain/handoff/decide-item.ts'
import { deleteBodies, loadEntries } from '../../storage/entries.ts'
import { dropSnapshots, forgetAnswers } from '../../storage/erasure.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'
import { actorOf, visibleItem } from './visible-item.ts'

/** H5: the author takes back a line; its words are erased (R4), and readers see who and when. */
export const withdrawItem = commandService('item.withdraw', function* (scope, input) {
  const item = yield* visibleItem(scope, input.id)
  if (!item.ok) return item
  const drafts = decideWithdraw(yield* actorOf(scope), item.value)
  if (!drafts.ok) return drafts
  return decided(item.value.id, drafts.value, {}, function* () {
    const said = yield* loadEntries(scope.org, item.value.said, scope.atSeq)
    const seqs = said.map(({ envelope }) => envelope.seq)
    yield* deleteBodies(scope.org, seqs)
    yield* dropSnapshots(scope.org)
    yield* forgetAnswers(scope.org)
  })
})
