import { randomUUID } from 'node:crypto'
import pg from 'pg'

export interface FreshDatabase {
  /** Complete, as `DATABASE_URL` takes it. */
  readonly url: string
  /** Also closes connections left open. */
  drop(): Promise<void>
}

/** An empty database of one's own on the run's PostgreSQL: nothing is shared, so test files may run side by side. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.LOCUM_TEST_POSTGRES
  if (!server) throw new Error('No PostgreSQL for the tests: the start of this run says why.')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(server, `CREATE DATABASE ${name} TEMPLATE template0`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
