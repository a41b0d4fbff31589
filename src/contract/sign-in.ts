import { z } from 'zod'
import { asOf, handle, id, instant, paging, written } from './fields.ts'
import { command, read } from './operation.ts'

const next = z.string().nullable()
const link = written.extend({ url: z.string(), expiresAt: instant })

/** Operations on what signs people in; none of it is part of the record (R5). The routes of `/auth` are beside them. */
export const signInOperations = {
  'session.show': read(
    'Who this call is: the person, and the organisation they are in.',
    'member',
    z.strictObject({}),
    z.object({
      person: z.object({
        id: z.string(),
        handle: z.string(),
        name: z.string(),
        zone: z.string().nullable(),
        admin: z.boolean(),
        auditor: z.boolean(),
        agent: z.boolean(),
        passkeys: z.number().int(),
      }),
      org: z.object({
        slug: z.string(),
        simulated: z.boolean(),
        sample: z.boolean(),
        personas: z.array(
          z.object({
            handle: z.string(),
            name: z.string(),
            zone: z.string(),
            city: z.string(),
            role: z.string(),
          }),
        ),
      }),
      ...asOf,
    }),
  ),
  'session.list': read(
    'Where you are signed in.',
    'member',
    z.strictObject(paging),
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          agent: z.string(),
          current: z.boolean().describe('Whether this very request came with it'),
          createdAt: instant,
          seenAt: instant,
          expiresAt: instant,
        }),
      ),
      next,
      ...asOf,
    }),
  ),
  'session.end': command('Sign one of your browsers out.', 'own', z.strictObject({ id }), written, [
    'unknown_session',
  ]),
  'passkey.list': read(
    'Your passkeys.',
    'member',
    z.strictObject(paging),
    z.object({
      items: z.array(
        z.object({ id: z.string(), name: z.string(), createdAt: instant, usedAt: instant.nullable() }),
      ),
      next,
      ...asOf,
    }),
  ),
  'passkey.remove': command('Remove one of your passkeys.', 'own', z.strictObject({ id }), written, [
    'unknown_passkey',
  ]),
  'invitation.create': command(
    'Make a link that signs a person in for the first time; it is shown once.',
    'administrator',
    z.strictObject({ person: handle }),
    link,
    ['unknown_person', 'not_human', 'already_joined'],
  ),
  'invitation.list': read(
    'Invitations, and whether they were used.',
    'administrator',
    z.strictObject(paging),
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          person: z.string(),
          by: z.string().nullable(),
          createdAt: instant,
          expiresAt: instant,
          state: z.enum(['open', 'used', 'expired', 'revoked']),
        }),
      ),
      next,
      ...asOf,
    }),
  ),
  'invitation.revoke': command(
    'Withdraw an invitation that was not used.',
    'administrator',
    z.strictObject({ id }),
    written,
    ['unknown_invitation'],
  ),
  'link.create': command(
    'Make a link that signs a person in again; only from the data folder.',
    'human',
    z.strictObject({ as: handle }),
    link,
    ['unknown_person', 'not_human', 'not_permitted'],
  ),
} as const
