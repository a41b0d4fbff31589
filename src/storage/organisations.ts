import type { OrgId } from '../domain/ids.ts'
import { tablesOfOrganisations } from './migrations/migrations.ts'
import { row, rows, type Script, sql, statement } from './sql.ts'
import type { OrgNo } from './store.ts'

export interface StoredOrganisation {
  readonly no: OrgNo
  readonly id: OrgId
  readonly slug: string
}

/** All of this database, in the order they were made. */
export function* listOrganisations(): Script<StoredOrganisation[]> {
  return yield* rows<StoredOrganisation>(sql`SELECT no, id, slug FROM org ORDER BY no`)
}

/** Makes room for an organisation; null when the slug is taken. Runs under the lock of organisation 0. */
export function* createOrganisation(id: OrgId, slug: string): Script<OrgNo | null> {
  const taken = yield* row<{ no: number }>(sql`SELECT no FROM org WHERE slug = ${slug}`)
  if (taken !== null) return null
  const last = yield* row<{ no: number | null }>(sql`SELECT max(no) AS no FROM org`)
  const gone = yield* row<{ no: number | null }>(sql`SELECT max(no) AS no FROM org_gone`)
  const no = Math.max(last?.no ?? 0, gone?.no ?? 0) + 1
  yield sql`INSERT INTO org (no, id, slug) VALUES (${no}, ${id}, ${slug})`
  return no
}

/** Before its first entry. */
export function* createHead(org: OrgNo): Script<void> {
  yield sql`INSERT INTO head (org, seq, at, counters) VALUES (${org}, 0, 0, '{}')`
}

/** Takes an organisation away whole: a rehearsal only, since a record is for good. Its number is not given again. */
export function* removeOrganisation(org: OrgNo): Script<void> {
  for (const table of tablesOfOrganisations) yield statement(`DELETE FROM ${table} WHERE org = ${org}`)
  yield sql`DELETE FROM org WHERE no = ${org}`
  yield sql`INSERT INTO org_gone (no) VALUES (${org})`
}
