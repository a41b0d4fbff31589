import type { Dialect } from '../sql.ts'
import { emptyWordsMigration } from './empty-words.ts'
import { rowSecurityMigration } from './row-security.ts'
import { sealingMigration } from './sealing.ts'
import { searchMigration } from './search.ts'
import { signInMigration } from './sign-in.ts'
import { unusedKeysMigration } from './unused-keys.ts'

/** A forward-only step; `{int}` and `{blob}` are the engine's names for its types. */
export interface Migration {
  readonly id: number
  readonly statements: readonly string[]
  readonly postgresOnly?: readonly string[]
  readonly sqliteOnly?: readonly string[]
}

const orgTables = [
  'head',
  'entry',
  'body',
  'subject',
  'subject_key',
  'idempotency',
  'reservation',
  'gov_snapshot',
]

const first: Migration = {
  id: 1,
  statements: [
    'CREATE TABLE org (no {int} PRIMARY KEY, id TEXT NOT NULL, slug TEXT NOT NULL, CONSTRAINT org_id UNIQUE (id), CONSTRAINT org_slug UNIQUE (slug))',
    'CREATE TABLE head (org {int} PRIMARY KEY, seq {int} NOT NULL, at {int} NOT NULL, counters TEXT NOT NULL)',
    `CREATE TABLE entry (
       org {int} NOT NULL, seq {int} NOT NULL, id TEXT NOT NULL, at {int} NOT NULL, kind TEXT NOT NULL,
       actor TEXT, subject TEXT NOT NULL, area TEXT, gov {int} NOT NULL, bytes TEXT NOT NULL, leaf {blob} NOT NULL,
       CONSTRAINT entry_seq PRIMARY KEY (org, seq))`,
    'CREATE UNIQUE INDEX entry_id ON entry (org, id)',
    'CREATE INDEX entry_subject ON entry (org, subject, seq)',
    'CREATE INDEX entry_area ON entry (org, area, kind, seq)',
    'CREATE INDEX entry_at ON entry (org, at, seq)',
    'CREATE INDEX entry_gov ON entry (org, seq) WHERE gov = 1',
    'CREATE INDEX entry_actor ON entry (org, actor, kind, seq)',
    'CREATE TABLE body (org {int} NOT NULL, seq {int} NOT NULL, salt {blob} NOT NULL, words TEXT NOT NULL, PRIMARY KEY (org, seq))',
    `CREATE TABLE subject (
       org {int} NOT NULL, id TEXT NOT NULL, from_seq {int} NOT NULL, until_seq {int} NOT NULL,
       kind TEXT NOT NULL, due_at {int}, state TEXT NOT NULL,
       CONSTRAINT subject_version PRIMARY KEY (org, id, from_seq))`,
    'CREATE INDEX subject_live ON subject (org, id) WHERE until_seq = 9007199254740991',
    'CREATE INDEX subject_due ON subject (org, due_at) WHERE due_at IS NOT NULL',
    'CREATE INDEX subject_due_live ON subject (org, due_at) WHERE due_at IS NOT NULL AND until_seq = 9007199254740991',
    `CREATE TABLE subject_key (
       org {int} NOT NULL, key TEXT NOT NULL, until_seq {int} NOT NULL, id TEXT NOT NULL, from_seq {int} NOT NULL,
       CONSTRAINT subject_key_version PRIMARY KEY (org, key, until_seq, id, from_seq)) {withoutRowid}`,
    `CREATE TABLE idempotency (
       org {int} NOT NULL, actor TEXT NOT NULL, operation TEXT NOT NULL, key TEXT NOT NULL,
       input_hash TEXT NOT NULL, result TEXT NOT NULL, expires_at {int} NOT NULL,
       CONSTRAINT idempotency_key PRIMARY KEY (org, actor, operation, key))`,
    'CREATE INDEX idempotency_expiry ON idempotency (org, expires_at)',
    `CREATE TABLE token (
       org {int} NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, hash TEXT NOT NULL, scopes TEXT NOT NULL,
       expires_at {int}, revoked_at {int}, created_at {int} NOT NULL,
       CONSTRAINT token_id PRIMARY KEY (org, id), CONSTRAINT token_hash UNIQUE (hash))`,
    'CREATE TABLE reservation (org {int} NOT NULL, kind TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (org, kind, hash))',
    'CREATE TABLE gov_snapshot (org {int} NOT NULL, seq {int} NOT NULL, folded {blob} NOT NULL, PRIMARY KEY (org, seq))',
  ],
  postgresOnly: orgTables.flatMap(table => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY one_organisation ON ${table} USING (org = NULLIF(current_setting('locum.org', true), '')::bigint)`,
  ]),
}

/** Every migration, oldest first; each runs once, in its own transaction. */
export const migrations: readonly Migration[] = [
  first,
  signInMigration,
  rowSecurityMigration,
  searchMigration,
  sealingMigration,
  unusedKeysMigration,
  emptyWordsMigration,
]

/** Every table there is beside `migration` itself. */
export const tables: readonly string[] = tablesMade(/^CREATE TABLE (\w+)/)

/** Those of them whose rows belong to one organisation each. */
export const tablesOfOrganisations: readonly string[] = tablesMade(/^CREATE TABLE (\w+) \(.*\borg \{int\}/s)

function tablesMade(as: RegExp): string[] {
  return migrations.flatMap(({ statements }) => statements.flatMap(text => as.exec(text)?.slice(1) ?? []))
}

const types = {
  sqlite: { int: 'INTEGER', blob: 'BLOB', withoutRowid: 'WITHOUT ROWID' },
  postgres: { int: 'BIGINT', blob: 'BYTEA', withoutRowid: '' },
} as const

/** The statements of a migration in one engine's words. */
export function statementsOf(migration: Migration, dialect: Dialect): string[] {
  const own = dialect === 'postgres' ? migration.postgresOnly : migration.sqliteOnly
  const all = [...migration.statements, ...(own ?? [])]
  return all.map(text =>
    text.replace(
      /\{(int|blob|withoutRowid)\}/g,
      (_, name: keyof (typeof types)['sqlite']) => types[dialect][name],
    ),
  )
}

/** Types PostgreSQL needs to take many rows as arrays, by column; all columns not named are text. */
export const columnTypes: Readonly<Record<string, 'BIGINT' | 'BYTEA'>> = Object.fromEntries(
  migrations.flatMap(({ statements }) =>
    statements.flatMap(text =>
      [...text.matchAll(/(\w+) \{(int|blob)\}/g)].map(([, column, type]) => [
        column,
        types.postgres[type as 'int' | 'blob'],
      ]),
    ),
  ),
)
