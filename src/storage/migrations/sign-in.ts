import type { Migration } from './migrations.ts'

/**
 * R5: what signs people in. Found by hash or credential before the organisation is known, as tokens are, so no row
 * policy; organisation 0 and no person is the set-up of an empty store.
 */
export const signInMigration: Migration = {
  id: 2,
  statements: [
    `CREATE TABLE session (
       org {int} NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, person TEXT, agent TEXT NOT NULL,
       created_at {int} NOT NULL, seen_at {int} NOT NULL, verified_until {int}, ended_at {int},
       CONSTRAINT session_id PRIMARY KEY (org, id), CONSTRAINT session_hash UNIQUE (hash))`,
    'CREATE INDEX session_person ON session (org, person)',
    `CREATE TABLE sign_in_link (
       org {int} NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, person TEXT, purpose TEXT NOT NULL, made_by TEXT,
       created_at {int} NOT NULL, expires_at {int} NOT NULL, used_at {int}, revoked_at {int},
       CONSTRAINT sign_in_link_id PRIMARY KEY (org, id), CONSTRAINT sign_in_link_hash UNIQUE (hash))`,
    'CREATE INDEX sign_in_link_person ON sign_in_link (org, person)',
    `CREATE TABLE passkey (
       org {int} NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, credential TEXT NOT NULL, public_key TEXT NOT NULL,
       counter {int} NOT NULL, transports TEXT NOT NULL, name TEXT NOT NULL, created_at {int} NOT NULL, used_at {int},
       CONSTRAINT passkey_id PRIMARY KEY (org, id), CONSTRAINT passkey_credential UNIQUE (credential))`,
    'CREATE INDEX passkey_person ON passkey (org, person)',
    `CREATE TABLE ceremony (
       id TEXT NOT NULL, challenge TEXT NOT NULL, session TEXT, expires_at {int} NOT NULL,
       CONSTRAINT ceremony_id PRIMARY KEY (id))`,
    'CREATE TABLE org_gone (no {int} PRIMARY KEY)',
  ],
}
