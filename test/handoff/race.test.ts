import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/domain/refusal.ts'
import { environment } from '../../src/server/environment.ts'
import { Locum } from '../../src/services/run.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import type { Store } from '../../src/storage/store.ts'
import { freshDatabase } from '../postgres/database.ts'
import { type Engine, engines, World } from '../world.ts'
import { file, payments, refunds } from './payments.ts'

const rounds = 200
/** On a busy machine hundreds of transactions take their time. */
const timeout = 180_000

/** Two openers of one SQLite file, or two pools on one PostgreSQL. */
async function twoStores(engine: Engine, now: () => number) {
  if (engine === 'postgres') {
    const { url, drop } = await freshDatabase()
    const open = () => openPostgres({ url, now, maxConnections: 2 })
    return { stores: [await open(), await open()] as const, cleanUp: drop }
  }
  const folder = await mkdtemp(join(tmpdir(), 'locum-race-'))
  const open = () => openSqlite({ file: join(folder, 'locum.db'), now })
  const cleanUp = () => rm(folder, { recursive: true, force: true })
  return { stores: [await open(), await open()] as const, cleanUp }
}

function environmentOf(store: Store) {
  return environment({
    store,
    key: new Uint8Array(32).fill(7),
    logFault: ({ operation, error }) => process.stderr.write(`${operation}: ${(error as Error).stack}\n`),
  })
}

describe.each(engines)('two who accept at once on %s', engine => {
  const clock = { now: Date.parse('2026-11-19T08:00:00Z') }
  let world: World
  let other: Locum
  let close: () => Promise<void>

  beforeAll(async () => {
    const { stores, cleanUp } = await twoStores(engine, () => clock.now)
    world = new World(environmentOf(stores[0]), clock, cleanUp)
    other = new Locum(environmentOf(stores[1]))
    close = async () => {
      await stores[1].close()
      await world.close()
    }
    const made = await world.locum.init({
      org: 'example',
      admin: 'ana',
      adminName: 'Ana Brandt',
      zone: 'Europe/Berlin',
      simulated: false,
    })
    expect(made.ok).toBe(true)
    await payments(world)
    world.moveTo('2026-11-19T16:50:00Z')
    const work = Array.from({ length: rounds }, (_, n) => `Case ${n + 1}. ${refunds}`)
    await world.must('ana', 'handoff.publish', { markdown: file({ to: 'team:payments', work }) })
    await world.must('ben', 'handoff.publish', { markdown: file({ to: 'team:payments', work }) })
    world.moveTo('2026-11-19T17:10:00Z')
  })
  afterAll(() => close())

  const accept = (locum: Locum, handle: string, id: string) =>
    locum.call({
      operation: 'handoff.accept',
      input: { id },
      credential: { kind: 'asserted', handle, osUser: null, via: 'cli' },
    })

  /** Exactly one is told it is theirs; the other, who holds it; and the record says the same. */
  const oneOwner = async (id: string, noor: Outcome<unknown>, li: Outcome<unknown>) => {
    expect([noor.ok, li.ok].sort(), id).toEqual([false, true])
    const winner = noor.ok ? 'noor' : 'li'
    const lost = noor.ok ? li : noor
    if (lost.ok) throw new Error('nobody lost')
    expect(lost.refusal).toMatchObject({ code: 'already_accepted', details: { item: id, owner: winner } })
    return winner
  }

  const acceptances = async (ids: readonly string[]) => {
    const found = new Map<string, string[]>()
    let cursor: string | undefined
    do {
      const input = { kind: 'item.accepted', limit: 200, ...(cursor !== undefined && { cursor }) }
      const page = await world.must('ana', 'record.list', input)
      for (const { subject, actor } of page.items) found.set(subject, [...(found.get(subject) ?? []), actor])
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return ids.map(id => found.get(id))
  }

  test(
    `${rounds} times in the batches of one process: one owner, the other told who (H6)`,
    async () => {
      const ids = Array.from({ length: rounds }, (_, n) => `I-${n + 1}`)
      const pairs = await Promise.all(
        ids.map(id => Promise.all([accept(world.locum, 'noor', id), accept(world.locum, 'li', id)])),
      )
      const winners = []
      for (const [n, [noor, li]] of pairs.entries()) winners.push([await oneOwner(ids[n]!, noor, li)])
      expect(await acceptances(ids)).toEqual(winners)
    },
    timeout,
  )

  test(
    `${rounds} times in two processes on one store: one owner, the other told who (H6)`,
    async () => {
      const ids = Array.from({ length: rounds }, (_, n) => `I-${rounds + n + 1}`)
      const winners: string[][] = []
      for (const [n, id] of ids.entries()) {
        const [first, second] = n % 2 === 0 ? [world.locum, other] : [other, world.locum]
        const [noor, li] = await Promise.all([accept(first, 'noor', id), accept(second, 'li', id)])
        winners.push([await oneOwner(id, noor, li)])
      }
      expect(await acceptances(ids)).toEqual(winners)
    },
    timeout,
  )
})
