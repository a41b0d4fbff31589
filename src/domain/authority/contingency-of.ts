import type { Target } from '../handoff/kinds.ts'
import type { ItemState } from '../handoff/states.ts'
import type { AreaId, PersonId } from '../ids.ts'
import { activeHuman, canonical, type Gov } from '../people/gov.ts'
import { membersOf, onNextCandidates } from '../people/org-chart.ts'
import { mayReadArea } from '../people/visibility.ts'
import type { Contingency } from './question.ts'

/**
 * An open contingency as authority reads it, or null where it authorises nothing. It rests on what whoever said it last
 * holds: published for somebody else, or carried forward, it lends nobody that person's authority.
 */
export function contingencyOf(gov: Gov, item: ItemState): Contingency | null {
  const { contingency, endsAt, closed, words } = item
  if (item.kind !== 'contingency' || contingency === null || endsAt === null || closed !== null) return null
  const author = activeHuman(gov, words.by)
  if (author === null) return null
  const { twoPeople = false, ...limits } = contingency.limits
  return {
    item: item.id,
    author: author.id,
    area: item.area,
    type: contingency.type,
    limits,
    by: humansOf(gov, contingency.by, item.area, author.id),
    twoPeople,
    from: words.at,
    until: endsAt,
    maxAgeMs: contingency.maxAgeMs,
    observations: (item.observations ?? []).flatMap(({ entry, by, agent, observedAt }) => {
      if (by === null) return []
      const sponsor = agent ? (gov.people.get(by)?.sponsor ?? null) : null
      return [
        {
          entry,
          by: canonical(gov, by),
          sponsor: sponsor === null ? null : canonical(gov, sponsor),
          observedAt,
        },
      ]
    }),
  }
}

/** Whom it lets act, as active humans. */
function humansOf(gov: Gov, to: Target, area: AreaId, author: PersonId): PersonId[] {
  const humans = (ids: readonly PersonId[]) => [...new Set(ids.flatMap(id => activeHuman(gov, id)?.id ?? []))]
  switch (to.kind) {
    case 'people':
      return humans(to.people)
    case 'team':
      return humans(membersOf(gov, to.team))
    case 'on-next':
      return onNextCandidates(gov, area, [author])
    case 'anyone':
      return [...gov.people.keys()].filter(
        id => activeHuman(gov, id)?.id === id && mayReadArea(gov, id, area),
      )
    case 'me':
      return []
  }
}
