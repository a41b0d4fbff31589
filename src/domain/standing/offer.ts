import type { PersonId } from '../ids.ts'
import { activePerson, canonical, type Gov } from '../people/gov.ts'
import { managersFor } from '../people/org-chart.ts'
import { mayRead } from '../people/visibility.ts'
import type { Envelope } from '../record/entry.ts'
import { receiversOf } from '../record/receivers.ts'
import type { SubjectState } from '../record/subjects.ts'
import type { Instant } from '../time/instant.ts'
import { type AskedAsState, type StandingState, standingAt } from './states.ts'

/** D7: how often an entry is asked for before its owner is offered a standing answer. */
const wordingsForOffer = 3

/**
 * Who would keep a standing answer to what this entry answers: of a line whoever holds it, of a decision the first who
 * decided it, else whoever said it; for software its sponsor; for somebody who left a manager there. Null: nobody who
 * may read it.
 */
export function ownerOf(gov: Gov, e: Envelope, state: SubjectState | undefined): PersonId | null {
  const managers = e.area === null ? [] : managersFor(gov, e.area)
  const found = [holderOf(e, state), ...managers].map(id => human(gov, id)).find(id => id !== null) ?? null
  return found !== null && mayRead(gov, found, e.audience, receiversOf(state)) ? found : null
}

function holderOf(e: Envelope, state: SubjectState | undefined): PersonId | null {
  if (state?.is === 'item') return state.owner ?? state.author
  if (state?.is === 'decision' && state.end?.how === 'decided') return state.end.voters[0] ?? null
  return e.onBehalfOf ?? e.actor
}

function human(gov: Gov, id: PersonId | null): PersonId | null {
  const person = id === null ? null : activePerson(gov, canonical(gov, id))
  if (person === null) return null
  return person.agent ? human(gov, person.sponsor) : person.id
}

/**
 * The wordings that call for an offer to `owner`: three that none was made for yet, while none is open or in force.
 * Only what they may read counts, wordings and standing answers alike (P1). Null: none is due.
 */
export function offerDue(
  gov: Gov,
  owner: PersonId,
  wordings: readonly AskedAsState[],
  known: readonly StandingState[],
  at: Instant,
): readonly AskedAsState[] | null {
  const theirs = known.filter(one => mayRead(gov, owner, one.audience, receiversOf(one)))
  if (theirs.some(one => isKept(gov, one, at))) return null
  const offeredFor = new Set(theirs.flatMap(one => one.askedAs))
  const fresh = wordings.filter(
    one => !offeredFor.has(one.id) && mayRead(gov, owner, one.audience, receiversOf(one)),
  )
  return fresh.length >= wordingsForOffer ? fresh : null
}

/** In force, or offered to somebody who is still here. */
function isKept(gov: Gov, one: StandingState, at: Instant): boolean {
  const standing = standingAt(one, at)
  return standing === 'in-force' || (standing === 'offered' && human(gov, one.owner) !== null)
}
