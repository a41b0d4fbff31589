import { z } from 'zod'
import { asOf, handle, id, instant, paging, when, written } from './fields.ts'
import { command, read } from './operation.ts'

/** Operations on bearer tokens; they are not part of the record (R5). */
export const tokensOperations = {
  'token.create': command(
    'Make a token for the API; its secret is shown once.',
    'human',
    z.strictObject({
      as: handle.optional(),
      scope: z.array(z.string().min(1).max(100)).min(1).max(100).optional(),
      expires: when.optional(),
    }),
    written.extend({ token: z.string(), expiresAt: instant, scopes: z.array(z.string()) }),
    ['unknown_person', 'not_permitted', 'unknown_scope', 'expiry_past', 'expiry_too_far', 'bad_time'],
  ),
  'token.revoke': command('End a token at once.', 'own', z.strictObject({ id }), written, ['unknown_token']),
  'token.list': read(
    'Your tokens and those of your agents; all of them for an administrator.',
    'member',
    z.strictObject(paging),
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          person: z.string(),
          scopes: z.array(z.string()),
          createdAt: instant,
          expiresAt: instant.nullable(),
          revokedAt: instant.nullable(),
        }),
      ),
      next: z.string().nullable(),
      ...asOf,
    }),
  ),
} as const
