import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { AnchorPlace } from '../services/sealing/anchor.ts'
import { placeNamed } from './anchoring/place-named.ts'
import { isKey } from './secret-key.ts'

export interface Configuration {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly key: string | null
  /** R2: signs checkpoints, where several servers share a database. */
  readonly sealingKey?: string | null
  /** R2: where checkpoints are remembered, and how often. */
  readonly anchor?: { readonly place: AnchorPlace; readonly everyMs: number } | null
  /** The address browsers use, behind a proxy: https, without a path. */
  readonly publicUrl?: string | null
  /** An organisation made on this folder later is a rehearsal with a clock of its own. */
  readonly isSimulated: boolean
  readonly rateLimit: { readonly perSecond: number; readonly burst: number }
}

type Settings = Readonly<Record<string, string | undefined>>

/** What `serve` was told, or everything that is wrong with it, together. */
export function configuration(
  argv: readonly string[],
  env: Settings,
  cwd: string,
): { ok: true; value: Configuration } | { ok: false; problems: string[] } {
  const problems: string[] = []
  const typed = typedOptions(argv, problems)
  const port = typed.port ?? (env.PORT || '7014')
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    problems.push(`The port ${port} is not a number from 0 to 65535: set --port or PORT.`)
  }
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl !== null && !/^postgres(?:ql)?:\/\/./.test(databaseUrl)) {
    problems.push('DATABASE_URL is not a PostgreSQL URL: it starts with postgres://.')
  }
  const key = env.LOCUM_KEY || null
  if (key !== null && !isKey(key)) problems.push('LOCUM_KEY is not at least 32 bytes in hexadecimal.')
  const sealingKey = env.LOCUM_SEALING_KEY || null
  if (sealingKey !== null && !isKey(sealingKey))
    problems.push('LOCUM_SEALING_KEY is not at least 32 bytes in hexadecimal.')
  const anchor = anchoring(env, problems)
  const publicUrl = env.LOCUM_PUBLIC_URL || null
  if (publicUrl !== null && !isPublicUrl(publicUrl)) {
    problems.push('LOCUM_PUBLIC_URL is not an https address without a path: https://locum.example.org.')
  }
  const perSecond = rate(env.LOCUM_RATE_LIMIT, problems)
  if (problems.length > 0) return { ok: false, problems }
  const value = {
    port: Number(port),
    host: env.LOCUM_HOST || '127.0.0.1',
    dataDir: resolve(cwd, typed.data ?? (env.LOCUM_DATA || 'data')),
    databaseUrl,
    key,
    sealingKey,
    anchor,
    publicUrl: publicUrl === null ? null : new URL(publicUrl).origin,
    isSimulated: typed.simulated === true,
    rateLimit: { perSecond, burst: perSecond * 10 },
  }
  return { ok: true, value }
}

/** Sign-in cookies need HTTPS, except on this machine. */
export function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, search, hash } = new URL(text)
  const isPlain = pathname === '/' && search === '' && hash === ''
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost'))
}

function typedOptions(
  argv: readonly string[],
  problems: string[],
): { port?: string; data?: string; simulated?: boolean } {
  try {
    const options = {
      port: { type: 'string' },
      data: { type: 'string' },
      simulated: { type: 'boolean' },
    } as const
    return parseArgs({ args: [...argv], options, strict: true }).values
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
    return {}
  }
}

function anchoring(env: Settings, problems: string[]): NonNullable<Configuration['anchor']> | null {
  if (!env.LOCUM_ANCHOR) return null
  const place = placeNamed(env.LOCUM_ANCHOR)
  const minutes = Number(env.LOCUM_ANCHOR_MINUTES || '60')
  if (!place.ok) problems.push(`LOCUM_ANCHOR: ${place.refusal.message} ${place.refusal.next}`)
  if (!(minutes > 0 && minutes <= 10_080))
    problems.push('LOCUM_ANCHOR_MINUTES is not a number above 0, at most a week.')
  return place.ok ? { place: place.value, everyMs: minutes * 60_000 } : null
}

/** Requests per second of one token. */
function rate(text: string | undefined, problems: string[]): number {
  if (text === undefined || text === '') return 200
  const number = Number(text)
  if (!Number.isFinite(number) || number <= 0) {
    problems.push(`LOCUM_RATE_LIMIT ${text} is not a number above 0 (requests per second of one token).`)
  }
  return number
}
