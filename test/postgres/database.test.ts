import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from './database.ts'

let one: FreshDatabase
let other: FreshDatabase

beforeAll(async () => {
  ;[one, other] = await Promise.all([freshDatabase(), freshDatabase()])
})

afterAll(async () => {
  await Promise.all([one?.drop(), other?.drop()])
})

test('a fresh database takes a table that no other database sees', async () => {
  const first = await connected(one.url)
  const second = await connected(other.url)
  await first.query('CREATE TABLE handoffs (id text PRIMARY KEY)')
  await first.query(`INSERT INTO handoffs VALUES ('H-1')`)
  expect((await first.query('SELECT id FROM handoffs')).rows).toEqual([{ id: 'H-1' }])
  await expect(second.query('SELECT id FROM handoffs')).rejects.toThrow('does not exist')
  await Promise.all([first.end(), second.end()])
})

test('commits are durable and text is UTF-8', async () => {
  const client = await connected(one.url)
  const setting = async (name: string) => (await client.query(`SHOW ${name}`)).rows[0][name]
  expect(await setting('fsync')).toBe('on')
  expect(await setting('synchronous_commit')).toBe('on')
  expect(await setting('server_encoding')).toBe('UTF8')
  await client.end()
})

test('a dropped database is gone, with whoever was still connected', async () => {
  const database = await freshDatabase()
  const client = await connected(database.url)
  const ended = new Promise(resolve => client.on('error', resolve))
  await database.drop()
  await ended
  await expect(connected(database.url)).rejects.toThrow('does not exist')
})

test('the URL reaches tests and what they start', () => {
  expect(inject('postgres')?.url).toBe(process.env.LOCUM_TEST_POSTGRES)
})

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
