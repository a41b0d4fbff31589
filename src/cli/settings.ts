import { resolve } from 'node:path'
import type { CliHost } from './host.ts'
import { UsageError } from './usage-error.ts'

/** The options every command takes, with what the environment says where they are silent. */
export interface Settings {
  /** Absolute. */
  readonly dataDir: string
  readonly org: string | null
  readonly as: string | null
  readonly at: string | null
  readonly seq: number | null
  readonly format: 'text' | 'json'
  readonly idempotencyKey: string | null
  /** A folder named on the command line wins over a server named in the environment. */
  readonly server: { readonly url: string; readonly token: string } | null
}

/** Typed options by name, `undefined` where absent. */
export type Typed = Readonly<Record<string, unknown>>

/** Where a command works and as whom: what is typed wins over the environment, the environment over the defaults. */
export function settingsOf(typed: Typed, host: CliHost): Settings {
  const { env } = host
  const text = (name: string): string | null => (typeof typed[name] === 'string' ? typed[name] : null)
  return {
    dataDir: resolve(host.cwd, text('data') ?? (env.LOCUM_DATA || 'data')),
    org: text('org') ?? (env.LOCUM_ORG || null),
    as: (text('as') ?? (env.LOCUM_AS || null))?.replace(/^@/, '') ?? null,
    at: text('at'),
    seq: seqOf(text('seq')),
    format: formatOf(typed, host),
    idempotencyKey: text('idempotencyKey'),
    server: text('data') === null ? serverOf(env) : null,
  }
}

/** JSON where nobody looks: when standard output is not a terminal. */
export function formatOf(typed: Typed, host: CliHost): 'text' | 'json' {
  const { format } = typed
  if (format === undefined) return host.stdoutIsTty ? 'text' : 'json'
  if (format === 'text' || format === 'json') return format
  throw new UsageError(`--format ${String(format)} is unknown.`, 'Use --format text or --format json.')
}

function seqOf(typed: string | null): number | null {
  if (typed === null) return null
  if (/^\d{1,15}$/.test(typed)) return Number(typed)
  throw new UsageError(
    `--seq ${typed} is not a number.`,
    'Use --seq with the number of an entry, such as --seq 431.',
  )
}

function serverOf(env: CliHost['env']): Settings['server'] {
  const url = env.LOCUM_URL
  if (url === undefined || url === '') return null
  const token = env.LOCUM_TOKEN
  if (token === undefined || token === '') {
    throw new UsageError(
      'LOCUM_URL names a server, but LOCUM_TOKEN is not set.',
      'Set LOCUM_TOKEN, or unset LOCUM_URL.',
    )
  }
  if (!URL.canParse(url))
    throw new UsageError('LOCUM_URL is not a URL.', 'Set it to something like https://locum.example.com.')
  return { url, token }
}
