import { type OperationName, operations } from '../contract/operations.ts'
import type { IdPrefix, IdSource, NumberedPrefix } from '../domain/ids.ts'
import { type Outcome, ok, type Refusal, refuse } from '../domain/refusal.ts'
import { dayMs } from '../domain/time/instant.ts'
import { forgetExpired, forgotten, recallResult, rememberResult } from '../storage/idempotency.ts'
import type { Script } from '../storage/sql.ts'
import { headSeq } from '../storage/subjects.ts'
import { authorise, type Claim } from './access.ts'
import { append, nothingFresh, type Working } from './append.ts'
import { type Due, findDue, nothingDue, type Undecided } from './due.ts'
import { parseInput } from './input.ts'
import { proposal } from './proposal.ts'
import type { CommandScope, Scope } from './scope.ts'
import type { CommandService, Decided } from './service.ts'
import { services } from './services.ts'
import { toHex } from './stored-entry.ts'
import { dataProblem, zonesOf } from './versions.ts'

/** A command as it waits for its batch. */
export interface Pending {
  readonly name: OperationName
  readonly input: unknown
  readonly claim: Claim
  readonly idempotencyKey: string | null
}

const clockToleranceMs = 60_000

/** Runs one command inside the batch's transaction: a refusal writes nothing of it. */
export function* runCommand(working: Working, pending: Pending, wall: number): Script<Outcome<unknown>> {
  working.fresh = nothingFresh()
  const { gov, names } = working.held
  const caller = authorise(gov, names, pending.claim, pending.name, operations[pending.name])
  if (!caller.ok) return caller
  const broken = dataProblem(working.env, gov, pending.name)
  if (broken !== null) return { ok: false, refusal: broken }
  const now = wall + gov.clockOffsetMs
  const behind = now < working.head.at - clockToleranceMs && pending.name !== 'clock.reset'
  if (behind) return clockBehind()
  const input = parseInput(pending.name, pending.input)
  if (!input.ok) return input
  const at = pending.name === 'clock.reset' ? now : Math.max(now, working.head.at)
  const remember = idempotency(working, pending, caller.value.person, wall)
  const earlier = yield* remember.recall()
  if (earlier !== null) return earlier
  const due = yield* catchUpDue(working, { caller: caller.value, at })
  const counters = { ...working.head.counters }
  const scope: CommandScope = {
    ...scopeAt(working, { caller: caller.value, at }),
    due: due.states,
    words: working.fresh.words,
    lastAt: working.head.at,
    ids: idSource(working.env.uuid, counters),
  }
  const decided = yield* decide(scope, pending.name, input.value)
  if (!decided.ok) return decided
  const answer = yield* write(working, scope, decided.value, due, counters)
  yield* remember.keep(answer)
  return ok(answer)
}

/** V7: what an agent asks for waits for its sponsor where the organisation says so. */
function* decide(
  scope: CommandScope,
  name: OperationName,
  input: unknown,
): Script<Outcome<Decided<unknown>>> {
  const agent = scope.gov.people.get(scope.caller.person)?.agent === true
  if (agent && scope.gov.settings.agentConfirm) return proposal(scope, name, input)
  return yield* serviceOf(name).decide(scope, input)
}

/** The service of a command by name, its types forgotten; `run.ts` has parsed what it is given. */
export function serviceOf(name: OperationName): CommandService<unknown, unknown> {
  return services[name] as unknown as CommandService<unknown, unknown>
}

function* write(
  working: Working,
  scope: CommandScope,
  decided: Decided<unknown>,
  due: Due,
  counters: Record<string, number>,
): Script<unknown> {
  const { drafts } = decided
  if (drafts.length > 0) yield* append(working, due.drafts, scope.at, null)
  const entries = yield* append(working, drafts, scope.at, scope.caller)
  if (drafts.length > 0) working.head = { ...working.head, counters }
  const { states, words } = working.fresh
  const after: Scope = { ...scopeAt(working, scope), due: drafts.length === 0 ? due.states : states, words }
  const written = { seq: working.head.seq, entries, scope: after }
  if (decided.effects !== undefined) yield* decided.effects(written)
  const answer = decided.answer(written)
  return isScript(answer) ? yield* answer : answer
}

