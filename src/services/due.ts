import { onNext } from '../domain/availability/on-next.ts'
import { defaultCandidates, dueDraft, dueEvents } from '../domain/handoff/due.ts'
import type { ItemState } from '../domain/handoff/states.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { Draft, Envelope } from '../domain/record/entry.ts'
import { evolveSubject, type SubjectState } from '../domain/record/subjects.ts'
import type { Script } from '../storage/sql.ts'
import { loadDue } from '../storage/subjects.ts'
import { type DueDraft, requestsDue } from './decisions/due.ts'
import { reachabilityOf, subjectsById } from './load.ts'
import type { Scope } from './scope.ts'

/** What has become due by `scope.at` and is not yet in the record (T7). */
export interface Due {
  /** In the order they will be appended. */
  readonly drafts: readonly Draft[]
  /** The subjects as they are once these have taken effect. */
  readonly states: ReadonlyMap<string, SubjectState>
  /** There may be more than fitted. */
  readonly full: boolean
}

/** At most this many due subjects are taken at once. */
const dueLimit = 500

export const nothingDue: Due = { drafts: [], states: new Map(), full: false }

/** A scope before what is due was found. */
export type Undecided = Omit<Scope, 'due' | 'words'>

/** Computes what is due as of the scope; the same for a read and for the append that follows. */
export function* findDue(scope: Undecided, atSeq: number): Script<Due> {
  const bare: Scope = { ...scope, due: new Map(), words: new Map() }
  const found = yield* loadDue(scope.org, scope.at, atSeq, dueLimit)
  const items = yield* itemsDue(bare, found)
  const requests = yield* requestsDue(bare)
  const events = [...items.due, ...requests.flatMap(({ due }) => due)]
  if (events.length === 0) return nothingDue
  const states = items.states
  for (const { state } of requests) states.set(state.id, state)
  yield* evolveOthers(
    scope,
    bare,
    states,
    requests.flatMap(({ due }) => due),
  )
  const drafts = events
    .sort((a, b) => a.at - b.at || compare(a.draft.subject, b.draft.subject))
    .map(({ draft }) => draft)
  return { drafts, states, full: found.length === dueLimit }
}

/** What is due of requests, folded; a decision that becomes due may end an earlier one, which is loaded for it. */
function* evolveOthers(
  scope: Undecided,
  bare: Scope,
  states: Map<string, SubjectState>,
  due: readonly DueDraft[],
): Script<void> {
  const others = due.map(({ draft }) => draft.subject).filter(id => !states.has(id))
  for (const [id, state] of yield* subjectsById(bare, others)) states.set(id, state)
  for (const { draft } of due) {
    const evolved = evolveSubject(states.get(draft.subject) ?? null, virtualEntry(draft, scope))
    if (evolved !== null) states.set(draft.subject, evolved)
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Default transfers and ends of items (H7, H8). */
function* itemsDue(
  scope: Scope,
  found: readonly SubjectState[],
): Script<{ due: DueDraft[]; states: Map<string, SubjectState> }> {
  const items = found.filter((state): state is ItemState => state.is === 'item')
  const states = new Map<string, SubjectState>(items.map(item => [item.id, item]))
  const due: DueDraft[] = []
  if (items.length === 0) return { due, states }
  const people = new Set<PersonId>(items.flatMap(item => defaultCandidates(scope.gov, item)))
  const reachability = yield* reachabilityOf(scope, [...people])
  const choose = (candidates: PersonId[], at: number) => onNext(candidates, reachability, at)?.person ?? null
  for (const event of dueEvents(items, scope.at)) {
    const item = states.get(event.item)
    if (item?.is !== 'item') continue
    const next = dueDraft(item, event, choose, scope.gov)
    if (next === null) continue
    due.push({ at: event.at, draft: next })
    const evolved = evolveSubject(item, virtualEntry(next, scope))
    if (evolved !== null) states.set(item.id, evolved)
  }
  return { due, states }
}

/** An entry that is not in the record yet; its empty id is never cited. */
export function virtualEntry(draft: Draft, scope: Undecided): Envelope {
  return {
    v: 1,
    org: scope.orgId,
    seq: scope.atSeq,
    id: '' as EntryId,
    at: scope.at,
    saidAt: null,
    kind: draft.kind,
    kv: 1,
    actor: null,
    onBehalfOf: null,
    via: 'job',
    assurance: 'asserted',
    subject: draft.subject,
    area: draft.area,
    audience: draft.audience,
    terms: draft.terms,
    commitment: null,
  }
}
