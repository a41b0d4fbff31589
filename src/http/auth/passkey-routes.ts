import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Site } from '../../services/sign-in/passkeys.ts'
import { json } from '../problem.ts'
import type { AuthOptions } from './options.ts'
import { type AuthRequest, type Caller, needsSession, shownTo, text, withCookie } from './request.ts'
import { home } from './session-routes.ts'
import type { RequestSite } from './site.ts'

/** A passkey is bound to a name; an address in numbers has none. */
function passkeySite({ origin, hostname }: RequestSite): Outcome<Site> {
  if (!/^[\d.]+$|^\[/.test(hostname)) return ok({ origin, rpId: hostname })
  return refuse(
    'no_passkey_here',
    'Passkeys do not work at an address in numbers.',
    'Open Locum by localhost.',
  )
}

/** The first half of adding a passkey: what the browser asks the authenticator. */
export async function registerOptions(
  asked: AuthRequest,
  { signIn }: AuthOptions,
  call: Caller,
): Promise<Outcome<Response>> {
  const site = passkeySite(asked.site)
  if (!site.ok) return site
  const signedIn = needsSession(asked)
  if (!signedIn.ok) return signedIn
  const shown = await shownTo(call, signedIn.value.secret)
  if (!shown.ok) return shown
  return ok(json(await signIn.registrationOptions(site.value, signedIn.value.session, shown.value.person)))
}

/** The second half: the passkey is kept, and the session verified (P2). */
export async function registerFinish(
  asked: AuthRequest,
  { signIn }: AuthOptions,
): Promise<Outcome<Response>> {
  const site = passkeySite(asked.site)
  if (!site.ok) return site
  const signedIn = needsSession(asked)
  if (!signedIn.ok) return signedIn
  const { body, session, agent } = signedIn.value
  const name = text(body.name).trim().slice(0, 80) || agent
  const sent = { ceremony: text(body.ceremony), response: body.response, name }
  const made = await signIn.register(site.value, session, sent)
  if (!made.ok) return made
  return ok(json({ id: made.value.id, verifiedUntil: formatInstant(made.value.verifiedUntil) }))
}

/** The first half of signing in, or of verifying again. */
export async function signInOptions(asked: AuthRequest, { signIn }: AuthOptions): Promise<Outcome<Response>> {
  const site = passkeySite(asked.site)
  return site.ok ? ok(json(await signIn.signInOptions(site.value, asked.session))) : site
}

/** The second half: a session, or the one there is verified (P2). */
export async function signInFinish(
  asked: AuthRequest,
  { signIn }: AuthOptions,
  call: Caller,
): Promise<Outcome<Response>> {
  const site = passkeySite(asked.site)
  if (!site.ok) return site
  const { body, agent, session } = asked
  const sent = { ceremony: text(body.ceremony), response: body.response, agent }
  const done = await signIn.signIn(site.value, session, sent)
  if (!done.ok) return done
  const { opened, verifiedUntil } = done.value
  const secret = opened?.secret ?? asked.secret ?? ''
  const shown = await shownTo(call, secret)
  if (!shown.ok) return shown
  if (opened !== null && session !== null) await signIn.end(session)
  const answer = { ...home(shown.value), verifiedUntil: formatInstant(verifiedUntil) }
  return ok(withCookie(asked.site, secret, answer))
}
