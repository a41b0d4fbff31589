import type { TestProject } from 'vitest/node'
import { type PostgresServer, startPostgres } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Null when PostgreSQL could not be started: only the tests that need it fail then. */
    postgres: { readonly url: string } | null
  }
}

let server: PostgresServer | null = null

/** One PostgreSQL for the whole run; LOCUM_TEST_POSTGRES names another server to use instead. */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env.LOCUM_TEST_POSTGRES
  if (given) return project.provide('postgres', { url: given })
  try {
    server = await startPostgres()
    process.env.LOCUM_TEST_POSTGRES = server.url
    project.provide('postgres', { url: server.url })
  } catch (error) {
    console.error('Tests run without PostgreSQL:', error)
    project.provide('postgres', null)
  }
}

export async function teardown(): Promise<void> {
  await server?.stop()
}
