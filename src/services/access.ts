import type { Access, Operation } from '../contract/operation.ts'
import type { PersonId } from '../domain/ids.ts'
import { activePerson, type Gov, isAdministrator } from '../domain/people/gov.ts'
import { type Names, personAt } from '../domain/people/names.ts'
import { type Assurance, assurances, type Via } from '../domain/record/entry.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import type { Caller } from './scope.ts'

/** A caller before the organisation's state is at hand. */
export interface Claim {
  readonly who: { readonly person: PersonId } | { readonly handle: string } | 'administrator'
  readonly via: Via
  readonly assurance: Assurance
  readonly scopes: readonly string[] | null
  readonly osUser: string | null
  /** The id of the browser session it came with. */
  readonly session?: string
}

/** P3: the one place where it is decided whether a caller may use an operation at all. */
export function authorise(
  gov: Gov,
  names: Names,
  claim: Claim,
  name: string,
  operation: Operation,
): Outcome<Caller> {
  const person = activePerson(gov, claimed(gov, names, claim))
  if (person === null) {
    const who =
      typeof claim.who === 'object' && 'handle' in claim.who
        ? `@${claim.who.handle.replace(/^@/, '')}`
        : 'This caller'
    return refuse(
      'unknown_caller',
      `${who} is not a member of this organisation.`,
      'Use the handle or token of an active member.',
    )
  }
  const { who: _, ...known } = claim
  const caller: Caller = { person: person.id, ...known }
  const { scopes, assurance } = caller
  if (scopes !== null && !scopes.some(scope => inScope(scope, name, operation.kind))) {
    return refuse('out_of_scope', `This token may not use ${name}.`, 'Ask for a token with that scope.')
  }
  if (
    operation.kind === 'command' &&
    assurances.indexOf(assurance) < assurances.indexOf(gov.settings.leastAssurance)
  ) {
    return refuse(
      'weak_assurance',
      `This organisation requires at least ${gov.settings.leastAssurance}.`,
      'Sign in in a stronger way.',
    )
  }
  const onlyReads = person.auditor && !person.agent && !isAdministrator(gov, person.id)
  if (operation.kind === 'command' && onlyReads && operation.access !== 'own') {
    return refuse('not_permitted', 'An auditor reads and changes nothing.', 'Ask someone who may.')
  }
  return permitted(gov, person, operation.access, operation.kind)
    ? ok(caller)
    : notPermitted(operation.access)
}

function claimed(gov: Gov, names: Names, claim: Claim): PersonId | null {
  if (claim.who === 'administrator') return gov.admins.find(id => activePerson(gov, id) !== null) ?? null
  return 'person' in claim.who ? claim.who.person : personAt(names, claim.who.handle)
}

function permitted(
  gov: Gov,
  person: { id: PersonId; agent: boolean; auditor: boolean },
  access: Access,
  kind: 'command' | 'read',
): boolean {
  // A16: what of the map this person may change is decided where the area is known, by `underMap`.
  if (typeof access === 'object' && person.agent) return false
  if (access === 'administrator') return !person.agent && isAdministrator(gov, person.id)
  if (access === 'own') return !person.agent
  if (access === 'human' && person.agent) return false
  // An auditor reads and changes nothing, unless they are an administrator as well.
  if (kind === 'command' && person.auditor && !isAdministrator(gov, person.id)) return false
  return true
}

function notPermitted(access: Access): Outcome<never> {
  if (typeof access === 'object')
    return refuse(
      'not_permitted',
      'The map is changed by people, not by agents or auditors.',
      'Ask someone who may.',
    )
  const who = {
    administrator: 'an administrator',
    human: 'a person, not an agent',
    own: 'a person, not an agent',
    writer: 'a member who may write',
    member: 'a member',
  }
  return refuse('not_permitted', `This needs ${who[access]}.`, 'Ask someone who may.')
}

/** Scopes: `*`, `read`, `write`, `noun.*`, `noun.verb`. */
function inScope(scope: string, name: string, kind: 'command' | 'read'): boolean {
  if (scope === '*' || scope === name) return true
  if (scope === 'read') return kind === 'read'
  if (scope === 'write') return true
  return scope.endsWith('.*') && name.startsWith(scope.slice(0, -1))
}
