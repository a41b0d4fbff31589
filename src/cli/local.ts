import { resolve } from 'node:path'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { connect } from './connect.ts'
import type { CliHost, LocalLocum } from './host.ts'
import type { Output } from './output.ts'
import type { Settings } from './settings.ts'
import type { LocalAction } from './spec.ts'
import { UsageError } from './usage-error.ts'

export interface LocalContext {
  readonly settings: Settings
  readonly host: CliHost
  readonly output: Output
}

/** What only the command line can do: it works on the data folder, or reads files of this machine. */
export async function runLocal(
  action: LocalAction,
  input: Record<string, unknown>,
  context: LocalContext,
): Promise<Outcome<unknown>> {
  const text = (name: string): Record<string, string> =>
    typeof input[name] === 'string' ? { [name]: input[name] } : {}
  const org = context.settings.org === null ? {} : { org: context.settings.org }
  switch (action) {
    case 'init':
      return await onFolder(context, locum =>
        locum.init({
          ...org,
          ...text('org'),
          ...text('admin'),
          ...text('adminName'),
          ...text('zone'),
          simulated: input.simulated === true,
        }),
      )
    case 'sample':
      return await onFolder(context, locum => locum.sample({ ...org, ...text('anchor') }))
    case 'rebuild':
      return await onFolder(context, locum => locum.rebuild({ ...org, check: input.check === true }))
    case 'export': {
      const dir = resolve(context.host.cwd, String(input.dir))
      return await onFolder(context, locum => locum.export({ ...org, dir }))
    }
    case 'anchor':
      return await onFolder(context, locum => locum.anchor({ ...org, to: String(input.to) }))
    case 'backup': {
      const file = resolve(context.host.cwd, String(input.file))
      return await onFolder(context, locum => locum.backup({ ...org, file }))
    }
    case 'restore':
      return await context.host.restore({
        dataDir: resolve(context.host.cwd, context.settings.dataDir),
        file: resolve(context.host.cwd, String(input.file)),
        fork: input.fork === true,
        keepSignIns: input.keepSignIns === true,
        ...org,
      })
    case 'key rotate':
      return await onFolder(context, locum => locum.rotateKey())
    case 'verify':
      return await context.host.verify({
        target: String(input.target),
        checkpoints: (input.checkpoint as readonly string[] | undefined) ?? [],
        token: context.settings.server?.token ?? context.host.env.LOCUM_TOKEN ?? null,
        entry: typeof input.entry === 'string' ? input.entry : null,
      })
    case 'serve':
      return refuse('not_here', 'The server is started by locum serve itself.', 'Run: locum serve.')
    case 'mcp': {
      await serveMcp(context)
      return ok(null)
    }
    case 'weekend-test': {
      const { runWeekendTest } = await import('./run-weekend-test.ts')
      return await runWeekendTest(input, context)
    }
    default: {
      const { runImport } = await import('./run-import.ts')
      return await runImport(action, input, context)
    }
  }
}

/** Nothing but the protocol may reach standard output. */
async function serveMcp({ settings, host }: LocalContext): Promise<void> {
  const transport = await connect(settings, host, 'mcp')
  try {
    await host.serveMcp(transport)
  } finally {
    await transport.close()
  }
}

async function onFolder(
  { settings, host }: LocalContext,
  act: (locum: LocalLocum) => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> {
  if (settings.server !== null) {
    throw new UsageError(
      'This works on a data folder, and LOCUM_URL names a server.',
      'Name a folder with --data DIR.',
    )
  }
  const locum = await host.openFolder(settings.dataDir)
  try {
    return await act(locum)
  } finally {
    await locum.close()
  }
}
