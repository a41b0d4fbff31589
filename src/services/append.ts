import type { EntryId } from '../domain/ids.ts'
import type { Draft, Entry, Envelope } from '../domain/record/entry.ts'
import { isGovernance } from '../domain/record/kinds.ts'
import { begins, dueAt, evolveSubject, type SubjectState } from '../domain/record/subjects.ts'
import type { Head, StoredEntry } from '../storage/entries.ts'
import { saveEntries } from '../storage/save-entries.ts'
import type { Script } from '../storage/sql.ts'
import type { OrgNo } from '../storage/store.ts'
import { loadLive, type SubjectVersion } from '../storage/subjects.ts'
import type { Environment } from './environment.ts'
import { fold, type Held } from './governance.ts'
import type { Caller } from './scope.ts'
import { storedEntry } from './stored-entry.ts'

/** The working state of one append transaction. */
export interface Working {
  readonly env: Environment
  readonly org: OrgNo
  held: Held
  head: Head
  /** Words were erased: what is held in memory and in the write-ahead log must go too. */
  erased: boolean
  /** Expired idempotency keys were dropped in this transaction. */
  forgotten?: boolean
  /** What the command under way has written, so that its answer need not read it again. */
  fresh: Fresh
  /** T7: nothing stored is due up to this instant; null where that is not known. */
  nothingDueUntil: number | null
}

export interface Fresh {
  readonly states: Map<string, SubjectState>
  readonly words: Map<string, unknown>
}

/** A transaction's working state before its first command. */
export function workingOn(env: Environment, org: OrgNo, held: Held, head: Head): Working {
  return { env, org, held, head, erased: false, fresh: nothingFresh(), nothingDueUntil: null }
}

/** Before a command has written anything. */
export function nothingFresh(): Fresh {
  return { states: new Map(), words: new Map() }
}

/** Appends drafts at one instant: entries, words and views, then the fold. Returns their envelopes. */
export function* append(
  working: Working,
  drafts: readonly Draft[],
  at: number,
  caller: Caller | null,
): Script<Envelope[]> {
  if (drafts.length === 0) return []
  const { env, org, held } = working
  const orgId = drafts[0]?.kind === 'org.created' ? (drafts[0].subject as Envelope['org']) : held.gov.org
  const first = working.head.seq + 1
  const stored = drafts.map((draft, index) => {
    const id = draft.id ?? (`ent_${env.uuid()}` as EntryId)
    return storedEntry(env, draft, { org: orgId, seq: first + index, at, id }, caller)
  })
  const versions = yield* versionsOf(org, stored)
  yield* saveEntries(org, stored, versions)
  for (const entry of stored) if (isGovernance(entry.envelope.kind)) fold(held, loaded(entry))
  remember(working, stored, versions)
  if (drafts.some(draft => draft.kind === 'record.erased' || draft.kind === 'item.withdrawn'))
    working.erased = true
  const seq = first + stored.length - 1
  working.head = { ...working.head, seq, at }
  held.seq = seq
  return stored.map(entry => entry.envelope)
}

/** What the answer of the command may need, and whether anything written is due at once. */
function remember(
  working: Working,
  stored: readonly StoredEntry[],
  versions: readonly SubjectVersion[],
): void {
  const { fresh, nothingDueUntil } = working
  for (const { after } of versions) {
    fresh.states.set(after.id, after)
    if ((dueAt(after) ?? Number.POSITIVE_INFINITY) <= (nothingDueUntil ?? 0)) working.nothingDueUntil = null
  }
  for (const entry of stored) {
    if (entry.words !== null) fresh.words.set(entry.envelope.id, JSON.parse(entry.words))
  }
}

function loaded(entry: StoredEntry): Entry {
  return { envelope: entry.envelope, words: entry.words === null ? null : JSON.parse(entry.words) }
}

/** Evolves every subject the entries are about, one version for each entry. */
function* versionsOf(org: OrgNo, entries: readonly StoredEntry[]): Script<SubjectVersion[]> {
  const about = entries.map(entry => entry.envelope).filter(envelope => !isGovernance(envelope.kind))
  const begun = new Set(about.filter(begins).map(envelope => envelope.subject))
  const known = about.map(envelope => envelope.subject).filter(id => !begun.has(id))
  const states = yield* loadLive(org, [...new Set(known)])
  const versions: SubjectVersion[] = []
  for (const envelope of about) {
    const before = states.get(envelope.subject) ?? null
    const after = evolveSubject(before, envelope)
    if (after === null) continue
    states.set(envelope.subject, after)
    versions.push({ before, after })
  }
  return versions
}
