import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locum } from '../cli/run.ts'
import { type FreshDatabase, freshDatabase } from '../postgres/database.ts'
import { engines } from '../world.ts'
import { publicFiles } from './public-files.ts'

interface Summary {
  readonly entries: number
  readonly created: Readonly<Record<string, number>>
  readonly unchanged: number
  readonly conflicts: readonly unknown[]
}
interface Area {
  readonly path: string
  readonly managers: readonly string[]
  readonly techLeads: readonly string[]
}

const root = join(import.meta.dirname, '../..')
const map = join(root, 'docs/import/triage-map.yaml')
const kubernetes = publicFiles('kubernetes')
const triage = publicFiles('rustc-perf-triage')

describe.each(engines)('the real binary imports public files on %s', { timeout: 120_000 }, engine => {
  let folder = ''
  let database: FreshDatabase | null = null
  let env: Record<string, string> = {}

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'locum-import-'))
    if (engine === 'postgres') {
      database = await freshDatabase()
      env = { DATABASE_URL: database.url }
    }
    await say('init', '--admin', 'ana', '--zone', 'Europe/Berlin')
  })
  afterAll(async () => {
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function say<T = Summary>(...args: string[]): Promise<T> {
    const run = await locum(['--data', folder, '--format', 'json', ...args], { env })
    expect(run.code, run.stdout + run.stderr).toBe(0)
    return JSON.parse(run.stdout) as T
  }

  async function timed(label: string, ...args: string[]): Promise<Summary> {
    const startedAt = performance.now()
    const summary = await say(...args)
    const tookMs = Math.round(performance.now() - startedAt)
    process.stdout.write(`${label} on ${engine}: ${tookMs} ms, ${summary.entries} entries\n`)
    return summary
  }

  /** SIGKILL of the process itself, while it sends the batch of this number. */
  async function killedAt(batch: number, ...args: string[]): Promise<void> {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !name.startsWith('LOCUM_') && name !== 'DATABASE_URL' && name !== 'NODE_OPTIONS',
    )
    const child = spawn(process.execPath, [join(root, 'src/server/main.ts'), '--data', folder, ...args], {
      cwd: root,
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes(`sending ${batch} of `)) child.kill('SIGKILL')
    })
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal, said).toBe('SIGKILL')
  }

  it.skipIf(kubernetes === null)(
    'the Kubernetes community: killed halfway it resumes, and again it writes nothing',
    async () => {
      const line = ['import', 'sigs', kubernetes as string]
      await killedAt(24, ...line)
      const before = await say<{ items: unknown[] }>('person', 'list', '--limit', '5000')
      const there = before.items.length - 1
      expect(there).toBeGreaterThanOrEqual(1_100)
      expect(there).toBeLessThan(1_558)

      const rest = await timed('the rest of import sigs', ...line)
      expect(rest).toMatchObject({
        created: { people: 1_558 - there, teams: 646, areas: 271 },
        conflicts: [],
      })
      expect(await timed('import sigs again', ...line)).toMatchObject({ entries: 0, unchanged: 2_475 })
    },
  )

  it.skipIf(kubernetes === null)(
    'the Kubernetes community has its people, groups, chairs and tech leads',
    async () => {
      const people = await say<{ items: { handle: string }[] }>('person', 'list', '--limit', '5000')
      expect(people.items.filter(({ handle }) => handle !== 'ana')).toHaveLength(1_558)
      const areas = await say<{ items: Area[] }>('area', 'list', '--limit', '5000')
      const groups = areas.items.filter(({ path }) => path !== '/' && !path.includes('/'))
      const chairs = groups.flatMap(({ managers }) => managers)
      const leads = groups.flatMap(({ techLeads }) => techLeads)
      const unled = groups.filter(({ techLeads }) => techLeads.length === 0)
      expect({
        groups: groups.length,
        chairs: [chairs.length, new Set(chairs).size],
        leads: [leads.length, new Set(leads).size],
        unled: unled.length,
      }).toEqual({ groups: 35, chairs: [112, 98], leads: [54, 50], unled: 15 })
    },
  )

  it.skipIf(triage === null)('104 reports that open nothing, and nothing the second time (H13)', async () => {
    const line = ['import', 'reports', triage as string, '--map', map]
    const refused = await locum(['--data', folder, '--format', 'json', ...line], { env })
    expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([
      3,
      { refusal: { code: 'unknown_area' } },
    ])
    await say('area', 'add', 'compiler')
    await say('area', 'add', 'compiler/performance')
    expect(await timed('import reports', ...line)).toMatchObject({
      entries: 109,
      created: { people: 5, handoffs: 104 },
      conflicts: [],
    })
    expect(await timed('import reports again', ...line)).toMatchObject({ entries: 0 })
    expect(await say('item', 'list')).toMatchObject({ items: [] })
  })
})
