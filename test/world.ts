import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { personAt } from '../src/domain/people/names.ts'
import type { Draft } from '../src/domain/record/entry.ts'
import type { Outcome, Refusal } from '../src/domain/refusal.ts'
import { environment } from '../src/server/environment.ts'
import { append, workingOn } from '../src/services/append.ts'
import type { Environment } from '../src/services/environment.ts'
import { caughtUp, nothingHeld } from '../src/services/governance.ts'
import { Locum } from '../src/services/run.ts'
import { openSession } from '../src/services/sign-in/sessions.ts'
import { loadHead, saveHead } from '../src/storage/entries.ts'
import { openPostgres } from '../src/storage/postgres.ts'
import { openSqlite } from '../src/storage/sqlite.ts'
import type { Store } from '../src/storage/store.ts'
import { freshDatabase } from './postgres/database.ts'

export const engines = ['sqlite', 'postgres'] as const
export type Engine = (typeof engines)[number]

export interface WorldOptions {
  readonly start?: string
  readonly admin?: string
  readonly zone?: string
  readonly simulated?: boolean
}

export interface CallOptions {
  readonly at?: string
  readonly seq?: number
  readonly idempotencyKey?: string
}

/** An organisation on a real engine, with a clock that stands still until it is moved. */
export class World {
  readonly locum: Locum
  readonly store: Store
  readonly env: Environment
  readonly #clock: { now: number }
  readonly #cleanUp: () => Promise<void>

  constructor(env: Environment, clock: { now: number }, cleanUp: () => Promise<void>) {
    this.env = env
    this.store = env.store
    this.locum = new Locum(env)
    this.#clock = clock
    this.#cleanUp = cleanUp
  }

  moveTo(instant: string): void {
    this.#clock.now = Date.parse(instant)
  }

  get now(): string {
    return new Date(this.#clock.now).toISOString().replace('.000Z', 'Z')
  }

  call(
    as: string,
    operation: string,
    input: unknown = {},
    options: CallOptions = {},
  ): Promise<Outcome<unknown>> {
    const credential = { kind: 'asserted', handle: as, osUser: null, via: 'cli' } as const
    return this.locum.call({ operation, input, credential, ...options })
  }

  /** Called by somebody who has just used their passkey (P2). */
  async callVerified(as: string, operation: string, input: unknown = {}): Promise<Outcome<unknown>> {
    const { env, store } = this
    const { secret } = await store.write(1, function* () {
      const head = present(yield* loadHead(1))
      const person = present(personAt((yield* caughtUp(nothingHeld(), 1, head.seq)).names, as))
      return yield* openSession(env, { org: 1, person, agent: 'a test' }, true)
    })
    return await this.locum.call({
      operation,
      input,
      credential: { kind: 'session', session: secret, via: 'web' },
    })
  }

  /** The answer; a refusal throws. Typed loosely, since tests read what outside programs read. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer is whatever the operation's JSON is
  async must(as: string, operation: string, input: unknown = {}, options: CallOptions = {}): Promise<any> {
    const outcome = await this.call(as, operation, input, options)
    if (!outcome.ok) throw new Error(`${operation} refused: ${JSON.stringify(outcome.refusal)}`)
    return JSON.parse(JSON.stringify(outcome.value))
  }

  async refused(
    as: string,
    operation: string,
    input: unknown = {},
    options: CallOptions = {},
  ): Promise<Refusal> {
    const outcome = await this.call(as, operation, input, options)
    if (outcome.ok) throw new Error(`${operation} was not refused: ${JSON.stringify(outcome.value)}`)
    return outcome.refusal
  }

  /** Appends drafts as they are, for states no command makes yet. */
  async append(as: string, drafts: readonly Draft[]): Promise<void> {
    const { env, store } = this
    const now = this.#clock.now
    await store.write(1, function* () {
      const head = present(yield* loadHead(1))
      const working = workingOn(env, 1, yield* caughtUp(nothingHeld(), 1, head.seq), head)
      const person = present(personAt(working.held.names, as))
      yield* append(working, drafts, now, {
        person,
        via: 'cli',
        assurance: 'asserted',
        scopes: null,
        osUser: null,
      })
      yield* saveHead(1, working.head)
    })
  }

  async close(): Promise<void> {
    await this.store.close()
    await this.#cleanUp()
  }
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('missing')
  return value
}

/** Opens an empty store on an engine, makes an organisation, and returns it with its clock at `start`. */
export async function openWorld(engine: Engine, options: WorldOptions = {}): Promise<World> {
  const world = await openEmptyWorld(engine, options.start)
  const made = await world.locum.init({
    org: 'example',
    admin: options.admin ?? 'ana',
    adminName: 'Ana Brandt',
    zone: options.zone ?? 'Europe/Berlin',
    simulated: options.simulated ?? false,
  })
  if (!made.ok) throw new Error(made.refusal.message)
  return world
}

/** A world without an organisation, its clock at `start`. */
export async function openEmptyWorld(engine: Engine, start = '2026-11-19T08:00:00Z'): Promise<World> {
  const clock = { now: Date.parse(start) }
  const { store, cleanUp } = await openStore(engine, () => clock.now)
  const env = environment({
    store,
    key: new Uint8Array(32).fill(7),
    logFault: fault => {
      process.stderr.write(`fault in ${fault.operation}: ${(fault.error as Error).stack}\n`)
    },
  })
  return new World(env, clock, cleanUp)
}

async function openStore(
  engine: Engine,
  now: () => number,
): Promise<{ store: Store; cleanUp: () => Promise<void> }> {
  if (engine === 'postgres') {
    const database = await freshDatabase()
    return {
      store: await openPostgres({ url: database.url, now, maxConnections: 4 }),
      cleanUp: () => database.drop(),
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'locum-world-'))
  const store = await openSqlite({ file: join(folder, 'locum.db'), now })
  return { store, cleanUp: () => rm(folder, { recursive: true, force: true }) }
}
