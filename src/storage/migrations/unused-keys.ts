import type { Migration } from './migrations.ts'

const drop = `DELETE FROM subject_key WHERE key = 'open unowned'
  OR substr(key, 1, 13) = 'offered area ' OR substr(key, 1, 11) = 'request by '`

/** Keys of subjects that no question asks by: no longer written, and gone where they were. */
export const unusedKeysMigration: Migration = {
  id: 6,
  statements: [],
  sqliteOnly: [drop],
  // The owner of a table is bound by its policies too, and no organisation is set while migrating.
  postgresOnly: [
    'ALTER TABLE subject_key NO FORCE ROW LEVEL SECURITY',
    drop,
    'ALTER TABLE subject_key FORCE ROW LEVEL SECURITY',
  ],
}
