import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { minuteMs } from '../../domain/time/instant.ts'
import {
  findPasskey,
  insertCeremony,
  insertPasskey,
  listPasskeys,
  markPasskeyUsed,
  takeCeremony,
} from '../../storage/passkeys.ts'
import { verifySession } from '../../storage/sessions.ts'
import type { Environment } from '../environment.ts'
import { type LiveSession, type OpenedSession, openSession, verifiedMs } from './sessions.ts'

/** The page as an authenticator knows it. */
export interface Site {
  readonly origin: string
  /** The host name: what a passkey is bound to. */
  readonly rpId: string
}

export interface PasskeyOptions {
  readonly challenge: string
  /** As the browser's WebAuthn takes them. */
  readonly options: unknown
}

/** The cryptography of WebAuthn, handed in by the composition root. Null: what the browser sent does not hold. */
export interface PasskeyCeremonies {
  registrationOptions(
    site: Site,
    person: { readonly id: string; readonly handle: string; readonly name: string },
    existing: readonly string[],
  ): Promise<PasskeyOptions>
  verifyRegistration(
    site: Site,
    challenge: string,
    response: unknown,
  ): Promise<{
    readonly credential: string
    readonly publicKey: string
    readonly counter: number
    readonly transports: readonly string[]
  } | null>
  signInOptions(site: Site): Promise<PasskeyOptions>
  verifySignIn(
    site: Site,
    challenge: string,
    response: unknown,
    passkey: {
      readonly credential: string
      readonly publicKey: string
      readonly counter: number
      readonly transports: readonly string[]
    },
  ): Promise<{ readonly counter: number } | null>
}

const ceremonyMs = 5 * minuteMs

/** Keeps a challenge until it is answered, once. */
export async function beginCeremony(
  env: Environment,
  { challenge, options }: PasskeyOptions,
  session: string | null,
): Promise<{ ceremony: string; options: unknown }> {
  const id = `cer_${env.uuid()}`
  await env.store.write(0, function* () {
    const now = yield* env.store.wallClock()
    yield* insertCeremony({ id, challenge, session, expiresAt: now + ceremonyMs }, now)
  })
  return { ceremony: id, options }
}

async function challengeOf(env: Environment, id: string, session: string | null): Promise<string | null> {
  const taken = await env.store.write(0, function* () {
    return yield* takeCeremony(id, yield* env.store.wallClock())
  })
  return taken === null || taken.session !== session ? null : taken.challenge
}

export async function credentialsOf(env: Environment, { org, person }: LiveSession): Promise<string[]> {
  if (person === null) return []
  const own = await env.store.read(org, () => listPasskeys(org, [person]))
  return own.map(({ credential }) => credential)
}

/** A passkey is kept for the person of the session; the ceremony makes that session `verified` (P2). */
export async function finishRegistration(
  env: Environment,
  ceremonies: PasskeyCeremonies,
  site: Site,
  session: LiveSession,
  sent: { readonly ceremony: string; readonly response: unknown; readonly name: string },
): Promise<Outcome<{ id: string; verifiedUntil: number }>> {
  const { org, person } = session
  const challenge = await challengeOf(env, sent.ceremony, session.id)
  if (challenge === null || person === null) return refused()
  const made = await ceremonies.verifyRegistration(site, challenge, sent.response)
  if (made === null) return refused()
  const id = `pas_${env.uuid()}`
  // Here for the other organisations, which a transaction of this one does not see.
  if ((await env.store.read(0, () => findPasskey(made.credential))) !== null) return refused()
  return await env.store.write(org, function* () {
    if ((yield* findPasskey(made.credential)) !== null) return refused()
    const now = yield* env.store.wallClock()
    yield* insertPasskey({ ...made, org, id, person, name: sent.name, createdAt: now, usedAt: null })
    yield* verifySession(org, session.id, now + verifiedMs)
    return ok({ id, verifiedUntil: now + verifiedMs })
  })
}

export interface SignedIn {
  /** Null where the session there was is used on. */
  readonly opened: OpenedSession | null
  readonly org: number
  readonly verifiedUntil: number
}

/** Signs in, or makes the session of the same person `verified`. */
export async function finishSignIn(
  env: Environment,
  ceremonies: PasskeyCeremonies,
  site: Site,
  session: LiveSession | null,
  sent: { readonly ceremony: string; readonly response: unknown; readonly agent: string },
): Promise<Outcome<SignedIn>> {
  const challenge = await challengeOf(env, sent.ceremony, session?.id ?? null)
  const credential = (sent.response as { id?: unknown } | null)?.id
  if (challenge === null || typeof credential !== 'string') return refused()
  const passkey = await env.store.read(0, () => findPasskey(credential))
  if (passkey === null) return refused()
  const proved = await ceremonies.verifySignIn(site, challenge, sent.response, passkey)
  if (proved === null) return refused()
  const { org, id, person } = passkey
  const isSame = session !== null && session.org === org && session.person === person
  return await env.store.write(org, function* () {
    // Removed meanwhile: by its owner, or because they left.
    if ((yield* findPasskey(credential)) === null) return refused()
    const now = yield* env.store.wallClock()
    const verifiedUntil = now + verifiedMs
    yield* markPasskeyUsed(org, id, proved.counter, now)
    if (isSame) yield* verifySession(org, session.id, verifiedUntil)
    const opened = isSame ? null : yield* openSession(env, { org, person, agent: sent.agent }, true)
    return ok({ opened, org, verifiedUntil })
  })
}

function refused(): Extract<Outcome<never>, { ok: false }> {
  return refuse(
    'passkey_refused',
    'This passkey does not sign anybody in here.',
    'Try again, or ask an administrator for a link.',
  )
}
