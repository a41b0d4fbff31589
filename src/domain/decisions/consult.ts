import { partyMembers } from '../authority/holders.ts'
import type { GrantTerms, Party } from '../authority/kinds.ts'
import type { PersonId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import type { DecisionState } from './states.ts'

/** A10: how long a consult holds a decision open. */
const consultTimeoutMs = 4 * hourMs

/** When the time of those consulted is over, whether or not they answered. */
export function consultEnds({ asked, neededBy }: DecisionState): Instant {
  return Math.min(asked.at + consultTimeoutMs, neededBy)
}

/** Until when those consulted by a grant hold the decision open; null: not, or no longer (A10). */
export function consultHolds(
  gov: Gov,
  state: DecisionState,
  grant: string,
  voters: readonly PersonId[],
  at: Instant,
): Instant | null {
  const ends = consultEnds(state)
  if (at >= ends) return null
  const given = gov.map.grants.get(grant)
  if (given === undefined || given.breakGlass) return null
  const settled = new Set<PersonId>([
    canonical(gov, state.asker),
    ...voters.map(person => canonical(gov, person)),
    ...state.consulted.flatMap(({ by }) => (by === null ? [] : [canonical(gov, by)])),
  ])
  const open = given.consult.some(party => isOpen(gov, party, state, settled))
  return open ? ends : null
}

/** A10: whether nobody has answered yet of some party to which this person belongs. */
export function isStillConsulted(
  gov: Gov,
  state: DecisionState,
  grants: Iterable<Pick<GrantTerms, 'consult'>>,
  person: PersonId,
): boolean {
  const answers = state.consulted.flatMap(({ by }) => by ?? [])
  const answered = new Set([state.asker, ...answers].map(id => canonical(gov, id)))
  const parties = new Set([...grants].flatMap(({ consult }) => consult))
  return [...parties].some(
    party => isOpen(gov, party, state, answered) && partyMembers(gov, party, state.area).includes(person),
  )
}

/** A party without anybody left cannot answer and holds nothing. */
function isOpen(gov: Gov, party: Party, { area }: DecisionState, settled: ReadonlySet<PersonId>): boolean {
  const members = partyMembers(gov, party, area)
  return members.length > 0 && !members.some(person => settled.has(person))
}
