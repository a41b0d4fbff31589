import { decideAmend } from '../../domain/handoff/decide-amend.ts'
import type { ItemWords } from '../../domain/handoff/kinds.ts'
import { canonical } from '../../domain/people/gov.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { loadWords } from '../../storage/entries.ts'
import { itemsById } from '../load.ts'
import { commandService } from '../service.ts'
import { checked, readyToPublish } from './checked.ts'
import { contentOf, overridesOf } from './content.ts'
import { renderWhole, visibleHandoff } from './view.ts'

/** H5: the author corrects what they published; after acceptance it returns as "changed since you accepted". */
export const amendHandoff = commandService('handoff.amend', function* (scope, input) {
  const found = yield* visibleHandoff(scope, input.id)
  if (!found.ok) return found
  const handoff = found.value
  if (canonical(scope.gov, handoff.author) !== scope.caller.person) {
    return refuse(
      'not_the_author',
      `Only its author amends ${handoff.id}.`,
      'Note what you know on the item instead.',
    )
  }
  const content = contentOf(input)
  if (!content.ok) return content
  const result = yield* checked(scope, scope.caller.person, content.value)
  const ready = readyToPublish(result, overridesOf(input.override, input.overrides))
  if (!ready.ok) return ready
  const items = yield* itemsById(scope, handoff.items)
  const states = new Map([...items.values()].map(item => [item.id, item]))
  const said = yield* loadWords(
    scope.org,
    [...states.values()].map(item => item.words.entry),
  )
  const words = new Map(
    [...states.values()].flatMap(({ id, words }) => {
      const text = said.get(words.entry) as ItemWords | undefined
      return text === undefined ? [] : [[id, text] as const]
    }),
  )
  const { gov, at: now, ids } = scope
  const decided = decideAmend({ ...ready.value, gov, handoff, items: states, words, now, ids })
  if (!decided.ok) return decided
  return ok({
    drafts: decided.value,
    answer: function* (written) {
      return { ...(yield* renderWhole(written.scope, handoff.id)), seq: written.seq }
    },
  })
})
