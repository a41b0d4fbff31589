import type { Migration } from './migrations.ts'

/**
 * An accent that stands alone was a word of nothing among what SQLite finds texts by, and refused by PostgreSQL. The
 * index itself knows no such words, so that only what it is made of changes.
 */
export const emptyWordsMigration: Migration = {
  id: 7,
  statements: [],
  sqliteOnly: [
    `DELETE FROM search WHERE trim(words) = ''`,
    ...[1, 2, 3].map(() => `UPDATE search SET words = replace(words, '  ', ' ') WHERE words LIKE '%  %'`),
  ],
}
