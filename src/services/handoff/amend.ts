import { decideAmend } from '../../domain/handoff/decide-amend.ts'
import type { HandoffWords, ItemWords } from '../../domain/handoff/kinds.ts'
import { namedIn } from '../../domain/handoff/told.ts'
import { canonical } from '../../domain/people/gov.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { loadWords } from '../../storage/entries.ts'
import { commandService } from '../service.ts'
import { checked, readyToPublish } from './checked.ts'
import { contentOf, overridesOf } from './content.ts'
import { toldToAll } from './told.ts'
import { linesOfAll, renderWhole, visibleHandoff } from './view.ts'

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
  const lines = (yield* linesOfAll(scope, [handoff])).get(handoff.id) ?? []
  const states = new Map(lines.map(item => [item.id, item]))
  const entries = [handoff.words, ...lines.map(item => item.words.entry)]
  const said = yield* loadWords(scope.org, entries)
  const words = new Map(
    [...states.values()].flatMap(({ id, words }) => {
      const text = said.get(words.entry) as ItemWords | undefined
      return text === undefined ? [] : [[id, text] as const]
    }),
  )
  const people = [handoff.author, ...namedIn(handoff.to)]
  const readers = { author: scope.caller.person, whole: handoff.audience, people }
  const told = yield* toldToAll(scope, readers, content.value, ready.value)
  const head = (said.get(handoff.words) as HandoffWords['handoff.amended'] | undefined) ?? null
  const { gov, at: now, ids } = scope
  const { resolved } = ready.value
  const facts = { gov, handoff, items: states, words, said: head, resolved, told, now, ids }
  const decided = decideAmend(facts)
  if (!decided.ok) return decided
  return ok({
    drafts: decided.value,
    answer: function* (written) {
      return { ...(yield* renderWhole(written.scope, handoff.id)), seq: written.seq }
    },
  })
})
