import { batches } from '../../domain/import/batches.ts'
import type { ImportFact } from '../../domain/import/facts.ts'
import { gatheringWith, type Skipped } from '../../domain/import/gathering.ts'
import { importSummary } from '../../domain/import/import-summary.ts'
import { finishCalls } from '../../domain/import/key-parts.ts'
import { readPeopleTable } from '../../domain/import/people-table.ts'
import { call, command } from '../api/call.ts'
import { firstRun } from '../words/first-run.ts'

const words = firstRun.importing.file
const importer = 'people'
const maxBytes = 16 * 1_024 * 1_024

export type ImportSum = ReturnType<typeof importSummary>['value']

export interface Imported {
  readonly sum: ImportSum
  readonly skipped: readonly Skipped[]
  /** Whether all of the file could be read; if not, nothing is retired (I1). */
  readonly complete: boolean
}

/** How many facts of how many have been taken in. */
export type OnSent = (sent: number, total: number) => void

/**
 * I1: reads a table of people here and sends what it says as facts, batch by batch, exactly as `locum import people`
 * does: the same file under the same name changes nothing the second time, whichever of the two sends it.
 */
export async function sendPeople(file: File, onSent: OnSent): Promise<Imported> {
  const { facts, skipped, complete } = await readPeople(file)
  const about = { importer, root: file.name.slice(0, 200) }
  const sum = importSummary()
  let sent = 0
  onSent(sent, facts.length)
  for (const batch of batches(facts)) {
    sum.add(await command('import.apply', { ...about, facts: batch as never }))
    sent += batch.length
    onSent(sent, facts.length)
  }
  const keys = facts.map(({ key }) => key)
  for (const call of complete && keys.length > 0 ? finishCalls(keys) : []) {
    for (let more = true; more; ) {
      const finished = await command('import.finish', { ...about, ...call, keys: [...call.keys] })
      more = finished.more
      // What is left as it is, each call says again.
      sum.add(more ? { ...finished, conflicts: [] } : finished)
    }
  }
  return { sum: sum.value, skipped, complete }
}

/** The facts of a file, with the digests that a server's command line would give them. */
async function readPeople(file: File) {
  const into = gatheringWith(text => text)
  const text = await textOf(file)
  if (text.ok) readPeopleTable(text.value, file.name, await namedZone(), into)
  else into.lose(file.name, null, text.reason)
  const reading = into.reading()
  return { ...reading, facts: await Promise.all(reading.facts.map(digested)) }
}

async function textOf(file: File): Promise<{ ok: true; value: string } | { ok: false; reason: string }> {
  if (file.size > maxBytes) return { ok: false, reason: words.tooLarge }
  try {
    const bytes = await file.arrayBuffer()
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, reason: words.notText }
  }
}

/** T2: zones are those of the server's table, whatever this browser knows. */
async function namedZone(): Promise<(text: string) => string | null> {
  const { zones } = await call('zone.list', {})
  const byName = new Map(zones.map(zone => [zone.toLowerCase(), zone]))
  return text => byName.get(text.toLowerCase()) ?? null
}

/** Until here its digest is the text it is to be made of. */
async function digested(fact: ImportFact): Promise<ImportFact> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(fact.digest))
  return { ...fact, digest: hex(new Uint8Array(hash)).slice(0, 24) }
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
