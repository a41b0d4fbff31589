import { createInvitation, createRecovery, listInvitations, revokeInvitation } from './invite.ts'
import { endOwnSession, listOwnPasskeys, listOwnSessions, removeOwnPasskey } from './own.ts'
import { showSession } from './show-session.ts'

/** The services of signing in, by operation. */
export const signInServices = {
  'session.show': showSession,
  'session.list': listOwnSessions,
  'session.end': endOwnSession,
  'passkey.list': listOwnPasskeys,
  'passkey.remove': removeOwnPasskey,
  'invitation.create': createInvitation,
  'invitation.list': listInvitations,
  'invitation.revoke': revokeInvitation,
  'link.create': createRecovery,
} as const
