import { enableCompileCache } from 'node:module'

enableCompileCache()

const [command, ...rest] = process.argv.slice(2)
const isHelp = rest.includes('--help') || rest.includes('-h')
void run()

/** Not awaited at the top level, which a bundle of CommonJS could not do. */
async function run(): Promise<void> {
  process.exitCode = command === 'serve' && !isHelp ? await startServer(rest) : await runCommand()
  // What idles (a poll, a kept connection) must not keep a finished process.
  if (command === 'serve') process.exit()
}

async function startServer(argv: readonly string[]): Promise<number> {
  const { configuration } = await import('./configuration.ts')
  const configured = configuration(argv, process.env, process.cwd())
  if (!configured.ok) {
    for (const problem of configured.problems) process.stderr.write(`${problem}\n`)
    return 2
  }
  const { serve } = await import('./serve.ts')
  try {
    return await serve(configured.value)
  } catch (error) {
    const { message, next } = error as { message?: unknown; next?: unknown }
    process.stderr.write(`Locum could not start: ${String(message ?? error)}\n`)
    if (typeof next === 'string') process.stderr.write(`${next}\n`)
    return 1
  }
}

async function runCommand(): Promise<number> {
  const { runCli } = await import('../cli/main.ts')
  const { cliHost } = await import('./cli-host.ts')
  return await runCli(process.argv.slice(2), cliHost())
}
