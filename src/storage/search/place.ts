import type { OrgNo } from '../store.ts'

const perOrganisation = 2 ** 32

/** An entry of an organisation as one number, so that both engines walk a record from its newest entry by one key. */
export function placeOf(org: OrgNo, seq: number): number {
  return org * perOrganisation + seq
}

export function seqOfPlace(place: number): number {
  return place % perOrganisation
}
