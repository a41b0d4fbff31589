import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { type HttpApp, httpApp } from '../http/app.ts'
import { Metrics } from '../http/metrics.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { anchorEvery } from '../jobs/anchoring.ts'
import { SealingJob } from '../jobs/sealing.ts'
import { rulesVersion } from '../services/environment.ts'
import { firstLink } from '../services/sign-in/links.ts'
import { SignIn } from '../services/sign-in/sign-in.ts'
import { listOrganisations } from '../storage/organisations.ts'
import { type Composed, compose } from './compose.ts'
import type { Configuration } from './configuration.ts'
import { firstRun } from './first-run.ts'
import { lateMcp } from './late-mcp.ts'
import { faultLog } from './log.ts'
import { openKeys } from './open-keys.ts'
import { passkeyCeremonies } from './passkeys.ts'
import { ServerFile } from './server-file.ts'
import { version } from './version.ts'
import { webFiles } from './web-files.ts'

/** How long requests under way may take once we are asked to stop. */
const graceMs = 8_000

/** Serves until told to stop; resolves with the exit code. */
export async function serve(config: Configuration): Promise<number> {
  const here = { url: config.publicUrl ?? '' }
  const composed = await compose({ ...config, logFault: faultLog(), pageUrl: () => here.url })
  const file = new ServerFile(config.dataDir)
  const app = appOf(composed, config, file)
  const server = createAdaptorServer({ fetch: app.fetch })
  try {
    await listen(server, config)
  } catch (error) {
    await composed.close()
    process.stderr.write(`${unavailable(error, config)}\n`)
    return 1
  }
  const stopped = stopSignal()
  const { env, store } = composed
  const onCommit = store.onCommit.bind(store)
  const sealing = new SealingJob({ env, sealer: composed.sealer(), onCommit })
  const { anchor } = config
  const stopAnchoring = anchor ? anchorEvery(env, anchor.place, anchor.everyMs) : null
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  if (here.url === '') here.url = url
  file.write(url, new Date().toISOString())
  const signInUrl = await firstLink(composed.env)
  await welcome(composed, url, signInUrl)
  const open = openKeys(config.dataDir)
  if (open !== null) process.stderr.write(`${open}\n`)
  process.stdout.write(`${JSON.stringify({ ready: true, url, signInUrl })}\n`)
  await stopped
  await drain(server, app)
  await sealing.stop()
  await stopAnchoring?.()
  file.remove()
  await composed.close()
  return 0
}

export function appOf({ env, store, locum }: Composed, config: Configuration, file: ServerFile): HttpApp {
  const signIn = new SignIn(env, passkeyCeremonies)
  const { isSimulated, publicUrl = null, host } = config
  return httpApp({
    auth: {
      signIn,
      site: { publicUrl, host: host === '0.0.0.0' || host === '::' ? null : host },
      linkLimit: new RateLimit({ perSecond: 1, burst: 30, monotonic: env.monotonic }),
      ...firstRun({ env, locum, signIn, isSimulated }),
    },
    pages: webFiles(fileURLToPath(new URL('../../dist/web', import.meta.url))),
    call: call => locum.call(call),
    onCommit: listener => store.onCommit(listener),
    probe: async () => {
      await store.read(0, listOrganisations)
    },
    isLocalSecret: secret => file.isSecret(secret),
    logFault: env.logFault,
    uuid: env.uuid,
    monotonic: env.monotonic,
    rateLimit: new RateLimit({ ...config.rateLimit, monotonic: env.monotonic }),
    metrics: new Metrics(),
    mcp: lateMcp(env),
    health: {
      version: version(),
      zoneData: env.currentZones.version,
      rules: rulesVersion,
      ...(store.rowSecurity !== undefined && { rowSecurity: store.rowSecurity }),
    },
  })
}

function listen(server: ServerType, { port, host }: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function unavailable(error: unknown, { port, host }: Configuration): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Choose another with --port or PORT.`
  return `Cannot listen on ${host}:${port}: ${message}`
}

/** The talk on standard error: where it is, and what to do next. */
async function welcome({ store }: Composed, url: string, signInUrl: string | null): Promise<void> {
  const organisations = await store.read(0, listOrganisations)
  const say = (text: string): void => void process.stderr.write(`${text}\n`)
  say(`Locum is at ${url}`)
  if (store.rowSecurity === 'off')
    say('PostgreSQL does not keep organisations apart here: see "PostgreSQL" in docs/OPERATIONS.md.')
  if (signInUrl === null) return say('Sign in with a passkey, or make a link: locum link create --as HANDLE')
  say(
    organisations.length > 0
      ? 'Sign in as the first administrator, once, within a day:'
      : 'Begin here, once:',
  )
  say(`  ${signInUrl}`)
  if (organisations.length === 0)
    say('Or, from another terminal: locum init --admin HANDLE --zone ZONE, or locum sample.')
}

function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    process.on('SIGTERM', () => resolve())
    process.on('SIGINT', () => resolve())
  })
}

/** Accepts nothing new, answers what has begun, ends streams. */
function drain(server: ServerType, app: HttpApp): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    app.closeStreams()
    if ('closeIdleConnections' in server) {
      server.closeIdleConnections()
      // A connection becomes idle when its last answer is out; nobody else closes it.
      setInterval(() => server.closeIdleConnections(), 50).unref()
      setTimeout(() => server.closeAllConnections(), graceMs).unref()
    }
  })
}
