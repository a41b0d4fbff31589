import type { AreaId, PersonId } from '../ids.ts'
import type { Audience } from '../record/entry.ts'
import { activePerson, canonical, type Gov } from './gov.ts'
import { belongsTo, restrictedBy } from './org-chart.ts'

/** P1: whom an entry about this area is for, fixed when it is written: everyone, or the readers of a restricted area. */
export function audienceFor(gov: Gov, area: AreaId, people: readonly PersonId[]): Audience {
  const restricted = restrictedBy(gov, area)
  return restricted === null ? 'org' : { area, people: [...new Set(people)] }
}

/**
 * P1: whether a person may read what has this audience. `receivers` are those a subject was ever given or offered to.
 * An area's readers are its team, the role holders there and above, auditors, and the people named.
 */
export function mayRead(
  gov: Gov,
  reader: PersonId,
  audience: Audience,
  receivers: readonly PersonId[] = [],
): boolean {
  const person = activePerson(gov, reader)
  if (person === null) return false
  if (audience === 'org') return true
  const named = [...audience.people, ...receivers]
  if (named.some(id => canonical(gov, id) === person.id)) return true
  if (!('area' in audience)) return false
  return person.auditor || belongsTo(gov, person.id, audience.area)
}

/** Whether a person may read what is said in an area, restricted or not. */
export function mayReadArea(gov: Gov, reader: PersonId, area: AreaId): boolean {
  return mayRead(gov, reader, audienceFor(gov, area, []))
}
