import type { PersonId } from '../ids.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { dayMs, type Instant } from '../time/instant.ts'
import { canonical, type Gov, isAdministrator } from './gov.ts'

const defaultLifeMs = 90 * dayMs
const longestLifeMs = 366 * dayMs

/** Tokens are made and ended for oneself and one's agents, and by an administrator for anyone. */
export function mayHoldTokenOf(gov: Gov, by: PersonId, person: PersonId): boolean {
  const holder = canonical(gov, person)
  const sponsor = gov.people.get(holder)?.sponsor ?? null
  if (canonical(gov, by) === holder || isAdministrator(gov, by)) return true
  return sponsor !== null && canonical(gov, sponsor) === canonical(gov, by)
}

export function decideExpiry(expiresAt: Instant | null, at: Instant): Outcome<Instant> {
  if (expiresAt === null) return ok(at + defaultLifeMs)
  const path = { path: 'expires' }
  if (expiresAt <= at) return refuse('expiry_past', 'It would be over already.', 'Choose a later end.', path)
  if (expiresAt <= at + longestLifeMs) return ok(expiresAt)
  return refuse('expiry_too_far', 'A token lasts a year at most.', 'Choose an earlier end.', path)
}

/**
 * Scopes are `read`, `write`, `noun.verb` and `noun.*`; all by default. A token never makes one that may do more than
 * itself: `own` are the scopes of the token that asks, null for a person without one.
 */
export function decideScopes(
  wanted: readonly string[] | null,
  own: readonly string[] | null,
  operations: readonly string[],
): Outcome<readonly string[]> {
  const scopes = [...new Set(wanted ?? own ?? ['read', 'write'])]
  const unknown = scopes.find(scope => !isScope(scope, operations))
  if (unknown !== undefined) {
    return refuse(
      'unknown_scope',
      `"${unknown}" is no scope.`,
      'Name read, write, an operation such as handoff.publish, or handoff.*.',
      { path: 'scope' },
    )
  }
  if (own === null || scopes.every(scope => own.includes(scope))) return ok(scopes)
  return refuse('not_permitted', 'A token cannot make one that may do more.', 'Name scopes it has itself.', {
    path: 'scope',
  })
}

function isScope(scope: string, operations: readonly string[]): boolean {
  if (scope === 'read' || scope === 'write' || operations.includes(scope)) return true
  return scope.endsWith('.*') && operations.some(name => name.startsWith(scope.slice(0, -1)))
}
