import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

const root = join(import.meta.dirname, '../..')

/** A real server on a fresh data folder, as `npm start` starts it. */
export interface Served {
  readonly url: string
  /** Signs in once. */
  readonly signInUrl: string
  readonly dataDir: string
  /** Ends the server and keeps its data; `resume` starts it again at the same address. */
  halt(): Promise<void>
  resume(): Promise<void>
  /** Ends the server and removes its data. */
  stop(): Promise<void>
}

export async function serve(...args: string[]): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'locum-browser-'))
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('LOCUM_') && name !== 'DATABASE_URL' && name !== 'PORT',
  )
  const start = (port: string) => {
    const line = [join(root, 'src/server/main.ts'), 'serve', '--port', port, '--data', dataDir, ...args]
    const options = {
      env: Object.fromEntries(inherited),
      stdio: ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[],
    }
    return spawn(process.execPath, line, options)
  }
  let child: ChildProcess = start('0')
  const { url, signInUrl } = await ready(child)
  const halt = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return {
    url,
    signInUrl,
    dataDir,
    halt,
    async resume() {
      child = start(new URL(url).port)
      await ready(child)
    },
    async stop() {
      await halt()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function ready(child: ChildProcess): Promise<{ url: string; signInUrl: string }> {
  let said = ''
  let complained = ''
  child.stderr?.on('data', chunk => {
    complained += String(chunk)
  })
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk)
    if (said.includes('\n')) return JSON.parse(said.slice(0, said.indexOf('\n'))) as never
  }
  throw new Error(`the server ended before it was ready: ${complained}`)
}

/** A page whose errors and policy violations fail the test that asks for them. */
export interface Watched {
  readonly context: BrowserContext
  readonly page: Page
  /** What the console and the page complained about. */
  readonly complaints: string[]
}

export async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  return { context, page, complaints }
}

/** Opens the link of a fresh server and loads the sample, without the pages: the journeys do it by hand. */
export async function openSample({ page }: Watched, { signInUrl, url }: Served): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await post(page, '/auth/link', { link: signInUrl.split('#link=')[1] })
  await post(page, '/auth/first-run', { choice: 'sample' })
}

/** Signs in as anybody, in a context of their own: by a link from whoever has the folder. */
export async function signInAs({ page }: Watched, { url, dataDir }: Served, handle: string): Promise<void> {
  const line = [
    join(root, 'src/server/main.ts'),
    '--data',
    dataDir,
    '--format',
    'json',
    'link',
    'create',
    '--as',
    handle,
  ]
  const { stdout } = await promisify(execFile)(process.execPath, line)
  const link = (JSON.parse(stdout) as { url: string }).url.split('#link=')[1]
  await page.goto(`${url}/sign-in`)
  await post(page, '/auth/link', { link })
}

/** Becomes somebody of a simulated organisation. */
export async function be({ page }: Watched, handle: string): Promise<void> {
  await post(page, '/auth/persona', { handle })
}

/** As the page itself would send it. */
export async function post(page: Page, path: string, body: unknown): Promise<unknown> {
  const { status, text } = await page.evaluate(
    async ([to, sent]) => {
      const answered = await fetch(to, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: sent,
      })
      return { status: answered.status, text: await answered.text() }
    },
    [path, JSON.stringify(body)] as const,
  )
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
  return JSON.parse(text)
}

/** A passkey device that says yes by itself. */
export async function virtualAuthenticator({ context, page }: Watched): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
