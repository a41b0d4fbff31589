import type { Migration } from './migrations.ts'

/**
 * Q1: what search finds, one row for each entry with words; `entry_no` is the organisation's number and the entry's seq
 * in one. `search_gap` says up to which seq the entries of before still have no rows.
 *
 * Both engines index the same words, cut by `domain/search/tokens.ts`; a change there comes with a migration that
 * empties `search` and fills `search_gap`.
 */
export const searchMigration: Migration = {
  id: 4,
  statements: [
    `CREATE TABLE search (
       entry_no {int} PRIMARY KEY, org {int} NOT NULL, subject TEXT NOT NULL, area TEXT, said_at {int} NOT NULL,
       audience TEXT, words TEXT NOT NULL, facets TEXT NOT NULL)`,
    'CREATE TABLE search_gap (org {int} PRIMARY KEY, until_seq {int} NOT NULL)',
  ],
  sqliteOnly: [
    `CREATE VIRTUAL TABLE search_index USING fts5(
       words, facets, content='search', content_rowid='entry_no', columnsize=0, tokenize="ascii tokenchars '=._-'")`,
    // R4: what is deleted is gone from the index at once, not when its segments are merged.
    `INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)`,
    `CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
       INSERT INTO search_index (rowid, words, facets) VALUES (new.entry_no, new.words, new.facets); END`,
    `CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
       INSERT INTO search_index (search_index, rowid, words, facets)
         VALUES ('delete', old.entry_no, old.words, old.facets); END`,
    'INSERT INTO search_gap (org, until_seq) SELECT org, seq FROM head WHERE seq > 0',
  ],
  postgresOnly: [
    `CREATE FUNCTION search_vector(words text, facets text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
       SELECT coalesce(string_agg(quote_literal(one.word) || ':' || least(one.nth, 16383), ' '), '')::tsvector
         || array_to_tsvector(string_to_array(btrim(facets), ' '))
       FROM unnest(string_to_array(btrim(words), ' ')) WITH ORDINALITY AS one(word, nth) $$`,
    'ALTER TABLE search ADD COLUMN vector tsvector GENERATED ALWAYS AS (search_vector(words, facets)) STORED',
    'CREATE INDEX search_vector ON search USING gin (vector)',
    // An index cannot answer @@ behind a row policy, since the operator might leak what it compares. So one function, as
    // the owner, looks into the index, and itself keeps to the organisation of the transaction; see `rowGuard`.
    `CREATE FUNCTION search_newest(query tsquery, low bigint, high bigint, most bigint) RETURNS TABLE (entry_no bigint)
       LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET plan_cache_mode = force_custom_plan AS $$
       #variable_conflict use_column
       BEGIN RETURN QUERY SELECT s.entry_no FROM search s
         WHERE s.org = NULLIF(current_setting('locum.org', true), '')::bigint AND s.vector @@ query
           AND s.entry_no >= low AND s.entry_no <= high ORDER BY s.entry_no DESC LIMIT most; END $$`,
    // The owner of a table is bound by its policies too, and no organisation is set while migrating.
    'ALTER TABLE head NO FORCE ROW LEVEL SECURITY',
    'INSERT INTO search_gap (org, until_seq) SELECT org, seq FROM head WHERE seq > 0',
    'ALTER TABLE head FORCE ROW LEVEL SECURITY',
    ...['search', 'search_gap'].flatMap(table => [
      `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
      `CREATE POLICY one_organisation ON ${table}
         USING (org = (SELECT NULLIF(current_setting('locum.org', true), '')::bigint))`,
    ]),
  ],
}
