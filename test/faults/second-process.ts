import { createInterface } from 'node:readline'
import { compose } from '../../src/server/compose.ts'

/**
 * A process of its own that opens a data folder itself, as the command line does, and calls what each line of standard
 * input says: `{ as, operation, input }`. It answers a line each: the outcome.
 */
const [dataDir, key] = process.argv.slice(2)
if (dataDir === undefined || key === undefined) throw new Error('which folder, and with which key?')
const { locum, close } = await compose({
  dataDir,
  databaseUrl: null,
  key,
  logFault: ({ error }) => process.stderr.write(`${String(error)}\n`),
})
process.stdout.write('"ready"\n')
for await (const line of createInterface({ input: process.stdin })) {
  const { as, operation, input } = JSON.parse(line) as { as: string; operation: string; input: unknown }
  const credential = { kind: 'asserted', handle: as, osUser: null, via: 'cli' } as const
  const outcome = await locum
    .call({ operation, input, credential })
    .catch(error => ({ ok: false, refusal: { code: String(error) } }))
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
}
await close()
