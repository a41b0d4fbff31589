import type { PersonId } from '../ids.ts'
import { canonical } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import type { Via } from './answers.ts'
import { exclusionsOf, isExcluded, type Link } from './chain.ts'
import { standingOf } from './clauses.ts'
import { type Frame, frameOf, type Way } from './frame.ts'
import { unknownSubject } from './outcome.ts'
import type { Authority, AuthorityCode, Question, Tri } from './question.ts'
import { hasPassed, type Seating, seatingAt } from './seats.ts'
import { viaOf } from './via.ts'

/** Whether somebody may, and by which way, without looking ahead or explaining a no in full. */
export interface MayNow {
  readonly outcome: 'yes' | 'no' | 'needs'
  readonly entitled: Tri
  readonly turn: boolean
  readonly codes: readonly AuthorityCode[]
  /** The way that suffices alone. */
  readonly way: Way | null
  readonly path: Via | null
}

/** A7: entitled and up. Cheap: what commands ask before they write. */
export function mayNow(authority: Authority, person: PersonId, q: Question, at: Instant): MayNow {
  const refused = unknownOf(authority, person, q)
  if (refused !== null) return no([refused])
  const frame = frameOf(authority, q)
  const who = canonical(authority.gov, person)
  return judged(authority, frame, who, q, seatingAt(authority, frame, q, at), at)
}

function no(codes: readonly AuthorityCode[]): MayNow {
  return { outcome: 'no', entitled: 'no', turn: false, codes, way: null, path: null }
}

/** What of the question the organisation does not have, or that its person has left. */
export function unknownOf(authority: Authority, person: PersonId, q: Question): AuthorityCode | null {
  const { gov } = authority
  const found = gov.people.get(canonical(gov, person))
  if (found === undefined) return 'unknown_person'
  const subject = unknownSubject(authority, q)
  if (subject !== null) return subject
  return found.active ? null : 'inactive'
}

/** Whether this person may in this seating, and the first way of theirs that suffices. */
export function judged(
  authority: Authority,
  frame: Frame,
  person: PersonId,
  q: Question,
  { chain, seats }: Seating,
  at: Instant,
): MayNow {
  const link = chain.links.find(one => one.person === person)
  if (link === undefined) return notInChain(authority, frame, person, q, at)
  if (!seats.has(person)) return { ...no(['not_your_turn']), entitled: 'yes' }
  if (q.request !== undefined && hasPassed(authority, q.request, person, at))
    return { ...no(['passed']), entitled: 'yes' }
  return yesBy(link, at)
}

function yesBy({ ways }: Link, at: Instant): MayNow {
  const [way] = ways
  if (way === undefined) throw new Error('a link of a chain has a way')
  return { outcome: 'yes', entitled: 'yes', turn: true, codes: [], way, path: viaOf(way, at) }
}

/** The greatest of the person's ways decides whether they are entitled; excluded ones entitle too (A3, A9). */
function notInChain(authority: Authority, frame: Frame, person: PersonId, q: Question, at: Instant): MayNow {
  const excluded = exclusionsOf(authority.gov, q)
  let [entitled, needs, needsOnly, named]: [boolean, boolean, boolean, boolean] = [false, false, false, false]
  for (const way of frame.ways) {
    if (way.person !== person) continue
    named = true
    const standing = standingOf(frame, way, q, at)
    if (standing === 'yes') entitled = true
    if (standing !== 'unknown') continue
    needs = true
    if (excluded === null || !isExcluded(way, excluded)) needsOnly = true
  }
  // Somebody left out of the chain may still come in by a way that a dimension would open.
  if (needsOnly) return { ...no(['not_stated']), outcome: 'needs', entitled: entitled ? 'yes' : 'unknown' }
  if (entitled || needs) return { ...no(['excluded_asker']), entitled: entitled ? 'yes' : 'unknown' }
  return no(named || frame.fenced.some(way => way.person === person) ? [] : ['not_a_holder'])
}
