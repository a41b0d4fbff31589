import { activePerson, type Gov } from '../people/gov.ts'
import { mayRead } from '../people/visibility.ts'
import type { Audience } from '../record/entry.ts'

/** P1: who reads all of these: never wider than any of them. Areas that differ become the people who read in both now. */
export function sharedAudience(gov: Gov, audiences: readonly Audience[]): Audience {
  const narrow = audiences.filter(one => one !== 'org')
  const [first, ...others] = narrow
  if (first === undefined) return 'org'
  if ('area' in first && others.every(one => 'area' in one && one.area === first.area)) {
    const people = first.people.filter(person => others.every(one => one.people.includes(person)))
    return { area: first.area, people }
  }
  if (others.length === 0) return first
  const everybody = [...gov.people.keys()].filter(id => activePerson(gov, id) !== null)
  return { people: everybody.filter(id => narrow.every(one => mayRead(gov, id, one))) }
}
