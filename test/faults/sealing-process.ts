import { compose } from '../../src/server/compose.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'

/* Writes and seals without a pause, and says what it sealed: ARGS are the data folder, the key and the database or nothing. */

const [dataDir = '', key = '', databaseUrl] = process.argv.slice(2)
const { env, locum, sealer } = await compose({
  dataDir,
  key,
  databaseUrl: databaseUrl ?? null,
  logFault: ({ error }) => process.stderr.write(`${String(error)}\n`),
})
for (;;) {
  const credential = { kind: 'asserted', handle: null, osUser: null, via: 'cli' } as const
  const input = { path: `area-${env.uuid()}` }
  const written = await locum.call({ operation: 'area.add', input, credential })
  if (!written.ok) throw new Error(written.refusal.message)
  const outcome = await sealRecord(env, 1, sealer())
  if (outcome.is !== 'sealed') throw new Error(JSON.stringify(outcome))
  const { checkpoint } = outcome
  process.stdout.write(`${JSON.stringify({ size: checkpoint?.size, note: checkpoint?.note })}\n`)
}
