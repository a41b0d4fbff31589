import type { ItemId, PersonId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { onNextCandidates } from '../people/org-chart.ts'
import { type Draft, draft } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { ItemState } from './states.ts'

/** Something that takes effect at its own instant, whether or not anything runs (T7). */
export interface DueEvent {
  readonly at: Instant
  readonly item: ItemId
  readonly what: 'grace' | 'end'
}

/** What of these items is due at or before `now`, ordered by due instant, then subject. */
export function dueEvents(items: readonly ItemState[], now: Instant): DueEvent[] {
  const events = items.flatMap(item => eventsOf(item))
  return events
    .filter(event => event.at <= now)
    .sort(
      (a, b) =>
        a.at - b.at || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0) || (a.what === 'grace' ? -1 : 1),
    )
}

function eventsOf(item: ItemState): DueEvent[] {
  if (item.closed !== null) return []
  const events: DueEvent[] = []
  if (item.offer !== null && !item.offer.defaulted)
    events.push({ at: item.offer.graceAt, item: item.id, what: 'grace' })
  if (item.endsAt !== null) events.push({ at: item.endsAt, item: item.id, what: 'end' })
  return events
}

/** Who the default of H7 would choose among, in the order of H0: without the one who offers and those who declined. */
export function defaultCandidates(gov: Gov, item: ItemState): PersonId[] {
  const { offer } = item
  if (offer === null || gov.settings.defaultTransfer === 'author') return []
  return onNextCandidates(gov, item.area, [...(offer.by === null ? [] : [offer.by]), ...offer.declinedBy])
}

/**
 * The entry a due event appends, or null where an earlier event made it moot. `onNext` answers as of the due instant.
 * H7: the item falls to whoever is on next, or stays where it is; the offer goes on either way.
 */
export function dueDraft(
  item: ItemState,
  event: DueEvent,
  onNext: (candidates: PersonId[], at: Instant) => PersonId | null,
  gov: Gov,
): Draft | null {
  if (item.closed !== null) return null
  const common = { subject: item.id, area: item.area, audience: item.audience, words: null }
  if (event.what === 'end') {
    return draft({ ...common, kind: 'item.ended', terms: { item: item.id, effectiveAt: event.at } })
  }
  if (item.offer === null || item.offer.defaulted) return null
  const to = onNext(defaultCandidates(gov, item), event.at)
  return draft({
    ...common,
    kind: 'item.defaulted',
    terms: { item: item.id, to, reason: 'grace', effectiveAt: event.at },
  })
}
