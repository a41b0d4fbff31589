import type { PersonId } from '../domain/ids.ts'
import { list, row, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** A passkey's public half; not part of the record (R5). */
export interface StoredPasskey {
  readonly org: OrgNo
  readonly id: string
  readonly person: PersonId
  /** The authenticator's id for it, base64url. */
  readonly credential: string
  /** COSE, base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly createdAt: number
  readonly usedAt: number | null
}

interface PasskeyRow {
  org: number
  id: string
  person: PersonId
  credential: string
  public_key: string
  counter: number
  transports: string
  name: string
  created_at: number
  used_at: number | null
}

function toPasskey(r: PasskeyRow): StoredPasskey {
  const { org, id, person, credential, counter, name } = r
  return {
    ...{ org, id, person, credential, counter, name },
    publicKey: r.public_key,
    transports: JSON.parse(r.transports) as string[],
    createdAt: r.created_at,
    usedAt: r.used_at,
  }
}

export function* insertPasskey(p: StoredPasskey): Script<void> {
  yield sql`INSERT INTO passkey (org, id, person, credential, public_key, counter, transports, name, created_at, used_at)
    VALUES (${p.org}, ${p.id}, ${p.person}, ${p.credential}, ${p.publicKey}, ${p.counter}, ${JSON.stringify(p.transports)}, ${p.name}, ${p.createdAt}, NULL)`
}

/** The passkey an authenticator names, in whichever organisation. */
export function* findPasskey(credential: string): Script<StoredPasskey | null> {
  const found = yield* row<PasskeyRow>(sql`SELECT * FROM passkey WHERE credential = ${credential}`)
  return found === null ? null : toPasskey(found)
}

export function* listPasskeys(org: OrgNo, people: readonly PersonId[]): Script<StoredPasskey[]> {
  if (people.length === 0) return []
  const found = yield* rows<PasskeyRow>(
    sql`SELECT * FROM passkey WHERE org = ${org} AND person IN ${list(people)} ORDER BY created_at, id`,
  )
  return found.map(toPasskey)
}

/** Its counter only rises: a copy that lags behind is not taken. */
export function* markPasskeyUsed(org: OrgNo, id: string, counter: number, now: number): Script<void> {
  yield sql`UPDATE passkey SET counter = ${counter}, used_at = ${now} WHERE org = ${org} AND id = ${id}`
}

export function* removePasskey(org: OrgNo, id: string): Script<void> {
  yield sql`DELETE FROM passkey WHERE org = ${org} AND id = ${id}`
}

/** V5: leaving ends the person's passkeys. */
export function* removePasskeysOf(org: OrgNo, person: PersonId): Script<void> {
  yield sql`DELETE FROM passkey WHERE org = ${org} AND person = ${person}`
}

/** A challenge given out, and the session it was given to; null where nobody was signed in. */
export interface StoredCeremony {
  readonly id: string
  readonly challenge: string
  readonly session: string | null
  readonly expiresAt: number
}

export function* insertCeremony(c: StoredCeremony, now: number): Script<void> {
  yield sql`DELETE FROM ceremony WHERE expires_at <= ${now}`
  yield sql`INSERT INTO ceremony (id, challenge, session, expires_at) VALUES (${c.id}, ${c.challenge}, ${c.session}, ${c.expiresAt})`
}

/** A challenge is answered once: taking it removes it. */
export function* takeCeremony(id: string, now: number): Script<StoredCeremony | null> {
  const found = yield* row<{ id: string; challenge: string; session: string | null; expires_at: number }>(
    sql`DELETE FROM ceremony WHERE id = ${id} RETURNING id, challenge, session, expires_at`,
  )
  if (found === null || found.expires_at <= now) return null
  return { id, challenge: found.challenge, session: found.session, expiresAt: found.expires_at }
}
