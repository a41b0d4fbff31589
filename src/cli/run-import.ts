import { basename, dirname, resolve } from 'node:path'
import type { Transport } from '../client/transport.ts'
import { batches } from '../domain/import/batches.ts'
import { type ImportPart, importSummary } from '../domain/import/import-summary.ts'
import { finishCalls } from '../domain/import/key-parts.ts'
import type { Outcome } from '../domain/refusal.ts'
import { connect } from './connect.ts'
import type { OnProgress, Reading } from './import/reading.ts'
import type { LocalContext } from './local.ts'
import type { LocalAction } from './spec.ts'
import { UsageError } from './usage-error.ts'

/** I1: reads files here, sends what they say in batches that stand alone, and sums up. */
export async function runImport(
  action: LocalAction,
  input: Record<string, unknown>,
  context: LocalContext,
): Promise<Outcome<unknown>> {
  const importer = action.replace('import ', '')
  const path = resolve(context.host.cwd, String(input.path ?? input.file ?? input.dir))
  const reading = await read(importer, path, input, context)
  const transport = await connect(context.settings, context.host, 'import')
  try {
    return await send(reading, { importer, root: rootOf(importer, path), transport, context })
  } finally {
    await transport.close()
  }
}

/** I1: what the facts are from. A CODEOWNERS file is called like every other; its repository is not. */
function rootOf(importer: string, path: string): string {
  if (importer !== 'codeowners') return basename(path)
  const folder = dirname(path)
  return basename(['.github', '.gitlab', 'docs'].includes(basename(folder)) ? dirname(folder) : folder)
}

async function read(
  importer: string,
  path: string,
  input: Record<string, unknown>,
  { host, output }: LocalContext,
): Promise<Reading> {
  const onProgress = everyTenth(text => output.talk(text))
  if (importer === 'sigs') return await (await import('./import/sigs.ts')).readSigs(path, onProgress)
  if (importer === 'people')
    return await (await import('./import/people-csv.ts')).readPeopleCsv(path, onProgress)
  const area = typeof input.area === 'string' ? input.area.replace(/^\/+|\/+$/g, '') || null : null
  if (importer === 'owners' || importer === 'codeowners') {
    if (area === null)
      throw new UsageError('--area is missing.', 'Name the area of the repository: --area PATH.')
    const { readCodeownersFacts, readOwnersFacts } = await import('./import/owner-facts.ts')
    return importer === 'owners'
      ? await readOwnersFacts(path, area, onProgress)
      : await readCodeownersFacts(path, area)
  }
  if (importer === 'keps') return await (await import('./import/keps.ts')).readKeps(path, area, onProgress)
  if (importer === 'madr') return await (await import('./import/madr.ts')).readMadr(path, area, onProgress)
  if (typeof input.map !== 'string') {
    throw new UsageError(
      '--map is missing.',
      'Name the file that says how to read the reports: --map FILE; see docs/IMPORT.md.',
    )
  }
  const { readReports } = await import('./import/reports.ts')
  return await readReports(path, resolve(host.cwd, input.map), onProgress)
}

/** Ten lines for a reading, whatever its size. */
function everyTenth(talk: (text: string) => void): OnProgress {
  return ({ file, done, total }) => {
    const step = Math.max(1, Math.ceil(total / 10))
    if (done % step === 0) talk(`reading ${done + 1} of ${total}: ${file}`)
  }
}

interface Sending {
  readonly importer: string
  readonly root: string
  readonly transport: Transport
  readonly context: LocalContext
}

async function send(reading: Reading, sending: Sending): Promise<Outcome<unknown>> {
  const { importer, root, transport, context } = sending
  const sum = importSummary()
  const cut = batches(reading.facts)
  for (const [at, facts] of cut.entries()) {
    context.output.talk(`sending ${at + 1} of ${cut.length}: ${facts.length} facts`)
    const outcome = await transport.call({ operation: 'import.apply', input: { importer, root, facts } })
    if (!outcome.ok) return outcome
    sum.add(outcome.value as ImportPart)
  }
  const refusal = reading.complete ? await finish(reading, sending, sum) : null
  if (refusal !== null) return refusal
  return { ok: true, value: { ...sum.value, skipped: reading.skipped } }
}

/** I1: what this import made and no longer speaks of is retired, only where all that is there was read. */
async function finish(
  reading: Reading,
  { importer, root, transport }: Sending,
  sum: ReturnType<typeof importSummary>,
): Promise<Outcome<unknown> | null> {
  const keys = reading.facts.map(({ key }) => key)
  if (keys.length === 0) return null
  for (const call of finishCalls(keys)) {
    for (let more = true; more; ) {
      const input = { importer, root, ...call }
      const outcome = await transport.call({ operation: 'import.finish', input })
      if (!outcome.ok) return outcome
      const part = outcome.value as ImportPart
      more = part.more === true
      // What is left as it is, each call says again.
      sum.add(more ? { ...part, conflicts: [] } : part)
    }
  }
  return null
}
