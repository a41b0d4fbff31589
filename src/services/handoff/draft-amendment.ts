import type { WrittenTime } from '../../domain/availability/kinds.ts'
import type { HandoffDocument, ItemDocument } from '../../domain/handoff/document.ts'
import type { HandoffWords, ItemWords } from '../../domain/handoff/kinds.ts'
import type { HandoffState, ItemState } from '../../domain/handoff/states.ts'
import { blankItem } from '../../domain/handoff/template.ts'
import { canonical } from '../../domain/people/gov.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatLocal } from '../../domain/time/local-text.ts'
import { loadWords } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { editable, renderTarget } from '../items/render.ts'
import { localTextFor, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { contingencyAsTyped } from './contingency-as-typed.ts'
import { linesOfAll, visibleHandoff } from './view.ts'

export interface Amendable {
  readonly document: HandoffDocument
  readonly lines: readonly ItemState[]
  readonly words: ReadonlyMap<string, unknown>
}

/**
 * H5: a published handoff as its author would type it again, with its open lines: sent back unchanged it amends
 * nothing. Who it is for and when its author is away are in it because the check reads them; they do not move.
 */
export function* draftAmendment(scope: Scope, id: string): Script<Outcome<Amendable>> {
  const found = yield* visibleHandoff(scope, id)
  if (!found.ok) return found
  const handoff = found.value
  if (canonical(scope.gov, handoff.author) !== scope.caller.person) {
    return refuse(
      'not_the_author',
      `Only its author amends ${handoff.id}.`,
      'Note what you know on the item.',
      {
        path: 'amend',
      },
    )
  }
  const all = (yield* linesOfAll(scope, [handoff])).get(handoff.id) ?? []
  const lines = all.filter(({ closed }) => closed === null)
  const words = yield* loadWords(scope.org, [handoff.words, ...lines.map(item => item.words.entry)])
  const said = words.get(handoff.words) as HandoffWords['handoff.published'] | undefined
  const items = lines.flatMap(item => {
    const of = words.get(item.words.entry) as ItemWords | undefined
    return of === undefined ? [] : [lineAsTyped(scope, item, of)]
  })
  return ok({ document: headAsTyped(scope, handoff, said?.summary ?? '', items), lines, words })
}

function headAsTyped(
  scope: Scope,
  handoff: HandoffState,
  summary: string,
  items: readonly ItemDocument[],
): HandoffDocument {
  const { author, offlineAt, backAt, to, written } = handoff
  const end =
    backAt === null ? 'never' : (asTyped(scope, written.back, backAt) ?? localTextFor(scope, author, backAt))
  return {
    draftId: null,
    to: renderTarget(scope, to),
    areas: handoff.areas.map(area => pathOfArea(scope, area)),
    offline: asTyped(scope, written.offline, offlineAt) ?? localTextFor(scope, author, offlineAt),
    back: to.kind === 'me' && backAt === null ? null : end,
    template: handoff.template,
    summary: editable(scope, summary),
    items,
    none: handoff.none,
  }
}

function lineAsTyped(scope: Scope, item: ItemState, words: ItemWords): ItemDocument {
  const text = (stored: string | undefined) => (stored === undefined ? null : editable(scope, stored))
  const { written } = item
  return {
    ...blankItem(item.kind),
    text: editable(scope, words.text),
    next: text(words.next),
    why: text(words.why),
    tried: text(words.tried),
    unblocker: text(words.unblocker),
    due: asTyped(scope, written?.due, item.due),
    until: asTyped(scope, written?.until, item.endsAt ?? item.validUntil),
    ...contingencyAsTyped(scope, item),
    carries: item.id,
  }
}

/** T4: a time as it was written; null where none was. A date alone stays one. */
function asTyped(scope: Scope, written: WrittenTime | undefined, instant: Instant | null): string | null {
  if (written === undefined || instant === null) return null
  const { local, zone } = written
  return local.length === 10 ? `${local}[${zone}]` : formatLocal(scope.zones, zone, instant)
}
