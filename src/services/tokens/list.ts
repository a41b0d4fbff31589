import { mayHoldTokenOf } from '../../domain/people/decide-token.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { listTokens } from '../../storage/tokens.ts'
import { asOf } from '../decided.ts'
import { pageOf } from '../page.ts'
import { handleOf } from '../resolve.ts'
import { readService } from '../service.ts'

export const listOwnTokens = readService('token.list', function* (scope, input) {
  const all = yield* listTokens(scope.org)
  const own = all.filter(({ person }) => mayHoldTokenOf(scope.gov, scope.caller.person, person))
  const { shown, next } = pageOf(own, ({ id }) => id, input)
  const instant = (at: number | null) => (at === null ? null : formatInstant(at))
  const items = shown.map(token => ({
    id: token.id,
    person: handleOf(scope, token.person),
    scopes: [...token.scopes],
    createdAt: formatInstant(token.createdAt),
    expiresAt: instant(token.expiresAt),
    revokedAt: instant(token.revokedAt),
  }))
  return ok({ items, next, ...asOf(scope) })
})
