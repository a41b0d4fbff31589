import type { PersonId } from '../ids.ts'
import { activeHuman, canonical, type Gov } from '../people/gov.ts'
import { membersOf, onNextCandidates } from '../people/org-chart.ts'
import { mayReadArea } from '../people/visibility.ts'
import type { HandoffState, ItemState, Offer } from './states.ts'

/** How a person stands to be reached at the instant of the command. */
export type IsReachable = (person: PersonId) => boolean

/**
 * H6: whether this person may accept what is offered now: the named person, a member of the named team, for `on-next`
 * a reachable human of that list, for `anyone` a human who may read the area. Whoever it fell to may accept too; whoever
 * offers may not, and an agent never (V7).
 */
export function mayAccept(gov: Gov, item: ItemState, person: PersonId, isReachable: IsReachable): boolean {
  const { offer } = item
  const human = activeHuman(gov, person)
  if (offer === null || human === null || isOfferer(gov, offer, person)) return false
  if (item.fallen !== null && canonical(gov, item.fallen.to) === human.id) return true
  switch (offer.to.kind) {
    case 'people':
      return offer.to.people.some(named => canonical(gov, named) === human.id)
    case 'team':
      return membersOf(gov, offer.to.team).includes(human.id)
    case 'on-next':
      return onNextCandidates(gov, item.area, offererOf(offer)).includes(human.id) && isReachable(human.id)
    case 'anyone':
      return mayReadArea(gov, human.id, item.area)
    case 'me':
      return false
  }
}

export function isOfferer(gov: Gov, offer: Offer, person: PersonId): boolean {
  return offererOf(offer).some(by => canonical(gov, by) === canonical(gov, person))
}

function offererOf(offer: Offer): PersonId[] {
  return offer.by === null ? [] : [offer.by]
}

/** The items that an acceptance of this handoff is about: those it offers, and those released since it last said them. */
export function offeredIn(handoff: HandoffState, items: readonly ItemState[]): ItemState[] {
  return items.filter(item => item.offer !== null && handoffOf(item) === handoff.id)
}

/** The handoff an item's offer stands in: its own, or the last that said it where it was released. */
function handoffOf(item: ItemState): string | undefined {
  return item.offer?.handoff ?? item.handoffs.at(-1)
}

/** Everyone an item is offered to by name, as they are now; null where it is offered otherwise. */
export function namedPeople(gov: Gov, offer: Offer): PersonId[] | null {
  if (offer.to.kind !== 'people') return null
  return [...new Set(offer.to.people.map(person => canonical(gov, person)))]
}
