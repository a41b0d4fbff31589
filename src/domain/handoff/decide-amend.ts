import type { IdSource, ItemId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { audienceFor } from '../people/visibility.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import type { ResolvedHandoff } from './check-context.ts'
import type { OfferTerms } from './kinds.ts'
import type { HandoffState, ItemState } from './states.ts'

export interface AmendCommand {
  readonly gov: Gov
  readonly handoff: HandoffState
  /** The handoff's items as they stand. */
  readonly items: ReadonlyMap<ItemId, ItemState>
  readonly resolved: ResolvedHandoff
  readonly overrides: readonly string[]
  readonly incomplete: boolean
  readonly reasons: Readonly<Record<string, string>>
  readonly now: Instant
  readonly ids: IdSource
}

/**
 * H5: amending appends: lines of this handoff are amended, new ones published. Who it is offered to and the declared
 * absence stay as published; a line is never dropped silently but closed or withdrawn.
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
  const lines = resolved.items.map(({ carries, terms, words }) => {
    const id = carries ?? ids.numbered<ItemId>('I')
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
    terms: { ...terms, items: [...lines.map(({ subject }) => subject as ItemId), ...closed] },
    words: { summary, ...(Object.keys(command.reasons).length > 0 && { overrideReasons: command.reasons }) },
  })
  return ok([whole, ...lines])
}
