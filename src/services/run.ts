import { isOperation, type OperationName, operationMeant, operations } from '../contract/operations.ts'
import { type Outcome, type Refusal, refuse } from '../domain/refusal.ts'
import { loadHead, saveHead } from '../storage/entries.ts'
import type { Script } from '../storage/sql.ts'
import { CommitInDoubt, type OrgNo, StoreUnreachable } from '../storage/store.ts'
import type { Claim } from './access.ts'
import { type Working, workingOn } from './append.ts'
import { type Pending, runCommand } from './command.ts'
import { databaseFailure } from './database-failure.ts'
import type { Environment } from './environment.ts'
import { Fault } from './fault.ts'
import { caughtUp, type Held, keepSnapshot, nothingHeld, worthKeeping } from './governance.ts'
import { type InitInput, makeOrganisation } from './init.ts'
import { type Credential, Places } from './place-of-call.ts'
import { emptyMemory, type ReadMemory, runRead } from './reading.ts'
import { prepareSearch } from './search/prepare.ts'

/** One call of one operation. */
export interface Call {
  /** Slug; the only organisation when not given. */
  readonly org?: string
  readonly operation: string
  readonly input: unknown
  readonly credential: Credential
  /** Reads only (T6, T8). */
  readonly at?: string
  readonly seq?: number
  /** "At least this seq": the caller has seen it written. */
  readonly minSeq?: number
  readonly idempotencyKey?: string
}

interface Waiting {
  readonly pending: Pending
  readonly answer: (outcome: Outcome<unknown>) => void
  readonly fail: (error: unknown) => void
}

/** One organisation as this process holds it. */
interface Desk {
  held: Held
  readonly memory: ReadMemory
  readonly queue: Waiting[]
  working: boolean
  /** Once everything recorded is prepared for search. */
  searchable?: Promise<void> | undefined
}

const batchLimit = 64
/** How long a search waits for what it finds to be prepared. */
const preparingMs = 2_000
/** With the commit that follows and a pause of the run-time, the event loop is held for less than 50 ms. */
const batchBudgetMs = 10

/** The only door to a transaction: every surface calls operations through it. */
export class Locum {
  readonly #env: Environment
  readonly #desks = new Map<OrgNo, Desk>()
  readonly #places: Places

  constructor(env: Environment) {
    this.#env = env
    this.#places = new Places(env)
  }

  /** Makes an organisation with its first administrator. */
  async init(
    input: InitInput,
  ): Promise<Outcome<{ org: string; admin: string; signInUrl: string | null; id: string; seq: number }>> {
    return await this.#guard('init', () => makeOrganisation(this.#env, input))
  }

