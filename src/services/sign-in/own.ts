import { ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { listPasskeys, removePasskey } from '../../storage/passkeys.ts'
import { endSession, listSessions } from '../../storage/sessions.ts'
import { asOf, decided } from '../decided.ts'
import { pageOf } from '../page.ts'
import { commandService, readService } from '../service.ts'
import { expiresAt, isLive } from './sessions.ts'

/** One's own sessions and passkeys: nobody else sees them, and a foreign id is as unknown as none (P3). */
export const listOwnSessions = readService('session.list', function* (scope, input) {
  const now = yield* scope.env.store.wallClock()
  const live = (yield* listSessions(scope.org, scope.caller.person)).filter(session => isLive(session, now))
  const { shown, next } = pageOf(live, ({ id }) => id, input)
  const items = shown.map(session => ({
    id: session.id,
    agent: session.agent,
    current: session.id === scope.caller.session,
    createdAt: formatInstant(session.createdAt),
    seenAt: formatInstant(session.seenAt),
    expiresAt: formatInstant(expiresAt(session)),
  }))
  return ok({ items, next, ...asOf(scope) })
})

export const endOwnSession = commandService('session.end', function* (scope, { id }) {
  const { org, caller, env } = scope
  const session = (yield* listSessions(org, caller.person)).find(found => found.id === id)
  if (session === undefined) {
    return refuse('unknown_session', 'There is no such session.', 'See session list.', { path: 'id' })
  }
  const now = yield* env.store.wallClock()
  return decided(id, [], {}, () => endSession(org, id, now))
})

export const listOwnPasskeys = readService('passkey.list', function* (scope, input) {
  const own = yield* listPasskeys(scope.org, [scope.caller.person])
  const { shown, next } = pageOf(own, ({ id }) => id, input)
  const items = shown.map(({ id, name, createdAt, usedAt }) => ({
    id,
    name,
    createdAt: formatInstant(createdAt),
    usedAt: usedAt === null ? null : formatInstant(usedAt),
  }))
  return ok({ items, next, ...asOf(scope) })
})

export const removeOwnPasskey = commandService('passkey.remove', function* (scope, { id }) {
  const own = yield* listPasskeys(scope.org, [scope.caller.person])
  if (!own.some(passkey => passkey.id === id)) {
    return refuse('unknown_passkey', 'There is no such passkey.', 'See passkey list.', { path: 'id' })
  }
  return decided(id, [], {}, () => removePasskey(scope.org, id))
})
