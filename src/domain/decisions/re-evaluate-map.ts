import { frameOf } from '../authority/frame.ts'
import type { AuthorityProof } from '../authority/kinds.ts'
import { seatingAt } from '../authority/seats.ts'
import { viaOf } from '../authority/via.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { withAncestors } from '../people/org-chart.ts'
import { type Envelope, is } from '../record/entry.ts'
import type { RecordSoFar } from './record-so-far.ts'

/** A16: whether a change of the map was in the right of who made it, by the way its proof names. Null: it was. */
export function mapChangeDiffers(record: RecordSoFar, e: Envelope, proof: AuthorityProof): string | null {
  const allowed = types[e.kind] ?? types[e.kind.slice(0, e.kind.indexOf('.'))]
  if (allowed !== undefined && proof.type !== 'map' && !allowed.includes(proof.type))
    return `${proof.type} is not what changes this`
  const authority = record.authority()
  const { gov } = authority
  if (lies.test(e.kind) && e.area !== null && !withAncestors(gov, e.area).includes(proof.area))
    return 'its proof is of another area'
  const q = { type: proof.type, area: proof.area, assurance: e.assurance }
  const person = canonical(gov, proof.person)
  const { chain, seats } = seatingAt(authority, frameOf(authority, q), q, proof.at)
  const link = chain.links.find(one => one.person === person && seats.has(person))
  if (link === undefined) return `${proof.person} might not ${proof.type} there`
  const same = link.ways.some(way => {
    const via = viaOf(way, proof.at)
    return via.grant === proof.grant && sameBeside(via, proof)
  })
  return same ? null : 'they might, but not by the way it names'
}

type Beside = Pick<AuthorityProof, 'delegation' | 'contingency' | 'observation'>

/** Whether two name the same delegation, contingency and observation. */
export function sameBeside(a: Beside, b: Beside): boolean {
  return a.delegation === b.delegation && a.contingency === b.contingency && a.observation === b.observation
}

/** A16: the types under which each kind of change is made; `map` covers all. */
const types: Readonly<Record<string, readonly string[]>> = {
  type: ['map.grant'],
  calendar: ['map.grant'],
  grant: ['map.grant'],
  fence: ['map.fence'],
  freeze: ['map.freeze'],
  'delegation.added': ['map.stand-in'],
  'delegation.revoked': ['map.stand-in', 'map.grant'],
  area: ['map.area', 'map.role'],
  person: ['map.people'],
  team: ['map.people'],
  admin: ['map'],
}

/** Kinds that lie where their entry says. */
const lies = /^(?:grant|fence|freeze|delegation)\./

/** Kinds that are nobody's right without a proof; of an import's batch the first has it. */
const proven =
  /^(?:type\.added|calendar\.added|grant\.(?:added|revoked)|fence\.(?:added|removed)|freeze\.added)$/

/** A change without a proof: of oneself, or it should have one. Null: it needs none. */
export function unprovenDiffers(gov: Gov, e: Envelope, isOfProvenBatch: boolean): string | null {
  if (proven.test(e.kind) && !isOfProvenBatch) return 'it has no proof'
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
