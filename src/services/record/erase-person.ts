import type { PersonId } from '../../domain/ids.ts'
import { aliases, canonical, isAdministrator } from '../../domain/people/gov.ts'
import { foldCase, personAt } from '../../domain/people/names.ts'
import { type Audience, type Draft, draft, type Envelope } from '../../domain/record/entry.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { deleteBodies } from '../../storage/entries.ts'
import {
  dropSnapshots,
  forgetPeople,
  forgetResults,
  loadProfile,
  loadWritten,
  type WordedEntry,
} from '../../storage/erasure.ts'
import { bearerOf, reserve, reserveBearer } from '../../storage/reservations.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'

/**
 * R4: takes a person's name out of the record; with `words`, also what they wrote. Envelopes, leaves and proofs stay.
 * run.ts: after `record.erased` cached `Names` must be forgotten, and `store.scrub()` called once committed.
 */
export const erasePerson = commandService('erase.person', function* (scope, { handle, ground, words }) {
  const found = personAt(scope.names, handle) ?? (yield* erasedBearer(scope, handle))
  if (found === null) {
    return refuse(
      'unknown_person',
      `There is nobody called ${handle}.`,
      'List people to find their handle.',
      { path: 'handle' },
    )
  }
  const person = canonical(scope.gov, found)
  const { gov, caller } = scope
  if (person !== caller.person && !isAdministrator(gov, caller.person)) {
    return refuse(
      'not_permitted',
      'Only an administrator or the person themselves may erase a person.',
      'Ask an administrator.',
    )
  }
  if (gov.admins.length === 1 && isAdministrator(gov, person)) {
    return refuse(
      'last_administrator',
      'The last administrator cannot be erased.',
      'Make somebody else an administrator first.',
    )
  }
  const people = aliases(gov, person)
  const profile = yield* loadProfile(scope.org, people)
  const entries = words ? bySeq([...profile, ...(yield* loadWritten(scope.org, people))]) : profile
  if (entries.length === 0) {
    return refuse(
      'no_words',
      words ? 'Nothing they wrote is left to erase.' : 'Their name is erased already.',
      words ? 'Nothing needs to be done.' : 'Add --words to erase also what they wrote.',
    )
  }
  return ok({
    drafts: erasures(entries, person, ground),
    *effects() {
      yield* deleteBodies(
        scope.org,
        entries.map(entry => entry.seq),
      )
      yield* dropSnapshots(scope.org)
      yield* forgetPeople(scope.org, people)
      yield* forgetResults(scope.org, [], namesIn(profile))
      for (const hash of handlesOf(profile).map(borne => hashOf(scope, borne))) {
        yield* reserve(scope.org, 'handle', hash)
        yield* reserveBearer(scope.org, hash, person)
      }
    },
    answer: ({ seq }) => ({ id: person as string, seq, entries: entries.length }),
  })
})

function hashOf(scope: Scope, handle: string): string {
  return scope.env.crypto.keyed(`handle:${foldCase(handle.replace(/^@/, ''))}`)
}

/** Whoever bore a handle erased earlier. Only administrators may ask: to others it never was. */
function* erasedBearer(scope: Scope, handle: string): Script<PersonId | null> {
  if (!isAdministrator(scope.gov, scope.caller.person)) return null
  return yield* bearerOf(scope.org, hashOf(scope, handle))
}

/** One entry for each audience, so that nobody learns of entries they could not read (P1). */
function erasures(entries: readonly WordedEntry[], person: PersonId, ground: string): Draft[] {
  const groups = new Map<string, { audience: Audience; ids: Envelope['id'][] }>()
  for (const entry of entries) {
    const { audience, id } = JSON.parse(entry.bytes) as Envelope
    const key = JSON.stringify(audience)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { audience, ids: [id] })
    else group.ids.push(id)
  }
  return [...groups.values()].map(({ audience, ids }) =>
    draft({
      kind: 'record.erased',
      subject: person,
      area: null,
      audience,
      terms: { entries: ids, person },
      words: { ground },
    }),
  )
}

function bySeq(entries: readonly WordedEntry[]): WordedEntry[] {
  return [...new Map(entries.map(entry => [entry.seq, entry])).values()].sort((a, b) => a.seq - b.seq)
}

type Profile = { readonly handle?: string; readonly name?: string }

function handlesOf(profile: readonly WordedEntry[]): string[] {
  return profile.flatMap(({ words }) => (JSON.parse(words) as Profile).handle ?? [])
}

function namesIn(profile: readonly WordedEntry[]): string[] {
  return profile.flatMap(({ words }) => Object.values(JSON.parse(words) as Profile))
}

/** Whoever may erase an entry by its id: an administrator, or its author. */
export function mayErase(scope: Scope, e: Envelope): boolean {
  const authors = [e.actor, e.onBehalfOf].flatMap(id => (id === null ? [] : [canonical(scope.gov, id)]))
  return isAdministrator(scope.gov, scope.caller.person) || authors.includes(scope.caller.person)
}
