import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { parseInstant } from '../../domain/time/instant-text.ts'
import { signedOut } from '../../services/sign-in/sessions.ts'
import { json } from '../problem.ts'
import type { AuthOptions, Begun } from './options.ts'
import { type AuthRequest, type Caller, needsSession, shownTo, text, withCookie } from './request.ts'

/** `POST /auth/first-run`: only whoever opened the set-up link, and only while there is nothing. */
export async function firstRun(
  { site, session, body, agent }: AuthRequest,
  { signIn, begin }: AuthOptions,
): Promise<Outcome<Response>> {
  if (session === null || session.person !== null) return signedOut()
  const begun = await begin(body, agent)
  if (!begun.ok) return begun
  await signIn.end(session)
  return ok(withCookie(site, begun.value.opened.secret, begunAnswer(begun.value)))
}

function begunAnswer({ person, org, commands }: Begun): object {
  return { person, org, next: 'home', commands }
}

export async function resetSample(
  asked: AuthRequest,
  options: AuthOptions,
  call: Caller,
): Promise<Outcome<Response>> {
  const signedIn = needsSession(asked)
  if (!signedIn.ok) return signedIn
  const shown = await shownTo(call, signedIn.value.secret)
  if (!shown.ok) return shown
  if (!shown.value.org.sample) {
    return refuse(
      'not_simulated',
      'Only the sample starts over; a record is for good.',
      'Make a sample beside this organisation with locum sample.',
    )
  }
  const begun = await options.resetSample(signedIn.value.session, asked.agent)
  if (!begun.ok) return begun
  return ok(withCookie(asked.site, begun.value.opened.secret, begunAnswer(begun.value)))
}

/** `POST /auth/sample/clock`: forward to the next time it is that late there, by the operation everybody has (T8). */
export async function moveClock(
  asked: AuthRequest,
  { signIn }: AuthOptions,
  call: Caller,
): Promise<Outcome<Response>> {
  const signedIn = needsSession(asked)
  if (!signedIn.ok) return signedIn
  const { secret, body } = signedIn.value
  const shown = await shownTo(call, secret)
  if (!shown.ok) return shown
  const to = text(body.to)
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(to)) {
    return refuse('bad_time', 'This is no time of day.', 'Write it as 03:00.', { path: 'to' })
  }
  const at = parseInstant(shown.value.at)
  if (!at.ok) return at
  const instant = signIn.nextTime(to, text(body.zone), at.value)
  if (instant === null) {
    return refuse('unknown_zone', 'There is no such time zone.', 'Use a name such as Europe/Berlin.', {
      path: 'zone',
    })
  }
  const credential = { kind: 'session', session: secret, via: 'web' } as const
  const set = await call({ operation: 'clock.set', input: { instant }, credential })
  if (!set.ok) return set
  const after = await shownTo(call, secret)
  return after.ok ? ok(json({ now: after.value.at })) : after
}
