import type { PersonId } from '../ids.ts'
import type { Reachability } from './reach.ts'

type ReachabilityOf = (person: PersonId) => Reachability

/** V3: what would be known without what others proposed; the same object where they proposed nothing. */
export function asDeclared(one: Reachability): Reachability {
  const isProposed = one.windows?.proposedBy != null
  if (!isProposed && one.spans.every(({ proposedBy }) => proposedBy === null)) return one
  const spans = one.spans.filter(({ proposedBy }) => proposedBy === null)
  return { ...one, windows: isProposed ? null : one.windows, spans }
}

/** V3: whether an answer about these people would be another without what others proposed. */
export function restsOnProposals(
  people: readonly PersonId[],
  reachabilityOf: ReachabilityOf,
  answer: (reachabilityOf: ReachabilityOf) => unknown,
): boolean {
  const isProposed = people.some(person => {
    const one = reachabilityOf(person)
    return asDeclared(one) !== one
  })
  if (!isProposed) return false
  const declared = (person: PersonId) => asDeclared(reachabilityOf(person))
  return JSON.stringify(answer(declared)) !== JSON.stringify(answer(reachabilityOf))
}
