import type { PersonId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import { standingOf } from './clauses.ts'
import type { Frame, Way } from './frame.ts'
import type { Question } from './question.ts'

/** One person of the chain, with the ways that put them there (A7). */
export interface Link {
  readonly person: PersonId
  /** In the order of A6; the first gives the place in the chain. */
  readonly ways: Way[]
  /** A7: seated as soon as they are in the chain: a grant of mode `any`, or a contingency. */
  atOnce: boolean
}

export interface Chain {
  /** A7: the entitled, less those A9 excludes, in A6 order. */
  readonly links: readonly Link[]
  /** Those whose best way is unknown for want of a dimension. */
  readonly unknown: readonly Link[]
  /** Everyone with a way that is true or unknown, and all of these: what a dimension more could make of the chain. */
  readonly possible: readonly Link[]
}

/** The chain of a question at an instant. */
export function chainAt(gov: Gov, frame: Frame, q: Question, at: Instant): Chain {
  const links = new Map<PersonId, Link>()
  const maybe = new Map<PersonId, Link>()
  const excluded = exclusionsOf(gov, q)
  for (const way of frame.ways) {
    if (excluded !== null && isExcluded(way, excluded)) continue
    const standing = standingOf(frame, way, q, at)
    if (standing === 'no') continue
    const into = standing === 'yes' ? links : maybe
    const link = into.get(way.person) ?? { person: way.person, ways: [], atOnce: false }
    into.set(way.person, link)
    link.ways.push(way)
    link.atOnce ||= way.grant.mode === 'any' || way.contingency !== null
  }
  if (maybe.size === 0) return { links: [...links.values()], unknown: [], possible: [] }
  const possible = [...links.values(), ...maybe.values()]
  for (const person of links.keys()) maybe.delete(person)
  return { links: [...links.values()], unknown: [...maybe.values()], possible }
}

/** A9: whose ways do not count where a grant says the asker may not decide. */
export interface Exclusions {
  readonly asker: PersonId
  readonly sponsor: PersonId | null
}

/** Null where nobody in particular asks. */
export function exclusionsOf(gov: Gov, { asker }: Question): Exclusions | null {
  if (asker === null || asker === undefined) return null
  const id = canonical(gov, asker)
  const sponsor = gov.people.get(id)?.sponsor ?? null
  return { asker: id, sponsor: sponsor === null ? null : canonical(gov, sponsor) }
}

/** A9: whether this way gives no place in the chain, because of who asks; it entitles all the same. */
export function isExcluded(way: Way, { asker, sponsor }: Exclusions): boolean {
  if (way.grant.askerMayDecide) return false
  return way.person === asker || way.person === sponsor || way.place === asker
}
