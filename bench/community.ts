import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readSigs } from '../src/cli/import/sigs.ts'
import { batches } from '../src/domain/import/batches.ts'
import type { ImportFact } from '../src/domain/import/facts.ts'
import { type BenchLocum, openBench } from './folder.ts'
import { overrides } from './publishing.ts'

const main = fileURLToPath(new URL('../src/server/main.ts', import.meta.url))
const zones = [
  'America/Los_Angeles',
  'America/New_York',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
]
const shownTeams = 4
const shownPeople = 40
const handoffs = 12

/** The Kubernetes organisation behind a real server. */
export interface Community {
  readonly url: string
  /** Signs the reader in, once. */
  readonly link: string
  /** One the reader manages. */
  readonly area: string
  close(): Promise<void>
}

interface Reader {
  readonly handle: string
  readonly area: string
  readonly teams: readonly string[]
  /** Of these teams. */
  readonly people: readonly string[]
}

/** Public files of the Kubernetes community, beside the checkout; null where there are none. */
export function communityFolder(): string | null {
  const folder = fileURLToPath(new URL('../../shared/data/kubernetes', import.meta.url))
  return existsSync(folder) ? folder : null
}

/**
 * Imported as it is. The import knows no hours and no handoffs, so the people on the reader's day line declare some
 * hours, every sixth of them none, and some of them hand off: an empty page would be too fast.
 */
export async function openCommunity(folder: string): Promise<Community> {
  const opened = await openBench('sqlite')
  try {
    const { facts } = await readSigs(folder)
    for (const batch of batches(facts))
      await opened.call('ana', 'import.apply', { importer: 'sigs', root: 'bench', facts: batch })
    const reader = busiestManager(facts)
    await declareHours(opened, reader.people)
    await publish(opened, reader)
    const env = { ...process.env, LOCUM_KEY: createHash('sha256').update('bench').digest('hex') }
    const data = ['--data', opened.place]
    const server = spawn(process.execPath, [main, 'serve', '--port', '0', ...data], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const { url } = JSON.parse(await firstLine(server)) as { url: string }
    const made = [main, ...data, '--format', 'json', 'link', 'create', '--as', reader.handle]
    const { stdout } = await promisify(execFile)(process.execPath, made, { env })
    return {
      url,
      link: (JSON.parse(stdout) as { url: string }).url.split('#link=')[1] ?? '',
      area: reader.area,
      async close() {
        server.kill('SIGTERM')
        if (server.exitCode === null) await once(server, 'exit')
        await opened.close()
      },
    }
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** Of all managers the one whose day line has the most rows: what is fast for them is fast for the others. */
function busiestManager(facts: readonly ImportFact[]): Reader {
  const teams = facts.flatMap(fact => (fact.kind === 'team' ? [fact] : []))
  const areas = facts.flatMap(fact => (fact.kind === 'area' ? [fact] : []))
  const found = areas.flatMap(({ path, managers }) =>
    (managers ?? []).map((handle): Reader => {
      const own = teams.filter(({ members }) => members.includes(handle)).slice(0, shownTeams)
      const people = own.flatMap(({ members }) => members.slice(0, shownPeople))
      return { handle, area: path, teams: own.map(({ name }) => name), people: [...new Set(people)] }
    }),
  )
  const [busiest] = found.sort((a, b) => b.people.length - a.people.length)
  if (busiest === undefined) throw new Error('the files name no manager')
  return busiest
}

async function declareHours({ call }: BenchLocum, people: readonly string[]): Promise<void> {
  for (const [nth, handle] of people.entries()) {
    if (nth % 6 === 5) continue
    const windows = nth % 3 === 0 ? 'mon-fri 08:00-16:30' : 'mon-fri 09:30-12:30, mon-fri 13:15-18:00'
    await call(handle, 'window.set', { windows, zone: zones[nth % zones.length] })
  }
}

async function publish({ call }: BenchLocum, { area, teams, people }: Reader): Promise<void> {
  for (const [nth, author] of people.slice(shownTeams, shownTeams + handoffs).entries()) {
    const next = people[(nth + 1) % people.length]
    await call(author, 'handoff.publish', { markdown: handoff(area, teams[0] ?? '', nth, next), overrides })
  }
}

function handoff(area: string, team: string, nth: number, next: string | undefined): string {
  const work = Array.from(
    { length: 5 },
    (_, at) => `- Migration ${nth}-${at} is half done. condition: fragile next: compare the counts`,
  )
  return `---
to: team:${team}
area: ${area}
back: 2037-06-01T09:00[Europe/Berlin]
---
Shift ${nth}: the migration is half done and safe to leave.

## Hold
- Leave backfill ${nth} alone. why: a restart doubles rows until: 2037-05-01T06:00Z
## Question
- Do we keep export ${nth}? @${next} due: 2037-05-01
## Work
${work.join('\n')}
`
}

async function firstLine(server: ChildProcess): Promise<string> {
  let said = ''
  for await (const chunk of server.stdout ?? []) {
    said += String(chunk)
    if (said.includes('\n')) return said.slice(0, said.indexOf('\n'))
  }
  throw new Error('the server ended before it was ready')
}
