import type { ItemState } from '../handoff/states.ts'
import type { PersonId } from '../ids.ts'
import { activePerson, type Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'

export interface Seen {
  readonly by: PersonId
  readonly observedAt: Instant
  readonly saw: string
  readonly ref?: string | undefined
}

/** A11: what was seen opens a contingency for a while; it is never from the future, nor too old to open anything. */
export function decideObserve(gov: Gov, item: ItemState, seen: Seen, at: Instant): Outcome<Draft> {
  const { by, observedAt, saw, ref } = seen
  if (item.closed !== null)
    return refuse('item_closed', `${item.id} is closed.`, 'See your brief for what is in force.', {
      path: 'item',
    })
  if (item.kind !== 'contingency' || item.contingency === null) {
    return refuse(
      'not_a_contingency',
      `${item.id} authorises nothing to observe for.`,
      'Note it on the item instead.',
      {
        path: 'item',
      },
    )
  }
  if (observedAt > at) {
    return refuse('observed_in_future', 'This instant is still to come.', 'Say when it was seen.', {
      path: 'observedAt',
    })
  }
  if (observedAt + item.contingency.maxAgeMs <= at) {
    return refuse(
      'observation_stale',
      'This was seen too long ago to open it.',
      'Look again, and say what you see now.',
      {
        path: 'observedAt',
      },
    )
  }
  const agent = activePerson(gov, by)?.agent ?? false
  const about = { subject: item.id, area: item.area, audience: item.audience }
  const terms = { item: item.id, by, agent, observedAt }
  return ok(
    draft({ ...about, kind: 'item.observed', terms, words: { saw, ...(ref !== undefined && { ref }) } }),
  )
}
