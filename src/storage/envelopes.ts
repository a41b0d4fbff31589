import type { Envelope } from '../domain/record/entry.ts'
import { list, type Query, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

export interface EnvelopeFilter {
  readonly kinds: readonly string[]
  readonly areas?: readonly string[]
  readonly actors?: readonly string[]
  readonly since?: number
  /** Seqs: `until` included, `before` not. */
  readonly until: number
  readonly before?: number
  readonly limit: number
}

/** Envelopes of some kinds in some areas or by some people, newest first; their words are not read. */
export function* listEnvelopes(org: OrgNo, filter: EnvelopeFilter): Script<Envelope[]> {
  const conditions: Query[] = [
    sql`e.org = ${org} AND e.kind IN ${list(filter.kinds)} AND e.seq <= ${filter.until}`,
  ]
  if (filter.areas !== undefined) conditions.push(sql`e.area IN ${list(filter.areas)}`)
  if (filter.actors !== undefined) conditions.push(sql`e.actor IN ${list(filter.actors)}`)
  if (filter.before !== undefined) conditions.push(sql`e.seq < ${filter.before}`)
  // The plus keeps an engine from walking the whole record by time or order instead of the few of these kinds.
  if (filter.since !== undefined) conditions.push(sql`+e.at >= ${filter.since}`)
  const where = conditions.reduce((all, next) => sql`${all} AND ${next}`)
  const found = yield* rows<{ bytes: string }>(
    sql`SELECT e.bytes FROM entry e WHERE ${where} ORDER BY +e.seq DESC LIMIT ${filter.limit}`,
  )
  return found.map(({ bytes }) => JSON.parse(bytes) as Envelope)
}

/** The last entry of these kinds about each of these subjects, by subject. */
export function* lastAbout(
  org: OrgNo,
  subjects: readonly string[],
  kinds: readonly string[],
  untilSeq: number,
): Script<Map<string, Envelope>> {
  if (subjects.length === 0) return new Map()
  const found = yield* rows<{ bytes: string }>(
    sql`SELECT e.bytes FROM entry e WHERE e.org = ${org} AND e.subject IN ${list(subjects)} AND e.kind IN ${list(kinds)} AND e.seq <= ${untilSeq} ORDER BY e.seq`,
  )
  const envelopes = found.map(({ bytes }) => JSON.parse(bytes) as Envelope)
  return new Map(envelopes.map(envelope => [envelope.subject, envelope]))
}
