import type { Migration } from './migrations.ts'

/**
 * The organisation of the transaction at hand: null when none was set, 0 before one is known. As a query of its own it is
 * worked out once for a statement, not for each row.
 */
const here = `(SELECT NULLIF(current_setting('locum.org', true), '')::bigint)`

/** The tables that have a policy since the first migration. */
const first = [
  'head',
  'entry',
  'body',
  'subject',
  'subject_key',
  'idempotency',
  'reservation',
  'gov_snapshot',
]

/** Found by a hash or a credential before the organisation is known: read, never written, in organisation 0 too. */
const foundFirst = ['token', 'session', 'sign_in_link', 'passkey']

/** The list of organisations: read to find one, written when one is made or taken away. */
const listed = ['org', 'org_gone']

/**
 * P3: row policies for the tables the first two migrations left without one, so that every table keyed by
 * organisation has its second wall. `ceremony` belongs to no organisation.
 */
export const rowSecurityMigration: Migration = {
  id: 3,
  statements: [],
  postgresOnly: [
    ...first.map(table => `ALTER POLICY one_organisation ON ${table} USING (org = ${here})`),
    ...[...foundFirst, ...listed].flatMap(table => [
      `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    ]),
    ...foundFirst.flatMap(table => [
      `CREATE POLICY one_organisation ON ${table} USING (org = ${here})`,
      `CREATE POLICY found_first ON ${table} FOR SELECT USING (${here} = 0)`,
    ]),
    ...listed.map(table => `CREATE POLICY one_organisation ON ${table} USING (no = ${here} OR ${here} = 0)`),
  ],
}
