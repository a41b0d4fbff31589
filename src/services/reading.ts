import { type OperationName, operations } from '../contract/operations.ts'
import { type Outcome, ok, type Refusal, refuse } from '../domain/refusal.ts'
import { formatInstant, parseInstant } from '../domain/time/instant-text.ts'
import { instantOf, loadHead, seqAt } from '../storage/entries.ts'
import type { Script } from '../storage/sql.ts'
import type { OrgNo } from '../storage/store.ts'
import { headSeq } from '../storage/subjects.ts'
import { authorise, type Claim } from './access.ts'
import { findDue, type Undecided } from './due.ts'
import type { Environment } from './environment.ts'
import { caughtUp, type Held, nothingHeld } from './governance.ts'
import { parseInput } from './input.ts'
import type { Caller, Scope } from './scope.ts'
import type { ReadService } from './service.ts'
import { services } from './services.ts'
import { dataProblem, zonesOf } from './versions.ts'

/** A read and the point of the record it asks about (T6). */
export interface Reading {
  readonly name: OperationName
  readonly input: unknown
  readonly claim: Claim
  readonly at: string | null
  readonly seq: number | null
  readonly minSeq: number | null
}

/** What reads keep between them. */
export interface ReadMemory {
  held: Held
  readonly past: Map<number, Held>
}

/** Before anything was read. */
export function emptyMemory(): ReadMemory {
  return { held: nothingHeld(), past: new Map() }
}

const pastKept = 4

/** Runs one read on one snapshot of the record. */
export function* runRead(
  env: Environment,
  org: OrgNo,
  memory: ReadMemory,
  reading: Reading,
): Script<Outcome<unknown>> {
  const head = yield* loadHead(org)
  if (head === null)
    return refuse('no_organisation', 'There is no organisation here yet.', 'Run locum init, or locum sample.')
  if (reading.minSeq !== null && head.seq < reading.minSeq) return notYet()
  const live = yield* caughtUp(memory.held, org, head.seq)
  // R4: another process may have erased; what this one keeps of the past holds the words still.
  if (live.erasedSeq !== memory.held.erasedSeq) memory.past.clear()
  if (live.seq >= memory.held.seq) memory.held = live
  const now = Math.max((yield* env.store.wallClock()) + live.gov.clockOffsetMs, head.at)
  const point = yield* pointOf(org, reading, now, head.seq)
  if (!point.ok) return point
  const caller = authorise(live.gov, live.names, reading.claim, reading.name, operations[reading.name])
  if (!caller.ok) return caller
  const base = { env, org, memory, live, head: head.seq, caller: caller.value }
  const scope = yield* scopeAt(base, point.value)
  const broken = dataProblem(env, scope.gov, reading.name)
  if (broken !== null) return { ok: false, refusal: broken }
  const input = parseInput(reading.name, reading.input)
  if (!input.ok) return input
  const service = services[reading.name] as unknown as ReadService<unknown, unknown>
  // A point that was asked for is kept to: the question is then read as of it.
  const pinned = reading.at !== null || reading.seq !== null
  const elsewhen = pinned ? null : (service.elsewhen?.(scope, input.value) ?? null)
  if (elsewhen === null) return yield* service.read(scope, input.value)
  const then = { ...reading, at: formatInstant(elsewhen.at) }
  const there = yield* pointOf(org, then, now, head.seq)
  return there.ok
    ? yield* elsewhen.read(yield* scopeAt(base, there.value))
    : yield* service.read(scope, input.value)
}

interface Base {
  readonly env: Environment
  readonly org: OrgNo
  readonly memory: ReadMemory
  readonly live: Held
  readonly head: number
  readonly caller: Caller
}

/** The organisation as of a point of the record, what is due there applied. */
function* scopeAt(base: Base, { at, seq }: { at: number; seq: number }): Script<Scope> {
  const { env, org, memory, live, head, caller } = base
  const held = live.gov.seq <= seq ? live : yield* heldAt(memory, org, seq)
  const { gov, names } = held
  const undecided = {
    ...{ env, org, orgId: gov.org, caller, gov, govNow: live.gov, names, at },
    atSeq: seq,
    live: seq === head,
    zones: zonesOf(env, gov),
  }
  const due = yield* findAllDue(undecided, undecided.live ? headSeq : seq)
  return { ...undecided, due, words: new Map() }
}

/** A read shows at most one page of what is due; a longer backlog is appended by the next command. */
function* findAllDue(base: Undecided, atSeq: number): Script<Scope['due']> {
  return (yield* findDue(base, atSeq)).states
}

/** T6: live is head and now; a past instant is the record as known then; a seq pins it. */
function* pointOf(
  org: OrgNo,
  reading: Reading,
  now: number,
  head: number,
): Script<Outcome<{ at: number; seq: number }>> {
  const parsed = reading.at === null ? ok(null) : parseInstant(reading.at)
  if (!parsed.ok) return { ok: false, refusal: { ...parsed.refusal, path: 'at' } }
  const at = parsed.value
  if (reading.seq !== null) {
    if (!Number.isSafeInteger(reading.seq) || reading.seq < 1 || reading.seq > head) return badSeq(head)
    return ok({ at: at ?? (yield* instantOf(org, reading.seq)) ?? now, seq: reading.seq })
  }
  if (at === null || at >= now) return ok({ at: at ?? now, seq: head })
  const seq = yield* seqAt(org, at)
  return seq === 0
    ? refuse('before_the_record', 'The record begins after that instant.', 'Ask about a later instant.', {
        path: 'at',
      })
    : ok({ at, seq })
}

function* heldAt(memory: ReadMemory, org: OrgNo, seq: number): Script<Held> {
  const known = memory.past.get(seq)
  if (known !== undefined) return known
  const held = yield* caughtUp(nothingHeld(), org, seq)
  memory.past.set(seq, held)
  for (const old of memory.past.keys()) {
    if (memory.past.size <= pastKept) break
    memory.past.delete(old)
  }
  return held
}

function badSeq(head: number): { ok: false; refusal: Refusal } {
  return refuse('bad_seq', `The record has entries 1 to ${head}.`, 'Give a seq within it.', { path: 'seq' })
}

function notYet(): { ok: false; refusal: Refusal } {
  return refuse('not_yet', 'This process has not seen that entry yet.', 'Ask again in a moment.')
}
