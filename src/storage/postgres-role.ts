import type pg from 'pg'
import { tables } from './migrations/migrations.ts'

/**
 * P3, the second wall on PostgreSQL. `role`: each transaction runs as a role that may do nothing but read and write
 * rows of its organisation. `owner`: no such role could be had, but the connecting role is bound by the policies of
 * its own tables all the same. `off`: nor that, since the connecting role is above row security.
 */
export type RowSecurity = 'role' | 'owner' | 'off'

export interface RowGuard {
  readonly security: RowSecurity
  /** What a transaction says first; empty without a role. */
  readonly enter: string
}

/**
 * Sees to it at each start, in the transaction of the migrations: a dump restored elsewhere brings neither the role
 * nor its rights. The role has the database's name in its own, because roles are shared by all databases of a
 * cluster and whoever is a member of one could read through it in each of them.
 */
export async function rowGuard(client: pg.ClientBase): Promise<RowGuard> {
  const { name, bypasses, schema } = await whoConnects(client)
  const role = quoted(name)
  const isUsable =
    (await attempt(client, `CREATE ROLE ${role} NOLOGIN NOINHERIT`, () => exists(client, name))) &&
    (await isHarmless(client, name)) &&
    (await attempt(client, `GRANT ${role} TO CURRENT_USER`, () => maySet(client, role))) &&
    (await attempt(client, rightsOf(role, quoted(schema)), () => hasRights(client, name)))
  await forceOnSearch(client, !isUsable)
  if (isUsable) return { security: 'role', enter: `SET LOCAL ROLE ${role}` }
  return { security: bypasses ? 'off' : 'owner', enter: '' }
}

/**
 * `search_newest` looks into the index as the owner, who must not be bound by the table's policy for that. Only where
 * transactions run as the owner is the policy their only wall; search is then slow in a long record.
 */
async function forceOnSearch(client: pg.ClientBase, forced: boolean): Promise<void> {
  const found = await client.query<{ forced: boolean }>(
    `SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = to_regclass('search')`,
  )
  if (found.rows[0] === undefined || found.rows[0].forced === forced) return
  await client.query(`ALTER TABLE search ${forced ? '' : 'NO '}FORCE ROW LEVEL SECURITY`)
}

interface Connected {
  /** Of the role a transaction shall run as. */
  readonly name: string
  readonly schema: string
  /** Whether the connecting role is above row security. */
  readonly bypasses: boolean
}

async function whoConnects(client: pg.ClientBase): Promise<Connected> {
  const found = await client.query<Connected>(
    `SELECT 'locum_app_' || CASE WHEN octet_length(current_database()) <= 53 THEN current_database()
       ELSE md5(current_database()) END AS name, current_schema() AS schema, rolsuper OR rolbypassrls AS bypasses
     FROM pg_roles WHERE rolname = current_user`,
  )
  const [one] = found.rows
  if (one === undefined) throw new Error('the connecting role is not in pg_roles')
  return one
}

/** Does what is lacking, if it may; true when nothing is lacking afterwards. */
async function attempt(
  client: pg.ClientBase,
  statement: string,
  isDone: () => Promise<boolean>,
): Promise<boolean> {
  if (await isDone()) return true
  return (await tried(client, statement)) && (await isDone())
}

/** A statement that may fail without spoiling the transaction. */
async function tried(client: pg.ClientBase, statement: string): Promise<boolean> {
  await client.query('SAVEPOINT guard')
  try {
    await client.query(statement)
    await client.query('RELEASE SAVEPOINT guard')
    return true
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT guard')
    if (isRefused(error)) return false
    throw error
  }
}

/** 42501: not allowed to. 42710 and 23505: made meanwhile by somebody else. 0LP01: not grantable. */
function isRefused(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && ['42501', '42710', '23505', '0LP01'].includes(code)
}

async function exists(client: pg.ClientBase, name: string): Promise<boolean> {
  return (await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])).rows.length === 1
}

/** A role of that name somebody else made may be above row security itself. */
async function isHarmless(client: pg.ClientBase, name: string): Promise<boolean> {
  const found = await client.query(
    `SELECT 1 FROM pg_roles r WHERE r.rolname = $1 AND NOT r.rolsuper AND NOT r.rolbypassrls
       AND NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid)`,
    [name],
  )
  return found.rows.length === 1
}

/** Membership alone does not say so: since PostgreSQL 16 it may come without the right to become the role. */
async function maySet(client: pg.ClientBase, role: string): Promise<boolean> {
  const may = await tried(client, `SET LOCAL ROLE ${role}`)
  if (may) await client.query('RESET ROLE')
  return may
}

function rightsOf(role: string, schema: string): string {
  return `GRANT USAGE ON SCHEMA ${schema} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables.join(', ')} TO ${role};
    GRANT SELECT ON migration TO ${role}`
}

async function hasRights(client: pg.ClientBase, name: string): Promise<boolean> {
  const found = await client.query<{ all: boolean }>(
    `SELECT has_schema_privilege($1, current_schema(), 'USAGE') AND has_table_privilege($1, 'migration', 'SELECT')
       AND bool_and(has_table_privilege($1, t, 'SELECT') AND has_table_privilege($1, t, 'INSERT')
         AND has_table_privilege($1, t, 'UPDATE') AND has_table_privilege($1, t, 'DELETE')) AS "all"
     FROM unnest($2::text[]) AS t`,
    [name, tables],
  )
  return found.rows[0]?.all === true
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
