import { type Outcome, ok } from '../../domain/refusal.ts'
import type { Call } from '../../services/run.ts'
import { type LiveSession, signedOut } from '../../services/sign-in/sessions.ts'
import { isUnattended } from '../caller.ts'
import { json, problem } from '../problem.ts'
import { readJson } from '../read-json.ts'
import { agentLabel, sessionSecret, setCookie } from './cookie.ts'
import type { AuthOptions } from './options.ts'
import { fromOwnPage, type RequestSite, siteOf } from './site.ts'

/** A request to one of the routes of `/auth`, known to come from our own page. */
export interface AuthRequest {
  readonly site: RequestSite
  readonly secret: string | null
  readonly session: LiveSession | null
  readonly body: Readonly<Record<string, unknown>>
  /** The browser, as its owner knows it. */
  readonly agent: string
}

export interface SignedInRequest extends AuthRequest {
  readonly secret: string
  readonly session: LiveSession
}

export type Caller = (call: Call) => Promise<Outcome<unknown>>

/** Answers a route: refusals become problems, and nothing of them changes the cookie. */
export async function answerAuth(
  request: Request,
  { signIn, site: options }: AuthOptions,
  act: (asked: AuthRequest) => Promise<Outcome<Response>>,
): Promise<Response> {
  const site = siteOf(request, options)
  if (!site.ok) return problem(site.refusal)
  const own = fromOwnPage(request, site.value)
  if (!own.ok) return problem(own.refusal)
  const body = request.method === 'GET' ? ok({}) : await readJson(request)
  if (!body.ok) return problem(body.refusal)
  const secret = sessionSecret(request.headers, site.value)
  const session = secret === null ? null : await signIn.live(secret, isUnattended(request.headers))
  const agent = agentLabel(request.headers)
  const answered = await act({ site: site.value, secret, session, body: body.value, agent })
  return answered.ok ? answered.value : problem(answered.refusal)
}

/** Only for those signed in to an organisation. */
export function needsSession(asked: AuthRequest): Outcome<SignedInRequest> {
  const { secret, session } = asked
  if (secret === null || session === null || session.person === null) return signedOut()
  return ok({ ...asked, secret, session })
}

/** An answer that also changes who the browser is. */
export function withCookie(site: RequestSite, secret: string, body: object): Response {
  return json(body, { 'Set-Cookie': setCookie(site, secret) })
}

export interface Shown {
  readonly person: { readonly id: string; readonly handle: string; readonly name: string }
  readonly org: { readonly slug: string; readonly simulated: boolean; readonly sample: boolean }
  readonly at: string
}

/** Who a session is, by the one door everything goes through. Its use was noted with the request already. */
export async function shownTo(call: Caller, secret: string): Promise<Outcome<Shown>> {
  const credential = { kind: 'session', session: secret, via: 'web', unattended: true } as const
  return (await call({ operation: 'session.show', input: {}, credential })) as Outcome<Shown>
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
