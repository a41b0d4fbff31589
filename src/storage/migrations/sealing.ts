import type { Migration } from './migrations.ts'

const sealingTables = ['tree_node', 'checkpoint', 'anchor']

/**
 * R1, R2: the record's Merkle tree at every eighth level above its leaves, what was signed of it, and where that is
 * remembered. `node` and `root` are SHA-256; `idx` counts the nodes of a level from the left.
 */
export const sealingMigration: Migration = {
  id: 5,
  statements: [
    `CREATE TABLE tree_node (
       org {int} NOT NULL, level {int} NOT NULL, idx {int} NOT NULL, node {blob} NOT NULL,
       CONSTRAINT tree_node_place PRIMARY KEY (org, level, idx))`,
    `CREATE TABLE checkpoint (
       org {int} NOT NULL, size {int} NOT NULL, root {blob} NOT NULL, key TEXT NOT NULL, note TEXT NOT NULL,
       sealed_at {int} NOT NULL, CONSTRAINT checkpoint_size PRIMARY KEY (org, size))`,
    `CREATE TABLE anchor (
       org {int} NOT NULL, size {int} NOT NULL, place TEXT NOT NULL, anchored_at {int} NOT NULL,
       CONSTRAINT anchor_place PRIMARY KEY (org, size, place))`,
  ],
  postgresOnly: sealingTables.flatMap(table => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY one_organisation ON ${table} USING (org = (SELECT NULLIF(current_setting('locum.org', true), '')::bigint))`,
  ]),
}