function isScript(answer: unknown): answer is Script<unknown> {
  return answer !== null && typeof answer === 'object' && Symbol.iterator in answer && 'next' in answer
}

function scopeAt(working: Working, { caller, at }: Pick<Scope, 'caller' | 'at'>): Undecided {
  const { env, org, held, head } = working
  const { gov, names } = held
  return {
    env,
    org,
    orgId: gov.org,
    caller,
    gov,
    govNow: gov,
    names,
    at,
    atSeq: head.seq,
    live: true,
    zones: zonesOf(env, gov),
  }
}

/** T7: a backlog larger than one page is appended first, page by page; the rest goes in with the command. */
function* catchUpDue(working: Working, who: Pick<Scope, 'caller' | 'at'>): Script<Due> {
  if (working.nothingDueUntil !== null && who.at <= working.nothingDueUntil) return nothingDue
  let due = yield* findDue(scopeAt(working, who), headSeq)
  while (due.full) {
    yield* append(working, due.drafts, who.at, null)
    due = yield* findDue(scopeAt(working, who), headSeq)
  }
  if (due === nothingDue) working.nothingDueUntil = who.at
  return due
}

/** Numbered ids go on from the counters, which are counted up in place. */
export function idSource(uuid: () => string, counters: Record<string, number>): IdSource {
  return {
    fresh: <T extends string>(prefix: IdPrefix) => `${prefix}_${uuid()}` as T,
    numbered: <T extends string>(prefix: NumberedPrefix) => {
      counters[prefix] = (counters[prefix] ?? 0) + 1
      return `${prefix}-${counters[prefix]}` as T
    },
  }
}

/** R5: the secret of a token or a link is shown once and kept as a hash only, so such an answer is never remembered. */
const shownOnce: ReadonlySet<OperationName> = new Set(['token.create', 'invitation.create', 'link.create'])

function idempotency(working: Working, pending: Pending, actor: string, wall: number) {
  const { env, org } = working
  const key = shownOnce.has(pending.name) ? null : pending.idempotencyKey
  const scope = { actor, operation: pending.name, key: key ?? '' }
  const inputHash = key === null ? '' : toHex(env.crypto.sha256(JSON.stringify(pending.input)))
  return {
    *recall(): Script<Outcome<unknown> | null> {
      const found = key === null ? null : yield* recallResult(org, scope, wall)
      if (found === null) return null
      if (found.inputHash !== inputHash) return keyReused()
      return found.result === forgotten ? answerForgotten() : ok(JSON.parse(found.result) as unknown)
    },
    *keep(answer: unknown): Script<void> {
      if (key === null) return
      // Once for each batch: all its commands share one wall clock.
      if (!working.forgotten) yield* forgetExpired(org, wall)
      working.forgotten = true
      yield* rememberResult(org, scope, { inputHash, result: JSON.stringify(answer) }, wall + dayMs)
    },
  }
}

function keyReused(): { ok: false; refusal: Refusal } {
  return refuse(
    'idempotency_key_reused',
    'This idempotency key was used with another input.',
    'Use a fresh key for a new command.',
  )
}

/** R4: words were erased since, and the answer may have held them. */
function answerForgotten(): { ok: false; refusal: Refusal } {
  return refuse(
    'answer_forgotten',
    'This was done already; its answer was forgotten when words were erased.',
    'Read in the record what stands now.',
  )
}

function clockBehind(): { ok: false; refusal: Refusal } {
  return refuse(
    'clock_behind',
    'The clock stands more than a minute behind the last entry.',
    'Wait until it catches up, or let an administrator run clock reset.',
  )
}
