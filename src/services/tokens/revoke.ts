import { mayHoldTokenOf } from '../../domain/people/decide-token.ts'
import { refuse } from '../../domain/refusal.ts'
import { loadToken, revokeToken } from '../../storage/tokens.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'

/** Somebody else's token is as unknown as one that never was (P3). */
export const revokeTokenById = commandService('token.revoke', function* (scope, { id }) {
  const token = yield* loadToken(scope.org, id)
  if (token === null || !mayHoldTokenOf(scope.gov, scope.caller.person, token.person)) {
    return refuse('unknown_token', 'There is no such token.', 'See token list.', { path: 'id' })
  }
  return decided(id, [], {}, () => revokeToken(scope.org, id, scope.at))
})
