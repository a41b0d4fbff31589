import { Hono } from 'hono'
import { type Outcome, refuse } from '../domain/refusal.ts'
import { databaseFailure } from '../services/database-failure.ts'
import type { Credential } from '../services/place-of-call.ts'
import type { Call } from '../services/run.ts'
import { sessionSecret } from './auth/cookie.ts'
import type { AuthOptions } from './auth/options.ts'
import { authRoutes } from './auth/routes.ts'
import { fromOwnPage, siteOf } from './auth/site.ts'
import { credentialOf } from './caller.ts'
import type { EntryStream } from './entry-stream.ts'
import { answerMcp, type McpAnswers } from './mcp-route.ts'
import type { Metrics } from './metrics.ts'
import { answerOperation } from './operation-route.ts'
import { answerPage, type WebPages } from './page.ts'
import { faultProblem, json, notAllowed, problem } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'
import { answerStream } from './stream-route.ts'

/** What the HTTP surface is given. */
export interface HttpOptions {
  readonly call: (call: Call) => Promise<Outcome<unknown>>
  readonly onCommit: (listener: () => void) => () => void
  /** Throws while the store does not answer. */
  readonly probe: () => Promise<void>
  readonly isLocalSecret: (secret: string) => boolean
  readonly logFault: (fault: { id: string; operation: string; error: unknown }) => void
  readonly uuid: () => string
  readonly monotonic: () => number
  readonly rateLimit: RateLimit
  readonly metrics: Metrics
  readonly health: {
    readonly version: string
    readonly zoneData: string
    readonly rules: string
    /** PostgreSQL only. */
    readonly rowSecurity?: string
  }
  readonly heartbeatMs?: number
  /** Signing in by browser; without it only tokens are known. */
  readonly auth?: AuthOptions
  readonly pages?: WebPages
  /** Without it there is no `/mcp`. */
  readonly mcp?: McpAnswers
}

export interface HttpApp {
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** Ends what would otherwise stay open, for stopping. */
  closeStreams(): void
}

/** The HTTP API as a function from request to response; a socket is somebody else's business. */
export function httpApp(options: HttpOptions): HttpApp {
  const streams = new Set<EntryStream>()
  const app = new Hono()
  app.use(async (context, next) => {
    const started = options.monotonic()
    const id = options.uuid()
    await next()
    context.res.headers.set('X-Request-Id', id)
    context.res.headers.set('X-Content-Type-Options', 'nosniff')
    const { operation = 'other' } = context.res.status === 404 ? {} : nameOf(context.req.path)
    options.metrics.answered(operation, context.res.status, (options.monotonic() - started) / 1000)
  })
  systemRoutes(app, options)
  app.use(async ({ req }, next) => {
    const site = options.auth === undefined ? null : siteOf(req.raw, options.auth.site)
    if (site?.ok === false) return problem(site.refusal)
    return await next()
  })
  operationRoutes(app, options, streams)
  if (options.auth !== undefined) authRoutes(app, options.auth, options.call, options.health)
  app.notFound(({ req }) => {
    const page = options.pages === undefined ? null : answerPage(req.raw, options.pages)
    if (page !== null) return page
    return problem({
      code: 'not_found',
      message: 'There is nothing here.',
      next: 'Operations are at /api/v1/NOUN.VERB; /openapi.json lists them.',
    })
  })
  app.onError((error, { req }) => faulted(error, nameOf(req.path).operation ?? req.path, options))
  return {
    fetch: request => app.fetch(request),
    closeStreams: () => {
      for (const stream of streams) stream.close()
      void options.mcp?.close()
    },
  }
}

function systemRoutes(app: Hono, { health, probe, metrics }: HttpOptions): void {
  app.get('/healthz', () => json({ status: 'ok', ...health }))
  app.get('/readyz', async () => {
    try {
      await probe()
      return json({ status: 'ready' })
    } catch {
      return new Response(JSON.stringify({ status: 'not ready' }), {
        status: 503,
        headers: { 'Content-Type': 'application/json' },
      })
    }
  })
  app.get('/metrics', () => metrics.render())
  app.get('/openapi.json', async () => {
    const { openapi } = await import('../contract/openapi.ts')
    return json(openapi(health.version), { 'Cache-Control': 'max-age=300' })
  })
}

/** Where our own pages are, for whoever asks by this name. */
function originOf(request: Request, { auth }: HttpOptions): string | null {
  const site = auth === undefined ? null : siteOf(request, auth.site)
  return site?.ok ? site.value.origin : null
}

/** The table of operations, the stream of entries, and both as tools of an assistant. */
function operationRoutes(app: Hono, options: HttpOptions, streams: Set<EntryStream>): void {
  app.all('/api/v1/entry.stream', ({ req }) => {
    if (req.method !== 'GET') return notAllowed(req.method, 'GET, OPTIONS')
    return admitted(req.raw, options, credential => answerStream(req.raw, credential, options, streams))
  })
  app.all('/api/v1/:operation', ({ req }) =>
    answerOperation(req.raw, req.param('operation'), act => admitted(req.raw, options, act), options),
  )
  const { mcp } = options
  if (mcp !== undefined) {
    app.all('/mcp', ({ req }) =>
      admitted(req.raw, options, credential =>
        answerMcp(req.raw, credential, { ...options, mcp, origin: originOf(req.raw, options) }),
      ),
    )
  }
}

/** Whoever may try: credentials present and within the rate; whether they are right is decided inside. */
async function admitted(
  request: Request,
  { isLocalSecret, rateLimit, auth }: HttpOptions,
  act: (credential: Credential) => Promise<Response>,
): Promise<Response> {
  const site = auth === undefined ? null : siteOf(request, auth.site)
  const session = site?.ok ? sessionSecret(request.headers, site.value) : null
  const credential = credentialOf(request.headers, isLocalSecret, session)
  if (!credential.ok) return problem(credential.refusal)
  if (credential.value.kind === 'session' && site?.ok) {
    const own = fromOwnPage(request, site.value)
    if (!own.ok) return problem(own.refusal)
  }
  if (credential.value.kind !== 'asserted') {
    const { value } = credential
    const waitSeconds = rateLimit.take(value.kind === 'token' ? value.token : value.session)
    if (waitSeconds > 0) {
      const refusal = refuse(
        'too_many_requests',
        'This token or browser sends more requests than allowed.',
        `Wait ${waitSeconds} s.`,
      ).refusal
      return problem(refusal, { 'Retry-After': String(waitSeconds) })
    }
  }
  return await act(credential.value)
}

/** Logged once: a fault that already has an id was logged where it happened. */
function faulted(error: unknown, operation: string, { uuid, logFault }: HttpOptions): Response {
  const known = error as { name?: unknown; id?: unknown } | null
  const refused = databaseFailure(error)
  if (refused !== null) return problem(refused.refusal)
  if (known?.name === 'Fault' && typeof known.id === 'string') return faultProblem(known.id)
  const id = uuid()
  logFault({ id, operation, error })
  return faultProblem(id)
}

function nameOf(path: string): { operation?: string } {
  const [, operation] = path.match(/^\/api\/v1\/([a-z-]+\.[a-z-]+)$/) ?? []
  return operation === undefined ? {} : { operation }
}
