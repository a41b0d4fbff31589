import type { EntryId } from '../domain/ids.ts'
import type { Draft, Entry, Envelope } from '../domain/record/entry.ts'
import { isGovernance } from '../domain/record/kinds.ts'
import { evolveSubject } from '../domain/record/subjects.ts'
import { type Head, insertEntries, type SealedEntry } from '../storage/entries.ts'
import type { Script } from '../storage/sql.ts'
import type { OrgNo } from '../storage/store.ts'
import { loadLive, type SubjectVersion, saveVersions } from '../storage/subjects.ts'
import type { Environment } from './environment.ts'
import { fold, type Held } from './governance.ts'
import type { Caller } from './scope.ts'
import { seal } from './seal.ts'

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
  const sealed = drafts.map((draft, index) => {
    const id = draft.id ?? (`ent_${env.uuid()}` as EntryId)
    return seal(env, draft, { org: orgId, seq: first + index, at, id }, caller)
  })
  yield* insertEntries(org, sealed)
  yield* saveVersions(org, yield* versionsOf(org, sealed))
  for (const entry of sealed) if (isGovernance(entry.envelope.kind)) fold(held, loaded(entry))
  if (drafts.some(draft => draft.kind === 'record.erased' || draft.kind === 'item.withdrawn'))
    working.erased = true
  const seq = first + sealed.length - 1
  working.head = { ...working.head, seq, at }
  held.seq = seq
  return sealed.map(entry => entry.envelope)
}

function loaded(entry: SealedEntry): Entry {
  return { envelope: entry.envelope, words: entry.words === null ? null : JSON.parse(entry.words) }
}

/** Evolves every subject the entries are about, one version for each entry. */
function* versionsOf(org: OrgNo, entries: readonly SealedEntry[]): Script<SubjectVersion[]> {
  const about = entries.map(entry => entry.envelope).filter(envelope => !isGovernance(envelope.kind))
  const states = yield* loadLive(org, [...new Set(about.map(envelope => envelope.subject))])
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
