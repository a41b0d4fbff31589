import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { backupTo } from '../../src/server/folder-tasks.ts'
import type { Credential } from '../../src/services/place-of-call.ts'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { firstLink, redeemLink } from '../../src/services/sign-in/links.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { listOrganisations } from '../../src/storage/organisations.ts'
import { grow, Keeping, must, type Opened, type Place, rootOf, seal } from './keeping.ts'

/* R4, R6. A backup is the same file on both engines, and may be restored on either. */

const keeping = new Keeping()
/** Many databases are made here; a machine that does much else takes its time. */
const patient = { timeout: 240_000 }
afterEach(() => keeping.remove())

const engines = ['postgres', 'sqlite'] as const
const moves = engines.flatMap(from => engines.map(to => [from, to] as const))

describe.each(moves)('a backup made on %s and restored on %s', patient, (from, to) => {
  it('has the root it was sealed with, finds what it found, signs in who could, and goes on', async () => {
    const here = await keeping.place(from)
    const opened = await keeping.begun(here)
    const { token } = await must(opened, 'token.create', { as: 'ana', scope: ['read', 'write'] })
    await grow(opened, 3)
    await seal(opened)
    const root = await rootOf(opened)
    const found = await must(opened, 'record.search', { query: 'Lindqvist' })
    expect(found.items).toHaveLength(1)
    const file = await keeping.backup(opened, here, join(keeping.folder(), 'one.db'))
    await opened.close()

    const there = await keeping.place(to)
    expect(await keeping.restoreTo(there, file, { keepSignIns: true })).toMatchObject({
      ok: true,
      value: { before: null, organisations: [{ slug: 'example', forkedAs: null, erasedAgain: 0 }] },
    })
    const restored = await keeping.open(there)
    expect(await rootOf(restored)).toBe(root)
    expect(await must(restored, 'record.search', { query: 'Lindqvist' })).toMatchObject({
      items: found.items,
    })
    expect(await checkRecord(restored.env, 1)).toMatchObject({ ok: true, differences: [] })
    const credential = { kind: 'token', token, via: 'api' } as const
    const path = { path: 'platform' }
    expect(await restored.locum.call({ operation: 'area.add', input: path, credential })).toMatchObject({
      ok: true,
    })
    await restored.close()
  })
})

describe.each(engines)('restored on %s', patient, engine => {
  it('nobody is signed in, by token, session or link, whatever was revoked since; a new link is told', async () => {
    const here = await keeping.place(engine)
    const opened = await keeping.begun(here)
    const { token } = await must(opened, 'token.create', { as: 'bo', scope: ['read', 'write'] })
    const secretOf = (url: string | null) => url?.split('link=')[1] ?? ''
    const session = await redeemLink(opened.env, secretOf(await firstLink(opened.env)), 'a browser')
    if (!session.ok) throw new Error(session.refusal.message)
    const unused = secretOf(await firstLink(opened.env))
    const file = await keeping.backup(opened, here, join(keeping.folder(), 'one.db'))
    await opened.close()

    const there = await keeping.place(engine)
    const done = await keeping.restoreTo(there, file)
    if (!done.ok) throw new Error(done.refusal.message)
    const restored = await keeping.open(there)
    const call = (credential: Credential) =>
      restored.locum.call({ operation: 'area.list', input: {}, credential })
    const refused = { ok: false, refusal: { code: expect.stringMatching(/unauthenticated|invalid/) } }
    expect(await call({ kind: 'token', token, via: 'api' })).toMatchObject(refused)
    const { secret } = session.value
    expect(await call({ kind: 'session', session: secret, via: 'web' })).toMatchObject(refused)
    expect(await redeemLink(restored.env, unused, 'a browser')).toMatchObject(refused)
    const [{ signInUrl }] = (done.value as { organisations: [{ signInUrl: string }] }).organisations
    expect(await redeemLink(restored.env, secretOf(signInUrl), 'a browser')).toMatchObject({ ok: true })
    await restored.close()
  })

  it('with --org, an organisation that is not there is neither backed up nor restored', async () => {
    const here = await keeping.place(engine)
    const opened = await keeping.begun(here)
    const file = join(keeping.folder(), 'one.db')
    const refused = { ok: false, refusal: { code: 'unknown_organisation' } }
    expect(await backupTo(opened, here.dataDir, true, { org: 'other', file })).toMatchObject(refused)
    expect(existsSync(file)).toBe(false)
    expect(await backupTo(opened, here.dataDir, true, { org: 'example', file })).toMatchObject({ ok: true })
    await opened.close()
    const there = await keeping.place(engine)
    expect(await keeping.restoreTo(there, file, { org: 'other' })).toMatchObject(refused)
    const empty = await keeping.open(there)
    expect(await empty.store.read(0, listOrganisations)).toEqual([])
    await empty.close()
  })
})

