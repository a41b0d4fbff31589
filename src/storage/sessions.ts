import type { PersonId } from '../domain/ids.ts'
import { row, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** A signed-in browser; not part of the record (R5). Organisation 0 without a person is a set-up. */
export interface StoredSession {
  readonly org: OrgNo
  readonly id: string
  readonly hash: string
  readonly person: PersonId | null
  /** The browser, as a label. */
  readonly agent: string
  readonly createdAt: number
  readonly seenAt: number
  readonly verifiedUntil: number | null
  readonly endedAt: number | null
}

interface SessionRow {
  org: number
  id: string
  hash: string
  person: PersonId | null
  agent: string
  created_at: number
  seen_at: number
  verified_until: number | null
  ended_at: number | null
}

function toSession(r: SessionRow): StoredSession {
  const { org, id, hash, person, agent } = r
  return {
    ...{ org, id, hash, person, agent },
    createdAt: r.created_at,
    seenAt: r.seen_at,
    verifiedUntil: r.verified_until,
    endedAt: r.ended_at,
  }
}

export function* insertSession(s: StoredSession): Script<void> {
  yield sql`INSERT INTO session (org, id, hash, person, agent, created_at, seen_at, verified_until, ended_at)
    VALUES (${s.org}, ${s.id}, ${s.hash}, ${s.person}, ${s.agent}, ${s.createdAt}, ${s.seenAt}, ${s.verifiedUntil}, NULL)`
}

/** The session with this hash, in whichever organisation. */
export function* findSession(hash: string): Script<StoredSession | null> {
  const found = yield* row<SessionRow>(sql`SELECT * FROM session WHERE hash = ${hash}`)
  return found === null ? null : toSession(found)
}

/** Those of a person that were not ended, newest first; whether they are too old is the caller's to say. */
export function* listSessions(org: OrgNo, person: PersonId): Script<StoredSession[]> {
  const found = yield* rows<SessionRow>(
    sql`SELECT * FROM session WHERE org = ${org} AND person = ${person} AND ended_at IS NULL ORDER BY created_at DESC, id`,
  )
  return found.map(toSession)
}

/** It was used at `now`; one that has ended stays ended. */
export function* touchSession(org: OrgNo, id: string, now: number): Script<void> {
  yield sql`UPDATE session SET seen_at = ${now} WHERE org = ${org} AND id = ${id} AND ended_at IS NULL`
}

/** P2: its assurance is `verified` until `until`. */
export function* verifySession(org: OrgNo, id: string, until: number): Script<void> {
  yield sql`UPDATE session SET verified_until = ${until} WHERE org = ${org} AND id = ${id} AND ended_at IS NULL`
}

/** Signs out; one that has ended keeps when. */
export function* endSession(org: OrgNo, id: string, now: number): Script<void> {
  yield sql`UPDATE session SET ended_at = ${now} WHERE org = ${org} AND id = ${id} AND ended_at IS NULL`
}

/** Sign out everywhere, and V5: leaving ends the person's sessions. */
export function* endSessionsOf(org: OrgNo, person: PersonId, now: number): Script<void> {
  yield sql`UPDATE session SET ended_at = ${now} WHERE org = ${org} AND person = ${person} AND ended_at IS NULL`
}

/** Nothing of a session is kept once it can no longer be used. */
export function* forgetSessions(org: OrgNo, createdBefore: number, seenBefore: number): Script<void> {
  yield sql`DELETE FROM session WHERE org = ${org} AND (created_at <= ${createdBefore} OR seen_at <= ${seenBefore})`
}
