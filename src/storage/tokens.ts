import type { PersonId } from '../domain/ids.ts'
import { row, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** A bearer token as kept: hashed, scoped, expiring, revocable; not part of the record (R5). */
export interface StoredToken {
  readonly org: OrgNo
  readonly id: string
  readonly person: PersonId
  readonly hash: string
  readonly scopes: readonly string[]
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  readonly createdAt: number
}

interface TokenRow {
  org: number
  id: string
  person: PersonId
  hash: string
  scopes: string
  expires_at: number | null
  revoked_at: number | null
  created_at: number
}

function toToken(r: TokenRow): StoredToken {
  return {
    org: r.org,
    id: r.id,
    person: r.person,
    hash: r.hash,
    scopes: JSON.parse(r.scopes) as string[],
    expiresAt: r.expires_at,
    revokedAt: r.revoked_at,
    createdAt: r.created_at,
  }
}

export function* insertToken(token: StoredToken): Script<void> {
  yield {
    insert: 'token',
    columns: ['org', 'id', 'person', 'hash', 'scopes', 'expires_at', 'revoked_at', 'created_at'],
    rows: [
      [
        token.org,
        token.id,
        token.person,
        token.hash,
        JSON.stringify(token.scopes),
        token.expiresAt,
        null,
        token.createdAt,
      ],
    ],
  }
}

/** The token with this hash, in whichever organisation. */
export function* findToken(hash: string): Script<StoredToken | null> {
  const found = yield* row<TokenRow>(sql`SELECT * FROM token WHERE hash = ${hash}`)
  return found === null ? null : toToken(found)
}

export function* loadToken(org: OrgNo, id: string): Script<StoredToken | null> {
  const found = yield* row<TokenRow>(sql`SELECT * FROM token WHERE org = ${org} AND id = ${id}`)
  return found === null ? null : toToken(found)
}

export function* listTokens(org: OrgNo): Script<StoredToken[]> {
  const found = yield* rows<TokenRow>(sql`SELECT * FROM token WHERE org = ${org} ORDER BY created_at, id`)
  return found.map(toToken)
}

/** One that was revoked keeps when. */
export function* revokeToken(org: OrgNo, id: string, now: number): Script<void> {
  yield sql`UPDATE token SET revoked_at = ${now} WHERE org = ${org} AND id = ${id} AND revoked_at IS NULL`
}

/** V5: leaving ends the person's tokens. */
export function* revokeTokensOf(org: OrgNo, person: PersonId, now: number): Script<void> {
  yield sql`UPDATE token SET revoked_at = ${now} WHERE org = ${org} AND person = ${person} AND revoked_at IS NULL`
}
