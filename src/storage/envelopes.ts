import type { Envelope } from '../domain/record/entry.ts'
import { list, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** The last entry of these kinds about each of these subjects, by subject. */
export function* lastAbout(
  org: OrgNo,
  subjects: readonly string[],
  kinds: readonly string[],
  untilSeq: number,
): Script<Map<string, Envelope>> {
  if (subjects.length === 0) return new Map()
  // The plus keeps an engine from walking the whole record in order instead of the few entries of these subjects.
  const found = yield* rows<{ bytes: string }>(
    sql`SELECT e.bytes FROM entry e WHERE e.org = ${org} AND e.subject IN ${list(subjects)} AND e.kind IN ${list(kinds)} AND +e.seq <= ${untilSeq} ORDER BY +e.seq`,
  )
  const envelopes = found.map(({ bytes }) => JSON.parse(bytes) as Envelope)
  return new Map(envelopes.map(envelope => [envelope.subject, envelope]))
}
