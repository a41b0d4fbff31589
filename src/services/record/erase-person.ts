import type { PersonId } from '../../domain/ids.ts'
import { activePerson, aliases, canonical, isAdministrator } from '../../domain/people/gov.ts'
import { foldCase, personAt } from '../../domain/people/names.ts'
import { type Audience, type Draft, draft, type Envelope, is } from '../../domain/record/entry.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { deleteBodies } from '../../storage/entries.ts'
import {
  dropSnapshots,
  forgetAnswers,
  forgetPeople,
  loadProfile,
  loadProposals,
  loadWritten,
  type WordedEntry,
} from '../../storage/erasure.ts'
import { bearerOf, reserve, reserveBearer } from '../../storage/reservations.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'
import { endedByErasure } from './decline.ts'

/**
 * R4: takes the name of a person who left out of the record; with `words`, also what they wrote. Envelopes, leaves and
 * proofs stay. Nobody is nameless while they are on next or own an item (V5).
 * Once it is committed, `run.ts` forgets the names it holds and scrubs what the store's files still keep.
 */
export const erasePerson = commandService('erase.person', function* (scope, { handle, ground, words }) {
  const found = personAt(scope.names, handle) ?? (yield* bearerOf(scope.org, hashOf(scope, handle)))
  if (found === null) {
    return refuse(
      'unknown_person',
      `There is nobody called ${handle}.`,
      'List people to find their handle.',
      { path: 'handle' },
    )
  }
  const person = canonical(scope.gov, found)
  if (activePerson(scope.gov, person) !== null) return stillAMember(handle, 'handle')
  const people = aliases(scope.gov, person)
  const profile = yield* loadProfile(scope.org, people)
  const written = words ? yield* loadWritten(scope.org, people) : []
  const entries = bySeq([...profile, ...written])
  if (entries.length === 0) {
    return refuse(
      'no_words',
      words ? 'Nothing they wrote is left to erase.' : 'Their name is erased already.',
      words ? 'Nothing needs to be done.' : 'Add --words to erase also what they wrote.',
    )
  }
  const naming = yield* proposalsNaming(scope, [handle.replace(/^@/, ''), ...handlesOf(profile)])
  const erased = bySeq([...entries, ...naming])
  const ended = yield* endedByErasure(
    scope,
    erased.map(({ bytes }) => JSON.parse(bytes) as Envelope),
  )
  return ok({
    drafts: [...erasures(erased, person, ground), ...ended],
    *effects() {
      yield* deleteBodies(
        scope.org,
        erased.map(entry => entry.seq),
      )
      yield* dropSnapshots(scope.org)
      yield* forgetPeople(scope.org, people)
      yield* forgetAnswers(scope.org)
      for (const hash of handlesOf(profile).map(borne => hashOf(scope, borne))) {
        yield* reserve(scope.org, 'handle', hash)
        yield* reserveBearer(scope.org, hash, person)
      }
    },
    answer: ({ seq }) => ({ id: person as string, seq, entries: erased.length }),
  })
})

/** V5: first they leave, which says who holds what they held. */
export function stillAMember(handle: string, path: string): Extract<Outcome<never>, { ok: false }> {
  const called = handle.replace(/^@/, '')
  return refuse(
    'still_a_member',
    `@${called} is still a member.`,
    `End their membership first, with locum person leave ${called}; then erase.`,
    { path },
  )
}

/**
 * V7: what agents propose is kept as they sent it until it is confirmed, and so names people by their handles, where
 * every other text keeps ids.
 */
function* proposalsNaming(scope: Scope, handles: readonly string[]): Script<WordedEntry[]> {
  const pending = yield* loadProposals(scope.org)
  const borne = handles.map(handle => handle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const named = new RegExp(`(?<![\\w.-])(?:${borne})(?![\\w-])`, 'i')
  return pending.filter(({ words }) => holdsText((JSON.parse(words) as { input: string }).input, named))
}

/** Whether a text somewhere in this JSON matches. */
function holdsText(json: string, wanted: RegExp): boolean {
  let isFound = false
  JSON.parse(json, (_, value: unknown) => {
    isFound ||= typeof value === 'string' && wanted.test(value)
    return value
  })
  return isFound
}

function hashOf(scope: Scope, handle: string): string {
  return scope.env.crypto.keyed(`handle:${foldCase(handle.replace(/^@/, ''))}`)
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

type Profile = { readonly handle?: string }

function handlesOf(profile: readonly WordedEntry[]): string[] {
  return profile.flatMap(({ words }) => (JSON.parse(words) as Profile).handle ?? [])
}

/** Whoever may erase an entry by its id: an administrator, its author, or who answers for the agent that proposed it. */
export function mayErase(scope: Scope, e: Envelope): boolean {
  const sponsor = is(e, 'proposal.made') ? e.terms.sponsor : null
  const theirs = [e.actor, e.onBehalfOf, sponsor].flatMap(id =>
    id === null ? [] : [canonical(scope.gov, id)],
  )
  return isAdministrator(scope.gov, scope.caller.person) || theirs.includes(scope.caller.person)
}