describe('on PostgreSQL', patient, () => {
  const begun = async (): Promise<{ here: Place; opened: Opened }> => {
    const here = await keeping.place('postgres')
    return { here, opened: await keeping.begun(here) }
  }

  it('a backup made while others write is one instant of what they wrote', async () => {
    const { here, opened } = await begun()
    const other = await keeping.open(here)
    let isDone = false
    const writing = [opened, other].map(async (writer, n) => {
      for (let nth = 0; !isDone; nth++) await must(writer, 'area.add', { path: `w${n}-${nth}` })
    })
    await grow(opened, 5, 'b')
    const size = async ({ store }: Opened) => (await store.read(1, () => loadHead(1)))?.seq ?? 0
    const sizeBefore = await size(opened)
    const file = await keeping.backup(opened, here, join(keeping.folder(), 'one.db'))
    const sizeAfter = await size(opened)
    isDone = true
    await Promise.all(writing)
    expect(sizeAfter).toBeGreaterThan(sizeBefore)

    const there = await keeping.place('postgres')
    const own = await keeping.place('sqlite')
    const roots = []
    for (const place of [there, own]) {
      expect(await keeping.restoreTo(place, file)).toMatchObject({ ok: true })
      const restored = await keeping.open(place)
      expect(await size(restored)).toBeGreaterThanOrEqual(sizeBefore)
      expect(await size(restored)).toBeLessThanOrEqual(sizeAfter)
      const { dir, found } = await keeping.verified(restored)
      expect(found).toMatchObject({ ok: true, problems: [] })
      roots.push(readFileSync(join(dir, 'leaves.txt'), 'utf8'))
      await restored.close()
    }
    expect(roots[0]).toBe(roots[1])
    const { dir } = await keeping.verified(opened)
    expect(readFileSync(join(dir, 'leaves.txt'), 'utf8').startsWith(roots[0] ?? 'none')).toBe(true)
    await Promise.all([opened.close(), other.close()])
  })

  it('a database that holds an organisation is not restored into', async () => {
    const { here, opened } = await begun()
    const file = await keeping.backup(opened, here, join(keeping.folder(), 'one.db'))
    const { items } = await must(opened, 'record.list', { limit: 1000 })
    expect(await keeping.restoreTo(here, file, { fork: true })).toMatchObject({
      ok: false,
      refusal: { code: 'database_taken' },
    })
    expect((await must(opened, 'record.list', { limit: 1000 })).items).toEqual(items)
    await opened.close()
  })

  it('an older backup is refused where more was sealed, and with --fork goes on under another name', async () => {
    const { here, opened } = await begun()
    const file = await keeping.backup(opened, here, join(keeping.folder(), 'old.db'))
    await grow(opened, 3)
    await seal(opened)
    await opened.close()
    // The database is lost; the folder its server had holds what was signed last.
    const fresh = { ...(await keeping.place('postgres')), dataDir: here.dataDir }
    expect(await keeping.restoreTo(fresh, file)).toMatchObject({
      ok: false,
      refusal: { code: 'older_than_sealed' },
    })
    expect(await keeping.restoreTo(fresh, file, { fork: true })).toMatchObject({
      ok: true,
      value: { organisations: [{ forkedAs: expect.stringMatching(/\/2$/) }] },
    })
    const restored = await keeping.open(fresh)
    expect((await must(restored, 'record.list', { kind: 'log.forked' })).items).toHaveLength(1)
    await grow(restored, 2, 'c')
    expect(await seal(restored)).toMatchObject([{ outcome: { is: 'sealed' } }])
    expect((await keeping.verified(restored)).found).toMatchObject({ ok: true, problems: [] })
    await restored.close()
  })

  it('who was erased is in no backup made since, and is erased again from one made before', async () => {
    const { here, opened } = await begun()
    const backups = keeping.folder()
    const named = await keeping.backup(opened, here, join(backups, 'named.db'))
    expect(readFileSync(named).includes('Lindqvist')).toBe(true)
    await must(opened, 'person.leave', { handle: 'bo' })
    await must(opened, 'erase.person', { handle: 'bo', ground: 'Bo asked for it', words: true })
    const later = await keeping.backup(opened, here, join(backups, 'later.db'))
    await opened.close()
    expect(readFileSync(later).includes('Lindqvist')).toBe(false)

    for (const [file, erasedAgain] of [
      [named, 1],
      [later, 0],
    ] as const) {
      const there = await keeping.place('postgres')
      expect(await keeping.restoreTo(there, file)).toMatchObject({
        ok: true,
        value: { organisations: [{ erasedAgain }] },
      })
      const restored = await keeping.open(there)
      expect((await must(restored, 'record.search', { query: 'Lindqvist' })).items).toEqual([])
      expect((await keeping.verified(restored)).found).toMatchObject({ ok: true, erased: 1 })
      await restored.close()
      expect(await everything(there)).not.toContain('Lindqvist')
    }
  })

  it('every organisation of a database comes along, with its own root', async () => {
    const { here, opened } = await begun()
    await opened.locum.init({ org: 'second', admin: 'noor', zone: 'Europe/Berlin', simulated: false })
    await seal(opened)
    const file = await keeping.backup(opened, here, join(keeping.folder(), 'both.db'))
    const there = await keeping.place('postgres')
    expect(await keeping.restoreTo(there, file)).toMatchObject({
      ok: true,
      value: { organisations: [{ slug: 'example' }, { slug: 'second' }] },
    })
    const restored = await keeping.open(there)
    for (const no of [1, 2])
      expect(await checkRecord(restored.env, no)).toEqual(await checkRecord(opened.env, no))
    expect(
      await restored.locum.init({ org: 'third', admin: 'li', zone: 'Europe/Berlin', simulated: false }),
    ).toMatchObject({ ok: true })
    await Promise.all([opened.close(), restored.close()])
  })
})

/** Every row of every table, as text. */
async function everything({ databaseUrl }: Place): Promise<string> {
  const own = new URL(databaseUrl ?? '')
  const { username, password } = new URL(process.env.LOCUM_TEST_POSTGRES ?? '')
  own.username = username
  own.password = password
  const client = new pg.Client({ connectionString: own.href })
  await client.connect()
  const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)
  let text = ''
  for (const { tablename } of rows)
    text += (await client.query(`SELECT string_agg(t::text, ' ') AS all FROM ${tablename} t`)).rows[0].all
  await client.end()
  return text
}
