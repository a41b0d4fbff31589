import { userInfo } from 'node:os'
import { text } from 'node:stream/consumers'
import type { CliHost, InitInput, LocalLocum } from '../cli/host.ts'
import { UsageError } from '../cli/usage-error.ts'
import { type Outcome, refuse } from '../domain/refusal.ts'
import type { Environment } from '../services/environment.ts'
import type { InitInput as InitOptions, Made } from '../services/init.ts'
import type { Composed } from './compose.ts'
import { pageUrlOf } from './page-url.ts'
import { hasSealingSeed, isKey } from './secret-key.ts'
import { version } from './version.ts'

/** This process as the command line sees it. */
export function cliHost(): CliHost {
  const osUser = nameOfUser()
  return {
    openFolder: dir => openFolder(dir, osUser),
    env: process.env,
    stdout: said => void process.stdout.write(said),
    stderr: said => void process.stderr.write(said),
    readStdin: () => text(process.stdin),
    stdoutIsTty: process.stdout.isTTY === true,
    stdinIsTty: process.stdin.isTTY === true,
    osUser,
    now: Date.now,
    cwd: process.cwd(),
    restore: async input => (await import('./folder-tasks.ts')).restoreInto(input),
    verify: async input => (await import('./verify-task.ts')).verify(input),
    refusalOf: error => {
      const { name, message, next } = (error ?? {}) as Readonly<Record<string, unknown>>
      return name === 'StoreUnreachable'
        ? { code: 'database_unreachable', message: String(message), next: String(next) }
        : null
    },
    fault: error => reportFault(error),
    serveMcp: async transport => {
      const { mcpOverStreams } = await import('../mcp/stdio.ts')
      const options = { version: version(), fault: reportFault }
      await mcpOverStreams(transport, options, { input: process.stdin, output: process.stdout })
    },
  }
}

/** The operating-system user behind an `asserted` name (P2); a user id without a name is told as such. */
function nameOfUser(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}

async function openFolder(dir: string, osUser: string): Promise<LocalLocum> {
  const { compose } = await import('./compose.ts')
  const key = keyGiven('LOCUM_KEY')
  const databaseUrl = process.env.DATABASE_URL || null
  const sealingKey = keyGiven('LOCUM_SEALING_KEY')
  const composed = await compose({
    dataDir: dir,
    databaseUrl,
    key,
    sealingKey,
    logFault: logLazily,
    pageUrl: pageUrlOf(dir),
  })
  const { env, locum } = composed
  // A folder of its own has a key made for it; of a database others serve, only who was given the key seals.
  const holdsKey = databaseUrl === null || sealingKey !== null || hasSealingSeed(dir)
  const close = closeSealed(composed, holdsKey)
  return {
    call: ({ as, via, ...call }) =>
      locum.call({ ...call, credential: { kind: 'asserted', handle: as, osUser, via } }),
    init: async input => {
      const parsed = await parseInit(input)
      return 'ok' in parsed
        ? parsed
        : await initWithLink(env, await locum.init({ ...parsed, startTypes: true }))
    },
    sample: async input => (await import('./folder-tasks.ts')).makeSample(env, input),
    rebuild: async input => (await import('./folder-tasks.ts')).rebuild(env, input),
    backup: async input => (await import('./folder-tasks.ts')).backupTo(composed, dir, holdsKey, input),
    anchor: async input => (await import('./folder-tasks.ts')).anchorTo(composed, holdsKey, input),
    rotateKey: async () => (await import('./folder-tasks.ts')).rotateKeys(composed, dir),
    export: async input => (await import('./folder-tasks.ts')).exportRecordTo(composed, holdsKey, input),
    close,
  }
}

function keyGiven(name: 'LOCUM_KEY' | 'LOCUM_SEALING_KEY'): string | null {
  const key = process.env[name] || null
  if (key !== null && !isKey(key))
    throw new UsageError(
      `${name} is not at least 32 bytes in hexadecimal.`,
      'Set it to the key the servers have, or unset it.',
    )
  return key
}

/** R2: a command line that wrote and holds the key seals what it wrote before it ends. */
function closeSealed({ env, store, sealer, close }: Composed, holdsKey: boolean): () => Promise<void> {
  const written = new Set<number>()
  const stop = store.onCommit(org => {
    if (org !== null && org !== 0) written.add(org)
  })
  return async () => {
    stop()
    try {
      if (holdsKey && written.size > 0) {
        const { sealAll } = await import('../services/sealing/seal-all.ts')
        for (const { outcome } of await sealAll(env, sealer(), [...written]))
          if (outcome.is === 'inconsistent') process.stderr.write(`Nothing is sealed: ${outcome.why}.\n`)
      }
    } catch (error) {
      // What was written is recorded all the same, and sealed by whoever seals next.
      logLazily({ id: crypto.randomUUID(), operation: 'sealing', error })
    } finally {
      await close()
    }
  }
}

/** The link with which the first administrator signs in, where a browser finds the page. */
async function initWithLink(env: Environment, made: Outcome<Made>): Promise<Outcome<Made>> {
  if (!made.ok) return made
  const { firstLink } = await import('../services/sign-in/links.ts')
  return { ok: true, value: { ...made.value, signInUrl: await firstLink(env, made.value.org) } }
}

/** The contract is loaded for `init` alone; other commands hand their input on as it was typed. */
async function parseInit(input: InitInput): Promise<InitOptions | Extract<Outcome<never>, { ok: false }>> {
  const { initInput } = await import('../contract/org.ts')
  const parsed = initInput.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return refuse('invalid_input', issue?.message ?? 'The input is not valid.', 'Correct it and try again.', {
    path: issue?.path.join('.') ?? '',
  })
}

/** The log is loaded only for what nobody expects: commands should start fast. */
const logLazily: Environment['logFault'] = fault => {
  const { stack } = fault.error instanceof Error ? fault.error : new Error(String(fault.error))
  process.stderr.write(
    `${JSON.stringify({ level: 'error', fault: fault.id, operation: fault.operation, stack })}\n`,
  )
}

function reportFault(error: unknown): string {
  const known = error as { name?: unknown; id?: unknown } | null
  if (known?.name === 'Fault' && typeof known.id === 'string') return known.id
  const id = crypto.randomUUID()
  logLazily({ id, operation: process.argv.slice(2, 4).join(' '), error })
  return id
}
