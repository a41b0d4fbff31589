import { operations } from '../../contract/operations.ts'
import { decideExpiry, decideScopes, mayHoldTokenOf } from '../../domain/people/decide-token.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { insertToken } from '../../storage/tokens.ts'
import { decided } from '../decided.ts'
import { parseWhen, personByHandle } from '../resolve.ts'
import { commandService } from '../service.ts'

/** The secret is answered once and kept only as a hash. */
export const createToken = commandService('token.create', function* (scope, input) {
  const { caller, gov, at, env } = scope
  const person = input.as === undefined ? ok(caller.person) : personByHandle(scope, input.as, 'as')
  if (!person.ok) return person
  if (!mayHoldTokenOf(gov, caller.person, person.value)) {
    return refuse(
      'not_permitted',
      'Only an administrator makes tokens for others.',
      'Ask an administrator.',
      {
        path: 'as',
      },
    )
  }
  const expires = input.expires === undefined ? ok(null) : parseWhen(scope, input.expires, 'expires')
  if (!expires.ok) return expires
  const expiresAt = decideExpiry(expires.value?.instant ?? null, at)
  if (!expiresAt.ok) return expiresAt
  const scopes = decideScopes(input.scope ?? null, caller.scopes, Object.keys(operations))
  if (!scopes.ok) return scopes
  const id = scope.ids.fresh<string>('tok')
  const token = `locum_${Buffer.from(env.crypto.random(32)).toString('base64url')}`
  const hash = Buffer.from(env.crypto.sha256(token)).toString('hex')
  const kept = {
    org: scope.org,
    id,
    person: person.value,
    hash,
    scopes: scopes.value,
    expiresAt: expiresAt.value,
    revokedAt: null,
    createdAt: at,
  }
  const shown = { token, expiresAt: formatInstant(expiresAt.value), scopes: [...scopes.value] }
  return decided(id, [], shown, () => insertToken(kept))
})
