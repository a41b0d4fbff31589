import type { PersonId } from '../../domain/ids.ts'
import { activeHuman } from '../../domain/people/gov.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { listPasskeys } from '../../storage/passkeys.ts'
import { listSessions } from '../../storage/sessions.ts'
import { listLinks, revokeLink, type StoredLink } from '../../storage/sign-in-links.ts'
import type { Script } from '../../storage/sql.ts'
import { asOf, decided } from '../decided.ts'
import { pageOf } from '../page.ts'
import { handleOf, personByHandle } from '../resolve.ts'
import type { CommandScope, Scope } from '../scope.ts'
import { commandService, readService } from '../service.ts'
import { makeLink } from './links.ts'
import { isLive } from './sessions.ts'

/** Whoever already comes in by themselves is not invited: nobody makes a door for others into their name (P2). */
export const createInvitation = commandService('invitation.create', function* (scope, input) {
  const person = human(scope, input.person, 'person')
  if (!person.ok) return person
  if (yield* hasJoined(scope, person.value)) {
    return refuse(
      'already_joined',
      `@${handleOf(scope, person.value)} already signs in here.`,
      'Whoever has the data folder lets them back in with locum link create.',
      { path: 'person' },
    )
  }
  return yield* linkTo(scope, person.value, 'invitation')
})

function* hasJoined({ org, env }: Scope, person: PersonId): Script<boolean> {
  if ((yield* listPasskeys(org, [person])).length > 0) return true
  const now = yield* env.store.wallClock()
  return (yield* listSessions(org, person)).some(session => isLive(session, now))
}

/** Whoever has the folder could act under any name already (P2); a link from anywhere else would be a way around. */
export const createRecovery = commandService('link.create', function* (scope, input) {
  if (scope.caller.assurance !== 'asserted') {
    return refuse(
      'not_permitted',
      'Such a link is made from the data folder only.',
      'Run locum link create where Locum runs.',
    )
  }
  const person = human(scope, input.as, 'as')
  return person.ok ? yield* linkTo(scope, person.value, 'recovery') : person
})

function human(scope: Scope, handle: string, path: string): Outcome<PersonId> {
  const person = personByHandle(scope, handle, path)
  if (!person.ok || activeHuman(scope.gov, person.value) !== null) return person
  return refuse('not_human', 'An agent does not sign in.', 'Make a token for it.', { path })
}

function* linkTo(scope: CommandScope, person: PersonId, purpose: 'invitation' | 'recovery') {
  const now = yield* scope.env.store.wallClock()
  const link = makeLink(scope.env, { org: scope.org, person, purpose, madeBy: scope.caller.person }, now)
  return decided(link.id, [], { url: link.url, expiresAt: formatInstant(link.expiresAt) }, link.write)
}

export const listInvitations = readService('invitation.list', function* (scope, input) {
  const now = yield* scope.env.store.wallClock()
  const all = yield* listLinks(scope.org, 'invitation')
  const { shown, next } = pageOf(all, ({ id }) => id, input)
  const items = shown.map(link => ({
    id: link.id,
    person: link.person === null ? 'erased' : handleOf(scope, link.person),
    by: link.madeBy === null ? null : handleOf(scope, link.madeBy),
    createdAt: formatInstant(link.createdAt),
    expiresAt: formatInstant(link.expiresAt),
    state: stateOf(link, now),
  }))
  return ok({ items, next, ...asOf(scope) })
})

function stateOf({ usedAt, revokedAt, expiresAt }: StoredLink, now: number) {
  if (usedAt !== null) return 'used' as const
  if (revokedAt !== null) return 'revoked' as const
  return expiresAt <= now ? ('expired' as const) : ('open' as const)
}

export const revokeInvitation = commandService('invitation.revoke', function* (scope, { id }) {
  const found = (yield* listLinks(scope.org, 'invitation')).find(link => link.id === id)
  if (found === undefined) {
    return refuse('unknown_invitation', 'There is no such invitation.', 'See invitation list.', {
      path: 'id',
    })
  }
  const now = yield* scope.env.store.wallClock()
  return decided(id, [], {}, () => revokeLink(scope.org, id, now))
})
