import type { HandoffDocument } from '../../domain/handoff/document.ts'
import type { ItemWords } from '../../domain/handoff/kinds.ts'
import { type PrefillItem, prefill } from '../../domain/handoff/prefill.ts'
import { printHandoff } from '../../domain/handoff/print.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import { templateDocument, templatePrompts } from '../../domain/handoff/template.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadWords } from '../../storage/entries.ts'
import { asOf } from '../decided.ts'
import { editable, personName } from '../items/render.ts'
import { areaByPath, localTextFor, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { homeOf, ownedOpenItems } from './check-context.ts'
import { contingencyAsTyped } from './contingency-as-typed.ts'
import { draftAmendment } from './draft-amendment.ts'

/** H4: the prefill: open items the caller owns, and the facts they keep. It states no assessment and no next action. */
export const draftHandoff = readService('handoff.draft', function* (scope, input) {
  const { person } = scope.caller
  if (input.amend !== undefined) return yield* amendment(scope, input.amend)
  const area = input.area === undefined ? ok(null) : areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const within = area.value === null ? null : new Set(withDescendants(scope.gov, [area.value]))
  const owned = (yield* ownedOpenItems(scope, person)).filter(
    item => within === null || within.has(item.area),
  )
  const words = yield* loadWords(
    scope.org,
    owned.map(item => item.words.entry),
  )
  const openItems = owned.flatMap(item => {
    const said = words.get(item.words.entry) as ItemWords | undefined
    return said === undefined ? [] : [openLine(scope, item, said)]
  })
  const areas = input.area === undefined ? [] : [input.area]
  const facts = (input.facts ?? []).map(({ kind, text, refs }) => ({
    kind,
    text,
    ...(refs !== undefined && { refs }),
  }))
  const filled = prefill({ areas, openItems, facts, to: 'on-next' })
  const { template } = input
  const document =
    template === undefined
      ? filled
      : templateDocument(template, { areas, offline: null, back: null, prefill: filled })
  const prompts = template === undefined ? {} : { ...templatePrompts[template] }
  return ok(answerOf(scope, document, prompts, lastSaid(scope, owned, words)))
})

/** A line as it was said last, to go on from. */
function openLine(scope: Scope, item: ItemState, said: ItemWords): PrefillItem {
  const text = (stored: string | undefined) => (stored === undefined ? null : editable(scope, stored))
  return {
    id: item.id,
    kind: item.kind,
    text: editable(scope, said.text),
    why: text(said.why),
    tried: text(said.tried),
    unblocker: text(said.unblocker),
    until: item.endsAt === null ? null : localTextFor(scope, scope.caller.person, item.endsAt),
    ...contingencyAsTyped(scope, item),
  }
}

/** H5: the draft of a correction. */
function* amendment(scope: Scope, id: string) {
  const found = yield* draftAmendment(scope, id)
  if (!found.ok) return found
  const { document, lines, words } = found.value
  return ok(answerOf(scope, document, {}, lastSaid(scope, lines, words)))
}

/** What is known of each carried item: its last assessment, and who gave it. */
function lastSaid(scope: Scope, items: readonly ItemState[], words: ReadonlyMap<string, unknown>) {
  return items.flatMap(item => {
    const said = words.get(item.words.entry) as ItemWords | undefined
    if (said === undefined) return []
    const { id, condition, words: last } = item
    const next = said.next === undefined ? null : editable(scope, said.next)
    const spoken = { saidBy: personName(scope, last.by), saidAt: formatInstant(last.at) }
    return [{ id: id as string, area: pathOfArea(scope, item.area), condition, next, ...spoken }]
  })
}

function answerOf(
  scope: Scope,
  document: HandoffDocument,
  prompts: Readonly<Record<string, string>>,
  carried: ReturnType<typeof lastSaid>,
) {
  const home = homeOf(scope, scope.caller.person)
  return {
    markdown: printHandoff(document),
    handoff: { ...document },
    prompts,
    home: home === null ? null : pathOfArea(scope, home),
    carried,
    ...asOf(scope),
  }
}
