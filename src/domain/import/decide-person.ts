import type { Windows } from '../availability/spans.ts'
import { parseWindows } from '../availability/windows.ts'
import type { PersonId } from '../ids.ts'
import type { Source } from '../people/kinds.ts'
import { type Draft, draft } from '../record/entry.ts'
import { conflict, type Known, settledBySource, sourced, unchanged, type Verdict } from './decide-known.ts'
import type { PersonFact } from './facts.ts'

/** I1: a person. One who was there before the import is adopted as they are; one who was erased never comes back. */
export function decidePerson(known: Known, fact: PersonFact): Verdict {
  const { gov, names, ids, sourceOf, isReserved } = known.context
  const source = sourceOf(fact)
  const before = sourced(gov, source)
  const settled = settledBySource(before, source, 'This person')
  if (settled !== null) return settled
  if (before !== null) {
    const person = before.subject as PersonId
    if (!names.handles.has(person)) return conflict('This person was erased.')
    return changedPerson(known, fact, source, person)
  }
  const holder = known.holder(fact.handle)
  if (holder !== null) {
    return known.person(fact.handle) === null ? conflict('This person has left the organisation.') : unchanged
  }
  if (isReserved('handle', fact.handle)) return conflict('This person was erased.')
  const person = ids.fresh<PersonId>('per')
  known.addPerson(fact.handle, person)
  const added = addedPerson(fact, source, person)
  return { is: 'created', drafts: [added, ...windowsDraft(known, fact, person, source)] }
}

function addedPerson(fact: PersonFact, source: Source, person: PersonId): Draft {
  return draft({
    ...about(person),
    kind: 'person.added',
    terms: { person, agent: false, sponsor: null, zone: fact.zone, source },
    words: { handle: fact.handle, name: fact.name ?? fact.handle },
  })
}

function changedPerson(known: Known, fact: PersonFact, source: Source, person: PersonId): Verdict {
  if (known.context.gov.people.get(person)?.active !== true) {
    known.addPerson(fact.handle, person)
    const again = addedPerson(fact, source, person)
    return { is: 'changed', drafts: [again, ...windowsDraft(known, fact, person, source)] }
  }
  const set = draft({
    ...about(person),
    kind: 'person.set',
    terms: { person, source, ...(fact.zone === null ? {} : { zone: fact.zone }) },
    words: fact.name === null ? null : { name: fact.name },
  })
  return { is: 'changed', drafts: [set, ...windowsDraft(known, fact, person, source)] }
}

/** V3: hours an import states are proposed, until their person confirms them. */
function windowsDraft(known: Known, fact: PersonFact, person: PersonId, source: Source): Draft[] {
  if (fact.windows === null) return []
  const rules = parseWindows(fact.windows)
  if (!rules.ok) return []
  const { gov, proposedBy } = known.context
  const zone = fact.zone ?? gov.people.get(person)?.zone ?? gov.zone
  const windows: Windows = { zone, rules: rules.value, proposedBy }
  return [
    draft({ ...about(person), kind: 'window.set', terms: { person, windows, source }, words: null as never }),
  ]
}

function about(person: PersonId) {
  return { subject: person, area: null, audience: 'org' as const }
}
