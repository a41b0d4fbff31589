import { randomUUID } from 'node:crypto'
import pg from 'pg'

export interface FreshDatabase {
  /** Complete, as `DATABASE_URL` takes it. */
  readonly url: string
  /** Also closes connections left open. */
  drop(): Promise<void>
}

/** Who owns it: the role the tests run as, or a role of its own that is no superuser and may or may not make roles. */
export type Owner = 'as the tests' | 'may make roles' | 'plain'

/** An empty database of one's own on the run's PostgreSQL: nothing is shared, so test files may run side by side. */
export async function freshDatabase(owner: Owner = 'as the tests'): Promise<FreshDatabase> {
  const server = process.env.LOCUM_TEST_POSTGRES
  if (!server) throw new Error('No PostgreSQL for the tests: the start of this run says why.')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  const making = [`CREATE DATABASE ${name} TEMPLATE template0`]
  // Roles are the cluster's: the one Locum made for the database, and its owner.
  const dropping = [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `DROP ROLE IF EXISTS locum_app_${name}`]
  if (owner !== 'as the tests') {
    url.username = `own_${name}`
    url.password = 'invented'
    const rights = owner === 'plain' ? 'NOCREATEROLE' : 'CREATEROLE'
    making.unshift(`CREATE ROLE own_${name} LOGIN PASSWORD 'invented' ${rights}`)
    making.push(`ALTER DATABASE ${name} OWNER TO own_${name}`)
    dropping.push(`DROP ROLE IF EXISTS own_${name}`)
  }
  await administer(server, making)
  return { url: url.href, drop: () => administer(server, dropping) }
}

async function administer(server: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
