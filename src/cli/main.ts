import { RemoteFault } from '../client/transport.ts'
import { exitCodeFor } from '../contract/refusals.ts'
import { forTerminal } from '../domain/record/disguise.ts'
import type { Outcome } from '../domain/refusal.ts'
import { connect } from './connect.ts'
import { exitCodes } from './exit-codes.ts'
import type { CliHost } from './host.ts'
import { inputOf } from './input.ts'
import { Output } from './output.ts'
import { type Parsed, parse } from './program.ts'
import { formatOf, type Settings, settingsOf } from './settings.ts'
import type { Row } from './spec.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command line and gives its exit code. Parse, then run. */
export async function runCli(argv: readonly string[], host: CliHost): Promise<number> {
  standDownQuietly()
  const result = await parse(argv, { out: host.stdout, err: host.stderr })
  if (result.is === 'shown') return exitCodes.ok
  if (result.is === 'usage') return usage(new UsageError(result.message), result, host)
  try {
    return await run(result.parsed, settingsOf(result.parsed.global, host), host)
  } catch (error) {
    const { global, spec } = result.parsed
    if (error instanceof UsageError) return usage(error, { global, words: spec.words }, host)
    const { format } = safeFormat(global, host)
    const output = new Output(host, format)
    const refusal = host.refusalOf(error)
    if (refusal !== null) {
      output.refusal(refusal)
      return exitCodeFor(refusal.code)
    }
    output.fault(error instanceof RemoteFault ? error.id : host.fault(error))
    return exitCodes.fault
  }
}

async function run(parsed: Parsed, settings: Settings, host: CliHost): Promise<number> {
  const { spec } = parsed
  const output = new Output(host, settings.format)
  const writes = !('operation' in spec.does) || spec.does.kind === 'command'
  if (writes && (settings.at !== null || settings.seq !== null)) {
    throw new UsageError('--at and --seq are for reads.', 'Leave them out: what is written is written now.')
  }
  const input = await inputOf(parsed, host)
  if (isOfARepository(spec, input)) {
    const { runLocal } = await import('./local.ts')
    return finish(await runLocal('weekend-test', input, { settings, host, output }), parsed, output)
  }
  if (!('operation' in spec.does)) {
    const { runLocal } = await import('./local.ts')
    const outcome = await runLocal(spec.does.local, input, { settings, host, output })
    // Its answers went to the assistant already.
    if (spec.does.local === 'mcp' && outcome.ok) return exitCodes.ok
    return finish(outcome, parsed, output)
  }
  const transport = await connect(settings, host, 'cli')
  try {
    const { callOperation } = await import('./call-operation.ts')
    const outcome = await callOperation(spec.does.operation, input, { settings, host, output, transport })
    return finish(outcome, parsed, output)
  } finally {
    await transport.close()
  }
}

/** The weekend test of files on this machine needs no organisation. */
function isOfARepository({ words }: Parsed['spec'], input: Record<string, unknown>): boolean {
  return words === 'weekend-test' && (input.codeowners !== undefined || input.owners !== undefined)
}

function finish(outcome: Outcome<unknown>, { spec }: Parsed, output: Output): number {
  if (!outcome.ok) {
    output.refusal(outcome.refusal)
    return exitCodeFor(outcome.refusal.code)
  }
  output.answer(outcome.value, spec.text)
  return spec.isNo?.(outcome.value as Row) ? exitCodes.no : exitCodes.ok
}

/** Wrong usage is said on both: standard output stays parseable where JSON is expected. */
function usage(
  { message, next: said }: UsageError,
  { global, words }: { readonly global: Parsed['global']; readonly words: string | null },
  host: CliHost,
): number {
  const { format } = safeFormat(global, host)
  const next = said ?? `See locum ${words === null ? '' : `${words} `}--help.`
  host.stderr(forTerminal(`${message}\n${next}\n`))
  if (format === 'json') new Output(host, format).refusal({ code: 'usage', message, next })
  return exitCodes.usage
}

function safeFormat(typed: Readonly<Record<string, unknown>>, host: CliHost): { format: 'text' | 'json' } {
  try {
    return { format: formatOf(typed, host) }
  } catch {
    return { format: host.stdoutIsTty ? 'text' : 'json' }
  }
}

let standsDown = false

/** Interrupted is 130; a reader that has seen enough (`| head`) is no fault. */
function standDownQuietly(): void {
  if (standsDown) return
  standsDown = true
  process.once('SIGINT', () => process.exit(exitCodes.interrupted))
  process.stdout.on('error', (error: { code?: unknown }) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.ok)
    throw error
  })
}
