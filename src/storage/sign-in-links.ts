import type { PersonId } from '../domain/ids.ts'
import { row, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

export type LinkPurpose = 'set-up' | 'administrator' | 'invitation' | 'recovery'

/** A secret that signs a person in once; kept as a hash, not part of the record (R5). */
export interface StoredLink {
  readonly org: OrgNo
  readonly id: string
  readonly hash: string
  /** Null for a set-up, which is of no organisation yet. */
  readonly person: PersonId | null
  readonly purpose: LinkPurpose
  readonly madeBy: PersonId | null
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt: number | null
  readonly revokedAt: number | null
}

interface LinkRow {
  org: number
  id: string
  hash: string
  person: PersonId | null
  purpose: LinkPurpose
  made_by: PersonId | null
  created_at: number
  expires_at: number
  used_at: number | null
  revoked_at: number | null
}

function toLink(r: LinkRow): StoredLink {
  const { org, id, hash, person, purpose } = r
  return {
    ...{ org, id, hash, person, purpose },
    madeBy: r.made_by,
    createdAt: r.created_at,
    expiresAt: r.expires_at,
    usedAt: r.used_at,
    revokedAt: r.revoked_at,
  }
}

export function* insertLink(l: StoredLink): Script<void> {
  yield sql`INSERT INTO sign_in_link (org, id, hash, person, purpose, made_by, created_at, expires_at, used_at, revoked_at)
    VALUES (${l.org}, ${l.id}, ${l.hash}, ${l.person}, ${l.purpose}, ${l.madeBy}, ${l.createdAt}, ${l.expiresAt}, NULL, NULL)`
}

/** By the hash of its secret, used and revoked ones too. */
export function* findLink(hash: string): Script<StoredLink | null> {
  const found = yield* row<LinkRow>(sql`SELECT * FROM sign_in_link WHERE hash = ${hash}`)
  return found === null ? null : toLink(found)
}

/** Takes the link if nobody has: of two at once, one is told true. */
export function* takeLink(org: OrgNo, id: string, now: number): Script<boolean> {
  const used = yield* rows(
    sql`UPDATE sign_in_link SET used_at = ${now} WHERE org = ${org} AND id = ${id} AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ${now} RETURNING id`,
  )
  return used.length === 1
}

export function* listLinks(org: OrgNo, purpose: LinkPurpose): Script<StoredLink[]> {
  const found = yield* rows<LinkRow>(
    sql`SELECT * FROM sign_in_link WHERE org = ${org} AND purpose = ${purpose} ORDER BY created_at, id`,
  )
  return found.map(toLink)
}

/** One that was used stays used. */
export function* revokeLink(org: OrgNo, id: string, now: number): Script<void> {
  yield sql`UPDATE sign_in_link SET revoked_at = ${now} WHERE org = ${org} AND id = ${id} AND used_at IS NULL AND revoked_at IS NULL`
}

/** V5: leaving ends the links to a person; a newer link of the same purpose ends the earlier ones. */
export function* revokeLinksOf(
  org: OrgNo,
  person: PersonId | null,
  purpose: LinkPurpose | null,
  now: number,
): Script<void> {
  yield sql`UPDATE sign_in_link SET revoked_at = ${now}
    WHERE org = ${org} AND COALESCE(person, '') = ${person ?? ''} AND (purpose = ${purpose ?? ''} OR ${purpose ?? ''} = '')
      AND used_at IS NULL AND revoked_at IS NULL`
}
