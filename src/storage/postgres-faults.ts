import type pg from 'pg'
import { StoreUnreachable } from './store.ts'

/** A connection; where none is to be had, what whoever runs Locum can do about it. */
export async function connected(pool: pg.Pool, url: string): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw notConnected(error, url)
  }
}

/** A connection that was lost while it was used, other than while committing. */
export function connectionLost(error: unknown, url: string): StoreUnreachable {
  return new StoreUnreachable(
    `PostgreSQL at ${placesOf(url).server} went away.`,
    'Try again once it is back.',
    error,
  )
}

/** Where the tables cannot be made; null for any other fault. */
export function mayNotMakeTables(error: unknown, url: string): StoreUnreachable | null {
  if (codeOf(error) !== '42501') return null
  const { database, user } = placesOf(url)
  return new StoreUnreachable(
    `The role ${user} may not make tables in the database ${database}.`,
    `As a superuser, run: ALTER DATABASE "${database}" OWNER TO "${user}".`,
    error,
  )
}

/** The address is told without its password. */
function notConnected(error: unknown, url: string): StoreUnreachable {
  const { server, database, user } = placesOf(url)
  switch (codeOf(error)) {
    case 'ERR_INVALID_URL':
      return new StoreUnreachable(
        'DATABASE_URL is not an address.',
        'Write postgres://USER:PASSWORD@HOST:5432/DATABASE; in a password / is %2F, # is %23, ? is %3F and @ is %40.',
      )
    case '28P01':
    case '28000':
      return new StoreUnreachable(
        `PostgreSQL at ${server} does not let ${user} in with this password.`,
        'Check user and password in DATABASE_URL, and pg_hba.conf of that server.',
        error,
      )
    case '3D000':
      return new StoreUnreachable(
        `PostgreSQL at ${server} has no database ${database}.`,
        `Make it with CREATE DATABASE "${database}", or name another in DATABASE_URL.`,
        error,
      )
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ENOENT':
      return new StoreUnreachable(
        `No PostgreSQL answers at ${server}.`,
        'Check that it runs, and the host and port in DATABASE_URL.',
        error,
      )
    default:
      return new StoreUnreachable(
        `PostgreSQL at ${server} takes no connection: ${(error as Error).message}.`,
        'Check that it runs and is not overloaded, and what DATABASE_URL says.',
        error,
      )
  }
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code
}

function placesOf(url: string): { server: string; database: string; user: string } {
  if (!URL.canParse(url)) return { server: 'its address', database: 'it names', user: 'it names' }
  const { host, pathname, username, searchParams } = new URL(url)
  return {
    server: host || searchParams.get('host') || 'localhost',
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
    user: decodeURIComponent(username) || 'this user',
  }
}
