import type { MapPlace } from '../authority/comes-with.ts'
import type { Way } from '../authority/frame.ts'
import { frameOf } from '../authority/frame.ts'
import { isOnlyReceived } from '../authority/held.ts'
import type { AuthorityProof } from '../authority/kinds.ts'
import type { Authority, Question } from '../authority/question.ts'
import { seatingAt } from '../authority/seats.ts'
import { viaOf } from '../authority/via.ts'
import type { PersonId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { type Envelope, is } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import { isImported, touchedBy } from './map-places.ts'
import type { RecordSoFar } from './record-so-far.ts'

/**
 * A16: whether a change of the map was in the right of who made it: wherever it touches, and by the way its proof names.
 * Null: it was.
 */
export function mapChangeDiffers(record: RecordSoFar, e: Envelope, proof: AuthorityProof): string | null {
  const authority = record.authority()
  const touched = takesPlaceOf(authority.gov, e) ?? touchedBy(authority.gov, e)
  if (typeof touched === 'string') return touched
  const { needs, gives } = touched
  const { type, area, at } = proof
  if (!needs.some(place => place.type === type && place.area === area))
    return 'its proof is not of what it changes, or not of where'
  const person = canonical(authority.gov, proof.person)
  const waysAt = (place: MapPlace) => waysOf(authority, { ...place, assurance: e.assurance }, person, at)
  const lacking = [...needs, ...gives].find(place => waysAt(place).length === 0)
  if (lacking !== undefined) return `${proof.person} might not ${lacking.type} there`
  if (gives.some(place => isOnlyReceived(authority.gov, person, place, at)))
    return 'it passes on what its maker held by delegation only'
  const isSame = waysAt({ type, area }).some(way => {
    const via = viaOf(way, at)
    return via.grant === proof.grant && sameBeside(via, proof)
  })
  return isSame ? null : 'they might, but not by the way it names'
}

/** By which ways it was somebody's turn to do this; none: it was not. */
function waysOf(authority: Authority, q: Question, person: PersonId, at: Instant): readonly Way[] {
  const { chain, seats } = seatingAt(authority, frameOf(authority, q), q, at)
  return chain.links.find(one => one.person === person && seats.has(person))?.ways ?? []
}

/** What is made anew has an id of its own: under that of another it would end or move that one. An import says again what it said. */
function takesPlaceOf(gov: Gov, e: Envelope): string | null {
  if (isImported(e)) return null
  const isTaken =
    (is(e, 'grant.added') && gov.map.grants.has(e.terms.grant)) ||
    (is(e, 'fence.added') && gov.map.fences.has(e.terms.fence)) ||
    (is(e, 'freeze.added') && gov.map.freezes.has(e.terms.freeze)) ||
    (is(e, 'delegation.added') && gov.map.delegations.has(e.terms.delegation)) ||
    (is(e, 'area.added') && gov.areas.get(e.terms.area)?.retired === false) ||
    (is(e, 'person.added') && gov.people.get(e.terms.person)?.active === true)
  return isTaken ? 'it takes the place of another that is there' : null
}

type Beside = Pick<AuthorityProof, 'delegation' | 'contingency' | 'observation'>

/** Whether two name the same delegation, contingency and observation. */
export function sameBeside(a: Beside, b: Beside): boolean {
  return a.delegation === b.delegation && a.contingency === b.contingency && a.observation === b.observation
}

/** Kinds that are nobody's right without a proof; of an import's batch the first has it. */
const proven =
  /^(?:type\.added|calendar\.added|grant\.(?:added|revoked)|fence\.(?:added|removed)|freeze\.added)$/

/** The same, but for what was written before there was a map. */
const provenSinceTheMap =
  /^(?:area\.(?:added|set|moved|retired)|person\.(?:added|merged|left)|team\.(?:set|retired)|admin\.added)$/

/** What came before an entry, as far as it says whether that needs a proof of its own. */
export interface Before {
  /** It is of an import's batch, whose first entry has the proof of all. */
  readonly isOfProvenBatch: boolean
  /** Some entry before it carried a proof. */
  readonly isSinceTheMap: boolean
}

/** A change without a proof: of oneself, or it should have one. Null: it needs none. */
export function unprovenDiffers(gov: Gov, e: Envelope, before: Before): string | null {
  if (is(e, 'org.created')) return e.seq === 1 ? null : 'an organisation begins once'
  const needs = proven.test(e.kind) || (before.isSinceTheMap && provenSinceTheMap.test(e.kind))
  if (needs && !before.isOfProvenBatch) return 'it has no proof'
  const taken = takesPlaceOf(gov, e)
  if (taken !== null) return taken
  const isActor = (person: AuthorityProof['person'] | undefined) =>
    person !== undefined && e.actor !== null && canonical(gov, person) === canonical(gov, e.actor)
  if (is(e, 'freeze.lifted') && !isActor(gov.map.freezes.get(e.terms.freeze)?.by))
    return 'lifted without a proof by somebody who had not placed it'
  if (is(e, 'delegation.added') && (e.terms.standIn || !isActor(e.terms.from)))
    return 'delegated for another without a proof'
  if (is(e, 'delegation.revoked')) {
    const found = gov.map.delegations.get(e.terms.delegation)
    if (!isActor(found?.from) && !isActor(found?.to)) return 'revoked without a proof by somebody else'
  }
  return null
}
