import { forgotten } from './idempotency.ts'
import { list, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** An entry that still has words. */
export interface WordedEntry {
  readonly seq: number
  readonly id: string
  readonly bytes: string
  readonly words: string
}

/** The entries about a person themselves: what names them (R4). */
export function* loadProfile(org: OrgNo, people: readonly string[]): Script<WordedEntry[]> {
  return yield* rows(
    sql`SELECT e.seq, e.id, e.bytes, b.words FROM entry e JOIN body b ON b.org = e.org AND b.seq = e.seq
      WHERE e.org = ${org} AND e.subject IN ${list(people)} AND e.kind IN ('person.added', 'person.set') ORDER BY e.seq`,
  )
}

/** What people wrote: not the names they gave to teams and areas, nor the grounds of erasures. */
export function* loadWritten(org: OrgNo, people: readonly string[]): Script<WordedEntry[]> {
  return yield* rows(
    sql`SELECT e.seq, e.id, e.bytes, b.words FROM entry e JOIN body b ON b.org = e.org AND b.seq = e.seq
      WHERE e.org = ${org} AND e.actor IN ${list(people)} AND (e.gov = 0 OR e.kind = 'freeze.added') AND e.kind <> 'record.erased' ORDER BY e.seq`,
  )
}

/** What agents proposed and nobody has confirmed, declined or not: only these still have words (V7). */
export function* loadProposals(org: OrgNo): Script<WordedEntry[]> {
  return yield* rows(
    sql`SELECT e.seq, e.id, e.bytes, b.words FROM entry e JOIN body b ON b.org = e.org AND b.seq = e.seq
      WHERE e.org = ${org} AND e.kind = 'proposal.made' ORDER BY e.seq`,
  )
}

/** Ids and seqs of entries whose words contain a text; letters of ASCII match in either case. */
export function* findInWords(
  org: OrgNo,
  text: string,
  after: number,
  untilSeq: number,
  limit: number,
): Script<{ seq: number; id: string }[]> {
  return yield* rows(
    sql`SELECT e.seq, e.id FROM body b JOIN entry e ON e.org = b.org AND e.seq = b.seq WHERE b.org = ${org} AND b.seq > ${after} AND b.seq <= ${untilSeq}
      AND lower(b.words) LIKE lower(${containing(text)}) ESCAPE '!' ORDER BY b.seq LIMIT ${limit}`,
  )
}

/** R5: what is kept beside the record for these people: remembered results, tokens, what signs them in. */
export function* forgetPeople(org: OrgNo, people: readonly string[]): Script<void> {
  if (people.length === 0) return
  yield sql`DELETE FROM idempotency WHERE org = ${org} AND actor IN ${list(people)}`
  yield sql`DELETE FROM token WHERE org = ${org} AND person IN ${list(people)}`
  yield sql`DELETE FROM session WHERE org = ${org} AND person IN ${list(people)}`
  yield sql`DELETE FROM passkey WHERE org = ${org} AND person IN ${list(people)}`
  yield sql`DELETE FROM sign_in_link WHERE org = ${org} AND person IN ${list(people)}`
  yield sql`UPDATE sign_in_link SET made_by = NULL WHERE org = ${org} AND made_by IN ${list(people)}`
}

/**
 * R4: what commands were answered, with every word in it: a text is rendered in there as it read then, so that none of
 * the organisation's remembered answers can be told to be without it. Their keys stay, so that nothing is done twice.
 */
export function* forgetAnswers(org: OrgNo): Script<void> {
  yield sql`UPDATE idempotency SET result = ${forgotten} WHERE org = ${org} AND input_hash <> '' AND result <> ${forgotten}`
}

/** Snapshots of the organisation are only a cache; they may hold names. */
export function* dropSnapshots(org: OrgNo): Script<void> {
  yield sql`DELETE FROM gov_snapshot WHERE org = ${org}`
}

/** Every entry that took words away, in order. */
export function* loadErasures(org: OrgNo): Script<{ seq: number; bytes: string }[]> {
  return yield* rows(
    sql`SELECT seq, bytes FROM entry WHERE org = ${org} AND kind IN ('record.erased', 'item.withdrawn') ORDER BY seq`,
  )
}

/** A pattern for a text as it stands inside stored JSON. */
function containing(text: string): string {
  return `%${JSON.stringify(text).slice(1, -1).replace(/[!%_]/g, '!$&')}%`
}
