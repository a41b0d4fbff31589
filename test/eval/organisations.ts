import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readKeps } from '../../src/cli/import/keps.ts'
import { readOwnersFacts } from '../../src/cli/import/owner-facts.ts'
import type { Reading } from '../../src/cli/import/reading.ts'
import { readReports } from '../../src/cli/import/reports.ts'
import { readSigs } from '../../src/cli/import/sigs.ts'
import { batches } from '../../src/domain/import/batches.ts'
import type { Outcome } from '../../src/domain/refusal.ts'
import { environment } from '../../src/server/environment.ts'
import { loadSample } from '../../src/server/sample/load.ts'
import { Locum } from '../../src/services/run.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'

/** The instant at which all questions are asked, and the sample's anchor. */
export const askedAt = '2026-11-19T19:40:00Z'

export type Data = 'kubernetes' | 'triage' | 'sample'

/** The three organisations in one store, with a clock that stands still. */
export interface Organisations {
  call(data: Data, as: string, operation: string, input: object, at?: string): Promise<Outcome<unknown>>
  close(): Promise<void>
}

/** Makes and fills them from the public data in `folder`; without it the sample alone. */
export async function openOrganisations(folder: string | null): Promise<Organisations> {
  const dir = await mkdtemp(join(tmpdir(), 'locum-eval-'))
  const store = await openSqlite({ file: join(dir, 'locum.db'), now: () => Date.parse(askedAt) })
  const env = environment({
    store,
    key: new Uint8Array(32),
    logFault: ({ operation, error }) => console.error(operation, error),
  })
  const locum = new Locum(env)
  const call: Organisations['call'] = (org, as, operation, input, at) =>
    locum.call({
      ...{ org, operation, input },
      ...(at !== undefined && { at }),
      credential: { kind: 'asserted', handle: as, osUser: null, via: 'cli' },
    })
  const must = async (org: Data, operation: string, input: object) => {
    const outcome = await call(org, org === 'sample' ? 'ana' : 'admin', operation, input)
    if (!outcome.ok) throw new Error(`${operation}: ${outcome.refusal.code} ${outcome.refusal.message}`)
  }
  await loadSample(env, { anchor: Date.parse(askedAt) })
  await must('sample', 'person.add', { handle: 'reader', name: 'Reader', zone: 'Europe/Berlin' })
  if (folder !== null) {
    for (const org of ['kubernetes', 'triage'] as const) {
      await locum.init({ org, admin: 'admin', zone: 'Etc/UTC', simulated: false })
      await must(org, 'person.add', { handle: 'reader', name: 'Reader' })
    }
    await fillKubernetes(join(folder, 'kubernetes'), must)
    await fillTriage(join(folder, 'rustc-perf-triage'), must)
  }
  return {
    call,
    async close() {
      await store.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

type Must = (org: Data, operation: string, input: object) => Promise<void>

async function fillKubernetes(dir: string, must: Must): Promise<void> {
  const send = (importer: string, root: string, reading: Reading) =>
    sendFacts('kubernetes', importer, root, reading, must)
  await send('sigs', 'kubernetes', await readSigs(dir))
  for (const repository of ['enhancements', 'community']) {
    await must('kubernetes', 'area.add', { path: repository })
    await send('owners', repository, await readOwnersFacts(join(dir, repository), repository))
  }
  await send('keps', 'enhancements', await readKeps(join(dir, 'enhancements'), null))
}

async function fillTriage(dir: string, must: Must): Promise<void> {
  const map = fileURLToPath(new URL('../../docs/import/triage-map.yaml', import.meta.url))
  await must('triage', 'area.add', { path: 'compiler' })
  await must('triage', 'area.add', { path: 'compiler/performance' })
  await sendFacts('triage', 'reports', 'rustc-perf-triage', await readReports(dir, map), must)
}

async function sendFacts(
  org: Data,
  importer: string,
  root: string,
  reading: Reading,
  must: Must,
): Promise<void> {
  for (const facts of batches(reading.facts)) await must(org, 'import.apply', { importer, root, facts })
}
