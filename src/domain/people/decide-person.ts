import type { ItemState } from '../handoff/states.ts'
import type { PersonId } from '../ids.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import { activeHuman, activePerson, aliases, canonical, type Gov, isAdministrator } from './gov.ts'
import { type Names, personAt } from './names.ts'

export interface NewPerson {
  readonly person: PersonId
  readonly handle: string
  readonly name: string
  readonly zone: string | null
  readonly agent: boolean
  readonly sponsor: PersonId | null
}

/** V5, V7: a handle is nobody's, nor ever was; an agent has an active human sponsor and a human has none. */
export function decideAddPerson(gov: Gov, names: Names, reserved: boolean, added: NewPerson): Outcome<Draft> {
  const { person, handle, name, zone, agent, sponsor } = added
  if (reserved || personAt(names, handle) !== null) {
    return refuse('handle_taken', `The handle ${handle} is taken.`, 'Choose another handle.', {
      path: 'handle',
    })
  }
  if (agent && sponsor === null) {
    return refuse('sponsor_missing', 'An agent needs a human sponsor.', 'Name one with sponsor.', {
      path: 'sponsor',
    })
  }
  if (agent && activeHuman(gov, sponsor) === null) return notHuman('sponsor', 'A sponsor is a human.')
  if (!agent && sponsor !== null) {
    return refuse(
      'sponsor_not_wanted',
      'Only an agent has a sponsor.',
      'Leave out the sponsor, or say agent.',
      {
        path: 'sponsor',
      },
    )
  }
  const terms = { person, agent, sponsor, zone, source: null }
  return ok(draft({ ...about(person), kind: 'person.added', terms, words: { handle, name } }))
}

export interface PersonChange {
  readonly name?: string | undefined
  readonly zone?: string | undefined
  readonly auditor?: boolean | undefined
}

/** Everyone may change their own name and zone; the rest is an administrator's (A16). */
export function decideSetPerson(
  gov: Gov,
  by: PersonId,
  person: PersonId,
  change: PersonChange,
): Outcome<Draft> {
  const { name, zone, auditor } = change
  const own = canonical(gov, by) === person
  if (!isAdministrator(gov, by) && (!own || auditor !== undefined)) {
    return refuse(
      'not_permitted',
      own ? 'Only an administrator names auditors.' : 'Only an administrator changes somebody else.',
      'Ask an administrator.',
    )
  }
  if (name === undefined && zone === undefined && auditor === undefined) {
    return refuse('nothing_to_change', 'Nothing to change was named.', 'Name a name, a zone or auditor.')
  }
  const terms = {
    person,
    ...(zone === undefined ? {} : { zone }),
    ...(auditor === undefined ? {} : { auditor }),
  }
  return ok(
    draft({ ...about(person), kind: 'person.set', terms, words: name === undefined ? null : { name } }),
  )
}

/** V5: humans with humans; both ids are who they are now, so a cycle shows as one person. */
export function decideMerge(gov: Gov, from: PersonId, into: PersonId): Outcome<Draft> {
  if (canonical(gov, from) === canonical(gov, into)) {
    return refuse('same_person', 'These two handles are one person already.', 'Name two different people.')
  }
  if (activeHuman(gov, from) === null) return notHuman('from', 'Only humans are merged.')
  if (activeHuman(gov, into) === null) return notHuman('into', 'Only humans are merged.')
  return ok(draft({ ...about(from), kind: 'person.merged', terms: { from, into }, words: null }))
}

/** V5: the person and their agents, whose tokens end with them. */
export function whoLeaves(gov: Gov, person: PersonId): PersonId[] {
  const agents = [...gov.people.values()].filter(({ sponsor }) => sponsor === person).map(({ id }) => id)
  return [person, ...agents].flatMap(id => aliases(gov, id))
}

/** V5: whoever leaves leaves their open items as offers to whoever is on next; somebody must still hold the map. */
export function decideLeave(
  gov: Gov,
  person: PersonId,
  openItems: readonly ItemState[],
  at: Instant,
): Outcome<Draft[]> {
  const others = gov.admins.filter(id => canonical(gov, id) !== person && activePerson(gov, id) !== null)
  if (isAdministrator(gov, person) && others.length === 0) {
    return refuse(
      'last_administrator',
      'The last administrator cannot leave.',
      'Make somebody else an administrator first, with admin add.',
    )
  }
  const offer = { to: { kind: 'on-next' as const }, graceAt: at + gov.settings.graceMs }
  const orphaned = openItems.map(item =>
    draft({
      kind: 'item.orphaned',
      subject: item.id,
      area: item.area,
      audience: item.audience,
      terms: { item: item.id, left: person, offer },
      words: null,
    }),
  )
  return ok([draft({ ...about(person), kind: 'person.left', terms: { person }, words: null }), ...orphaned])
}

/** V7: an agent never holds the map. */
export function decideAddAdministrator(gov: Gov, person: PersonId): Outcome<Draft[]> {
  if (activeHuman(gov, person) === null) return notHuman('handle', 'An administrator is a human.')
  if (isAdministrator(gov, person)) return ok([])
  return ok([draft({ ...about(person), kind: 'admin.added', terms: { person }, words: null })])
}

function about(person: PersonId) {
  return { subject: person, area: null, audience: 'org' as const }
}

function notHuman(path: string, message: string) {
  return refuse('not_human', message, 'Name an active human.', { path })
}
