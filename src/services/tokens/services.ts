import { createToken } from './create.ts'
import { listOwnTokens } from './list.ts'
import { revokeTokenById } from './revoke.ts'

/** The services of tokens, by operation. */
export const tokensServices = {
  'token.create': createToken,
  'token.revoke': revokeTokenById,
  'token.list': listOwnTokens,
} as const
