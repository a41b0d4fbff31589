import type { PersonId } from '../ids.ts'
import type { Way } from './frame.ts'

/** Somebody whose vote would count, and the ways through which it would. */
export interface Voter {
  readonly person: PersonId
  readonly ways: readonly {
    readonly grant: Pick<Way['grant'], 'grant' | 'quorum'>
    readonly place: PersonId
  }[]
}

/**
 * A9: whether for one grant as many of these as its quorum can be given different places among its holders. Returns the
 * first such grant's id, or null. The same person twice counts once.
 */
export function settlingGrant(voters: readonly Voter[]): string | null {
  const byGrant = new Map<string, { quorum: number; places: Map<PersonId, Set<PersonId>> }>()
  for (const { person, ways } of voters) {
    for (const { grant, place } of ways) {
      if (grant.quorum <= 1) return grant.grant
      const kept = byGrant.get(grant.grant) ?? { quorum: grant.quorum, places: new Map() }
      byGrant.set(grant.grant, kept)
      const places = kept.places.get(person) ?? new Set()
      kept.places.set(person, places.add(place))
    }
  }
  for (const [grant, { quorum, places }] of byGrant)
    if (places.size >= quorum && mostPlaced(places) >= quorum) return grant
  return null
}

/** A vote with the ways its voter had when casting it (A9). */
export interface Ballot extends Voter {
  readonly option: string
}

/** A9: the option that enough have voted for, through one grant; the last vote of each person counts. Null: not settled. */
export function settledBy(
  ballots: readonly Ballot[],
): { readonly option: string; readonly grant: string; readonly voters: readonly PersonId[] } | null {
  for (const option of new Set(ballots.map(ballot => ballot.option))) {
    const alike = ballots.filter(ballot => ballot.option === option)
    const grant = settlingGrant(alike)
    if (grant === null) continue
    const voters = alike.filter(({ ways }) => ways.some(way => way.grant.grant === grant))
    return { option, grant, voters: voters.map(({ person }) => person) }
  }
  return null
}

/** The most people that can be given different places: augmenting paths over their places. */
function mostPlaced(placesOf: ReadonlyMap<PersonId, ReadonlySet<PersonId>>): number {
  const taken = new Map<PersonId, PersonId>()
  const place = (person: PersonId, tried: Set<PersonId>): boolean => {
    for (const wanted of placesOf.get(person) ?? []) {
      if (tried.has(wanted)) continue
      tried.add(wanted)
      const holder = taken.get(wanted)
      if (holder === undefined || place(holder, tried)) {
        taken.set(wanted, person)
        return true
      }
    }
    return false
  }
  let placed = 0
  for (const person of placesOf.keys()) if (place(person, new Set())) placed += 1
  return placed
}
