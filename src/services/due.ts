import { onNext } from '../domain/availability/on-next.ts'
import { defaultCandidates, dueDraft, dueEvents } from '../domain/handoff/due.ts'
import type { ItemState } from '../domain/handoff/states.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { Draft, Envelope } from '../domain/record/entry.ts'
import { evolveSubject, type SubjectState } from '../domain/record/subjects.ts'
import type { Script } from '../storage/sql.ts'
import { loadDue } from '../storage/subjects.ts'
import { reachabilityOf } from './load.ts'
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
export const dueLimit = 500

export const nothingDue: Due = { drafts: [], states: new Map(), full: false }

/** A scope before what is due was found. */
export type Undecided = Omit<Scope, 'due' | 'words'>

/** Computes what is due as of the scope; the same for a read and for the append that follows. */
export function* findDue(scope: Undecided, atSeq: number): Script<Due> {
  const found = yield* loadDue(scope.org, scope.at, atSeq, dueLimit)
  const items = found.filter((state): state is ItemState => state.is === 'item')
  if (items.length === 0) return nothingDue
  const people = new Set<PersonId>(items.flatMap(item => defaultCandidates(scope.gov, item)))
  const bare: Scope = { ...scope, due: new Map(), words: new Map() }
  const reachability = yield* reachabilityOf(bare, [...people])
  const states = new Map<string, SubjectState>(items.map(item => [item.id, item]))
  const drafts: Draft[] = []
  const choose = (candidates: PersonId[], at: number) => onNext(candidates, reachability, at)?.person ?? null
  for (const event of dueEvents(items, scope.at)) {
    const item = states.get(event.item)
    if (item?.is !== 'item') continue
    const next = dueDraft(item, event, choose, scope.gov)
    if (next === null) continue
    drafts.push(next)
    const evolved = evolveSubject(item, virtualEntry(next, scope))
    if (evolved !== null) states.set(item.id, evolved)
  }
  return { drafts, states, full: found.length === dueLimit }
}

/** An entry that is not in the record yet; its empty id is never cited. */
function virtualEntry(draft: Draft, scope: Undecided): Envelope {
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
