import { decideAccept } from '../../domain/handoff/decide-accept.ts'
import type { ItemId } from '../../domain/ids.ts'
import { ok } from '../../domain/refusal.ts'
import { storedText } from '../items/stored-text.ts'
import { commandService } from '../service.ts'
import { offered, presence, tellingWho } from './offers.ts'
import { holders } from './view.ts'

/** H6: takes over what is offered to the caller, with a read-back and questions. */
export const acceptHandoff = commandService('handoff.accept', function* (scope, input) {
  const found = yield* offered(scope, input.id, input.items)
  if (!found.ok) return found
  const { isReachable } = yield* presence(scope, found.value.items)
  const said = input.questions ?? []
  const pairs = Array.isArray(said)
    ? said.map(({ item, text }) => [item, text] as const)
    : Object.entries(said)
  const questions = []
  for (const [item, text] of pairs) {
    const stored = storedText(scope, text, 'questions')
    if (!stored.ok) return stored
    questions.push({ item: item as ItemId, ...stored.value })
  }
  const readBack = input.readBack === undefined ? ok(null) : storedText(scope, input.readBack, 'readBack')
  if (!readBack.ok) return readBack
  const { gov, ids, caller } = scope
  const facts = { ...found.value, gov, ids, person: caller.person, isReachable, questions }
  const decided = decideAccept({ ...facts, readBack: readBack.value?.text ?? null })
  if (!decided.ok) return tellingWho(scope, decided.refusal)
  const drafts = decided.value
  return ok({
    drafts,
    answer: function* (written) {
      const items = written.entries
        .filter(({ kind }) => kind === 'item.accepted')
        .map(({ subject }) => subject)
      const asked = written.entries
        .filter(({ kind }) => kind === 'question.asked')
        .map(({ subject }) => subject)
      const id = found.value.handoff.id
      return {
        id,
        seq: written.seq,
        items: yield* holders(written.scope, items),
        questions: asked,
        readBack: input.readBack ?? null,
      }
    },
  })
})