  /** Answers a call with its output or a refusal; throws a `Fault` for what nobody expects. */
  async call(call: Call): Promise<Outcome<unknown>> {
    if (!isOperation(call.operation)) return unknownOperation(call.operation)
    const operation = operationMeant(call.operation, call.input)
    return await this.#guard(operation, async () => {
      const place = await this.#places.placeOf(call)
      if (!place.ok) return place
      const { org, claim } = place.value
      if (operations[operation].kind === 'read') return await this.#read(org, operation, call, claim)
      if (call.at !== undefined || call.seq !== undefined) return atOnWrite()
      return await this.#command(org, {
        name: operation,
        input: call.input,
        claim,
        idempotencyKey: call.idempotencyKey ?? null,
      })
    })
  }

  async #guard<T>(operation: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Fault) throw error
      const refused = databaseFailure(error)
      if (refused !== null) return refused
      const id = this.#env.uuid()
      this.#env.logFault({ id, operation, error })
      throw new Fault(id)
    }
  }

  async #read(org: OrgNo, name: OperationName, call: Call, claim: Claim): Promise<Outcome<unknown>> {
    const desk = this.#desk(org)
    if (name === 'record.search') await this.#prepared(org, desk)
    const { memory } = desk
    const { input, at, seq, minSeq } = call
    const reading = { name, input, claim, at: at ?? null, seq: seq ?? null, minSeq: minSeq ?? null }
    const script = () => runRead(this.#env, org, memory, reading)
    return name === 'record.search'
      ? await this.#env.store.readAside(org, script)
      : await this.#env.store.read(org, script)
  }

  /** Before the first search: what there is to find, as far as it does not take long. The rest goes on meanwhile. */
  async #prepared(org: OrgNo, desk: Desk): Promise<void> {
    const { monotonic, pause, uuid, logFault } = this.#env
    let ready = false
    desk.searchable ??= prepareSearch(this.#env, org).catch(error => {
      desk.searchable = undefined
      logFault({ id: uuid(), operation: 'record.search', error })
    })
    void desk.searchable.then(() => {
      ready = true
    })
    const started = monotonic()
    while (!ready && monotonic() - started < preparingMs) await pause()
  }

  #command(org: OrgNo, pending: Pending): Promise<Outcome<unknown>> {
    const desk = this.#desk(org)
    return new Promise((answer, fail) => {
      desk.queue.push({ pending, answer, fail })
      if (!desk.working) void this.#work(org, desk)
    })
  }

  #desk(org: OrgNo): Desk {
    let desk = this.#desks.get(org)
    if (desk === undefined) {
      desk = { held: nothingHeld(), memory: emptyMemory(), queue: [], working: false }
      this.#desks.set(org, desk)
    }
    return desk
  }

  /** While one commit is under way further commands queue; the next batch takes them together. */
  async #work(org: OrgNo, desk: Desk): Promise<void> {
    desk.working = true
    while (desk.queue.length > 0) {
      const batch = desk.queue.splice(0, batchLimit)
      try {
        await this.#batch(org, desk, batch)
      } catch (error) {
        desk.held = nothingHeld()
        // Nothing of the batch was written: each runs alone, and one that fails again fails for its caller only.
        // Where even that is not known, nothing is done twice: the callers may ask again with their keys.
        if (error instanceof CommitInDoubt) for (const waiting of batch) waiting.fail(error)
        else await this.#eachAlone(org, desk, batch)
      }
      await this.#env.pause()
      // Only a cache: what fails is tried again when as much has been folded again.
      if (worthKeeping(desk.held)) await keepSnapshot(this.#env, org, desk.held).catch(() => {})
    }
    desk.working = false
  }

  async #eachAlone(org: OrgNo, desk: Desk, batch: readonly Waiting[]): Promise<void> {
    let gone: StoreUnreachable | null = null
    for (const waiting of batch) {
      try {
        if (gone !== null) throw gone
        await this.#batch(org, desk, [waiting])
      } catch (error) {
        // No use in having each of them wait for a database that is not there.
        if (error instanceof StoreUnreachable) gone = error
        desk.held = nothingHeld()
        waiting.fail(error)
      }
    }
  }

  async #batch(org: OrgNo, desk: Desk, batch: readonly Waiting[]): Promise<void> {
    const { store, monotonic } = this.#env
    const started = monotonic()
    const outOfTime = () => monotonic() - started > batchBudgetMs
    const { outcomes, working } = await store.write(org, () =>
      runBatch(this.#env, org, desk.held, batch, outOfTime),
    )
    desk.held = working.erased ? nothingHeld() : working.held
    if (working.erased) await this.#forget(desk)
    outcomes.forEach((outcome, index) => {
      batch[index]?.answer(outcome)
    })
    desk.queue.unshift(...batch.slice(outcomes.length))
  }

  /** R4: erased words leave memory and the files this engine controls. */
  async #forget(desk: Desk): Promise<void> {
    desk.memory.held = nothingHeld()
    desk.memory.past.clear()
    try {
      await this.#env.store.scrub()
    } catch (error) {
      // The erasure itself is durable: it must not be run again because a file could not be tidied.
      this.#env.logFault({ id: this.#env.uuid(), operation: 'scrub', error })
    }
  }
}

/** Runs commands in order in one transaction, at least one and as many as the budget allows. */
function* runBatch(
  env: Environment,
  org: OrgNo,
  held: Held,
  batch: readonly Waiting[],
  outOfTime: () => boolean,
): Script<{ outcomes: Outcome<unknown>[]; working: Working }> {
  const wall = yield* env.store.wallClock()
  const head = yield* loadHead(org)
  if (head === null) throw new Error(`organisation ${org} has no head`)
  const working = workingOn(env, org, yield* caughtUp(held, org, head.seq), head)
  const outcomes: Outcome<unknown>[] = []
  for (const { pending } of batch) {
    if (outcomes.length > 0 && outOfTime()) break
    outcomes.push(yield* runCommand(working, pending, wall))
  }
  if (working.head !== head) yield* saveHead(org, working.head)
  return { outcomes, working }
}

function unknownOperation(name: string): { ok: false; refusal: Refusal } {
  return refuse(
    'unknown_operation',
    `There is no operation ${name.slice(0, 80)}.`,
    'See /openapi.json for all of them.',
  )
}

function atOnWrite(): { ok: false; refusal: Refusal } {
  return refuse('at_on_write', 'A command happens now: at and seq are for reads.', 'Leave them out.')
}
