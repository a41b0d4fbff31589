import type { IdSource, ItemId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { audienceFor } from '../people/visibility.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import type { ResolvedHandoff, ResolvedItem } from './check-context.ts'
import type { ItemWords, OfferTerms } from './kinds.ts'
import type { HandoffState, ItemState } from './states.ts'

export interface AmendCommand {
  readonly gov: Gov
  readonly handoff: HandoffState
  /** The handoff's items as they stand. */
  readonly items: ReadonlyMap<ItemId, ItemState>
  /** What these items say; none where it was erased. */
  readonly words: ReadonlyMap<ItemId, ItemWords>
  readonly resolved: ResolvedHandoff
  readonly overrides: readonly string[]
  readonly incomplete: boolean
  readonly reasons: Readonly<Record<string, string>>
  readonly now: Instant
  readonly ids: IdSource
}

/**
 * H5: amending appends: lines of this handoff are amended, new ones published. Who it is offered to and the declared
 * absence stay as published; a line is never dropped silently but closed or withdrawn. A line that says what it said
 * stays untouched, or its holder would read "changed since you accepted" of something that did not.
 */
export function decideAmend(command: AmendCommand): Outcome<Draft[]> {
  const { gov, handoff, items, resolved, ids, now } = command
  const said = new Set(resolved.items.map(({ carries }) => carries))
  const dropped = handoff.items.find(id => !said.has(id) && items.get(id)?.closed === null)
  if (dropped !== undefined) {
    return refuse(
      'line_left_out',
      `${dropped} is left out.`,
      `Keep it with ^${dropped}, or close or withdraw it.`,
      { path: 'items' },
    )
  }
  const foreign = resolved.items.find(({ carries }) => carries !== null && !handoff.items.includes(carries))
  if (foreign !== undefined) {
    return refuse(
      'unknown_item',
      `${foreign.carries} is no line of ${handoff.id}.`,
      'Publish a new handoff to carry it forward.',
      {
        path: foreign.path,
      },
    )
  }
  const graceAt = Math.max(handoff.offlineAt, now) + gov.settings.graceMs
  const offer: OfferTerms | null =
    handoff.to.kind === 'me' ? null : { handoff: handoff.id, to: handoff.to, graceAt }
  const people = [handoff.author, ...(handoff.to.kind === 'people' ? handoff.to.people : [])]
  const numbered = resolved.items.map(item => ({ item, id: item.carries ?? ids.numbered<ItemId>('I') }))
  const changed = numbered.filter(({ item, id }) => !saysTheSame(item, items.get(id), command.words.get(id)))
  const lines = changed.map(({ item: { carries, terms, words }, id }) => {
    const audience = audienceFor(gov, terms.area, [...people, ...terms.mentions])
    const about = { subject: id, area: terms.area, audience, words }
    const what = { ...terms, item: id, handoff: handoff.id }
    if (carries !== null) return draft({ ...about, kind: 'item.amended', terms: what })
    return draft({
      ...about,
      kind: 'item.published',
      terms: { ...what, offer: terms.kind === 'done' ? null : offer },
    })
  })
  const closed = handoff.items.filter(id => !said.has(id))
  const { items: _items, summary, ...facts } = resolved
  const kept = {
    to: handoff.to,
    offlineAt: handoff.offlineAt,
    backAt: handoff.backAt,
    draftId: handoff.draftId,
    written: handoff.written,
  }
  const terms = {
    ...facts,
    ...kept,
    handoff: handoff.id,
    author: handoff.author,
    overrides: command.overrides,
    incomplete: command.incomplete,
  }
  const whole = draft({
    kind: 'handoff.amended',
    subject: handoff.id,
    area: handoff.areas[0] ?? null,
    audience: handoff.audience,
    terms: { ...terms, items: [...numbered.map(({ id }) => id), ...closed] },
    words: { summary, ...(Object.keys(command.reasons).length > 0 && { overrideReasons: command.reasons }) },
  })
  return ok([whole, ...lines])
}

/** What only moves by other entries does not count: the owner, and how long somebody confirmed it to be true. */
function saysTheSame(line: ResolvedItem, item: ItemState | undefined, words: ItemWords | undefined): boolean {
  if (item === undefined || words === undefined) return false
  const validUntil = item.confirmed === null ? item.validUntil : line.terms.validUntil
  const { kind, area, condition, due, endsAt, has, unblocker, answerer, contingency, mentions, written } =
    item
  const said = {
    kind,
    area,
    condition,
    due,
    endsAt,
    has,
    unblocker,
    answerer,
    contingency,
    mentions,
    written,
  }
  const { owner: _owner, ...says } = line.terms
  return ordered({ ...said, validUntil, words }) === ordered({ ...says, words: line.words })
}

/** JSON with sorted keys and nothing undefined, so that equal values have equal texts. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
