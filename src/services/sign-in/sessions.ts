import type { PersonId } from '../../domain/ids.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { dayMs, hourMs, minuteMs } from '../../domain/time/instant.ts'
import { listOrganisations } from '../../storage/organisations.ts'
import {
  findSession,
  forgetSessions,
  insertSession,
  type StoredSession,
  touchSession,
} from '../../storage/sessions.ts'
import type { Script } from '../../storage/sql.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Claim } from '../access.ts'
import type { Environment } from '../environment.ts'
import { toHex } from '../stored-entry.ts'

/** A session ends after so long without use, and after so long at all. */
const idleMs = 12 * hourMs
const absoluteMs = 30 * dayMs
/** P2: how long a passkey ceremony makes a session `verified`. */
export const verifiedMs = 5 * minuteMs
/** Use is written down this often at most. */
const touchMs = 5 * minuteMs

export interface OpenedSession {
  readonly secret: string
  readonly session: StoredSession
}

/** What is kept of a secret: SHA-256 in hex; the secret itself is nowhere. */
export function hashOf(env: Environment, secret: string): string {
  return toHex(env.crypto.sha256(secret))
}

/** 256 bits of chance: guessing is out of the question. */
export function freshSecret(env: Environment): string {
  return Buffer.from(env.crypto.random(32)).toString('base64url')
}

/** P2: neither ended, nor unused for too long, nor too old. */
export function isLive(session: StoredSession, now: number): boolean {
  return session.endedAt === null && now < session.seenAt + idleMs && now < session.createdAt + absoluteMs
}

/** When it ends if it is not used again. */
export function expiresAt(session: StoredSession): number {
  return Math.min(session.seenAt + idleMs, session.createdAt + absoluteMs)
}

/** Opens a session inside a transaction; its secret goes to the browser and is kept only as a hash. */
export function* openSession(
  env: Environment,
  whose: { readonly org: OrgNo; readonly person: PersonId | null; readonly agent: string },
  verified = false,
): Script<OpenedSession> {
  const now = yield* env.store.wallClock()
  const secret = freshSecret(env)
  const session: StoredSession = {
    ...whose,
    id: `ses_${env.uuid()}`,
    hash: hashOf(env, secret),
    createdAt: now,
    seenAt: now,
    verifiedUntil: verified ? now + verifiedMs : null,
    endedAt: null,
  }
  yield* forgetSessions(whose.org, now - absoluteMs, now - idleMs)
  yield* insertSession(session)
  return { secret, session }
}

export interface LiveSession extends StoredSession {
  /** The slug; null for a set-up. */
  readonly orgSlug: string | null
  readonly isVerified: boolean
  /** The wall clock, which sessions go by. */
  readonly now: number
}

/** The session of a cookie while it lives; its use is noted, unless nobody asked but the page itself. */
export async function liveSession(
  env: Environment,
  secret: string,
  unattended = false,
): Promise<LiveSession | null> {
  const hash = hashOf(env, secret)
  const { found, now, orgs } = await env.store.read(0, function* () {
    return {
      found: yield* findSession(hash),
      now: yield* env.store.wallClock(),
      orgs: yield* listOrganisations(),
    }
  })
  if (found === null || !isLive(found, now)) return null
  const orgSlug = orgs.find(({ no }) => no === found.org)?.slug ?? null
  if (orgSlug === null && found.org !== 0) return null
  if (!unattended && now - found.seenAt >= touchMs)
    await env.store.write(found.org, () => touchSession(found.org, found.id, now))
  return { ...found, orgSlug, isVerified: (found.verifiedUntil ?? 0) > now, now }
}

/** Who a session cookie speaks for. It belongs to one organisation, as a token does (P3). */
export async function placeOfSession(
  env: Environment,
  credential: { readonly session: string; readonly via: Claim['via']; readonly unattended?: boolean },
  slug: string | undefined,
): Promise<Outcome<{ org: OrgNo; claim: Claim }>> {
  const session = await liveSession(env, credential.session, credential.unattended)
  if (session === null || (slug !== undefined && session.orgSlug !== slug)) return signedOut()
  const { id, org, person, isVerified } = session
  if (person === null) {
    return refuse('no_organisation', 'There is no organisation here yet.', 'Choose how to begin.')
  }
  const assurance = isVerified ? 'verified' : 'session'
  return ok({
    org,
    claim: { who: { person }, via: credential.via, assurance, scopes: null, osUser: null, session: id },
  })
}

export function signedOut(): Extract<Outcome<never>, { ok: false }> {
  return refuse('unauthenticated', 'You are signed out.', 'Sign in with your passkey, or open a new link.')
}
