import type { PersonId } from '../../domain/ids.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { json } from '../problem.ts'
import { clearCookie } from './cookie.ts'
import type { AuthOptions } from './options.ts'
import {
  type AuthRequest,
  type Caller,
  needsSession,
  type Shown,
  shownTo,
  text,
  withCookie,
} from './request.ts'

/** `GET /auth/me`: who reads this page; 200 also for nobody. */
export async function me(
  { secret, session }: AuthRequest,
  { signIn }: AuthOptions,
  call: Caller,
  versions: object,
): Promise<Outcome<Response>> {
  const nobody = {
    signedIn: false,
    firstRun: false,
    person: null,
    org: null,
    assurance: null,
    verifiedUntil: null,
  }
  const answer = async (said: object) => ok(json({ ...nobody, now: await now(signIn), ...said, versions }))
  // The cookie of a session that is gone stays: this answer may arrive after the cookie of the next one.
  if (secret === null || session === null) return await answer({})
  if (session.person === null) return await answer({ firstRun: !(await signIn.hasOrganisation()) })
  const shown = await shownTo(call, secret)
  if (!shown.ok) return await answer({})
  const { person, org, at } = shown.value
  const { isVerified, verifiedUntil } = session
  return await answer({
    ...{ signedIn: true, session: session.id, person, org, now: at },
    assurance: isVerified ? 'verified' : 'session',
    verifiedUntil: isVerified && verifiedUntil !== null ? formatInstant(verifiedUntil) : null,
  })
}

async function now(signIn: AuthOptions['signIn']): Promise<string> {
  return formatInstant(await signIn.wallClock())
}

/** `POST /auth/link`: opens a link, once. Who was signed in here before is signed out. */
export async function openLink(
  { site, session, body, agent }: AuthRequest,
  { signIn, linkLimit }: AuthOptions,
  call: Caller,
): Promise<Outcome<Response>> {
  const wait = linkLimit.take('link')
  if (wait > 0) {
    return refuse('too_many_requests', 'Too many links are being tried here.', `Wait ${wait} s.`)
  }
  const opened = await signIn.redeem(text(body.link).slice(0, 400), agent)
  if (!opened.ok) return opened
  if (session !== null) await signIn.end(session)
  const { secret, session: made } = opened.value
  if (made.person === null) {
    return ok(withCookie(site, secret, { person: null, org: null, next: 'first-run' }))
  }
  const shown = await shownTo(call, secret)
  if (!shown.ok) return shown
  return ok(withCookie(site, secret, home(shown.value)))
}

export function home({ person, org }: Shown): object {
  return { person: person.handle, org: org.slug, next: 'home' }
}

export async function signOut(
  { site, session, body }: AuthRequest,
  { signIn }: AuthOptions,
): Promise<Outcome<Response>> {
  if (session !== null) await signIn.end(session, body.everywhere === true)
  return ok(json({}, { 'Set-Cookie': clearCookie(site) }))
}

/** `POST /auth/persona`: another person of a rehearsal. Nobody real is ever tried on. */
export async function persona(
  asked: AuthRequest,
  { signIn }: AuthOptions,
  call: Caller,
): Promise<Outcome<Response>> {
  const signedIn = needsSession(asked)
  if (!signedIn.ok) return signedIn
  const { site, session, secret, body, agent } = signedIn.value
  const own = await shownTo(call, secret)
  if (!own.ok) return own
  if (!own.value.org.simulated) {
    return refuse(
      'not_simulated',
      'The people of this organisation are real: each signs in by themselves.',
      'Make a sample to try people on.',
    )
  }
  const handle = text(body.handle).slice(0, 64)
  const credential = { kind: 'asserted', handle, osUser: null, via: 'web' } as const
  const { slug } = own.value.org
  const found = (await call({ org: slug, operation: 'session.show', input: {}, credential })) as Outcome<
    Shown & { person: { agent: boolean } }
  >
  if (!found.ok) {
    return refuse('unknown_person', 'There is nobody of that name here.', 'Choose one of those shown.', {
      path: 'handle',
    })
  }
  if (found.value.person.agent) {
    return refuse('not_human', 'An agent does not sign in.', 'Choose a person.', { path: 'handle' })
  }
  const opened = await signIn.open(session.org, found.value.person.id as PersonId, agent)
  await signIn.end(session)
  return ok(withCookie(site, opened.secret, home(found.value)))
}
