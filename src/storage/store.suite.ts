import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrgId, PersonId } from '../domain/ids.ts'
import { listEntries, loadHead, loadStored, seqAt } from './entries.ts'
import { accepted, append, noted, openExample, published, start } from './examples.suite.ts'
import { recallResult, rememberResult } from './idempotency.ts'
import { createOrganisation, listOrganisations, removeOrganisation } from './organisations.ts'
import { saveEntries } from './save-entries.ts'
import { list, rows, type Script, sql, statement } from './sql.ts'
import { type OrgNo, openSeq, type Store } from './store.ts'
import { loadByKeys, loadDue, loadSubjects } from './subjects.ts'
import { findToken, insertToken, listTokens, revokeToken } from './tokens.ts'

/** What one engine brings: stores opened on one and the same file or database. */
export interface Place {
  open(): Promise<Store>
  /** As its owner, as if this migration had not run yet. */
  forget(migration: number): Promise<void>
  drop(): Promise<void>
}

/** The behaviour of a store, the same on every engine. */
export function storeSuite(engine: string, makePlace: () => Promise<Place>): void {
  describe(`a store on ${engine}`, () => {
    let place: Place
    let store: Store
    let other: Store
    let org: OrgNo

    beforeAll(async () => {
      place = await makePlace()
      // Two openers of an empty place race for its migrations.
      ;[store, other] = await Promise.all([place.open(), place.open()])
      org = await openExample(store)
    })

    afterAll(async () => {
      await Promise.all([store?.close(), other?.close()])
      await place?.drop()
    })

    const slugs = () => store.read(0, () => listOrganisations())

    test('runs its migrations once, however many open it at the same time', async () => {
      const [a, b, c] = await Promise.all([place.open(), place.open(), place.open()])
      const ids = await store.read(0, () => rows<{ id: number }>(sql`SELECT id FROM migration ORDER BY id`))
      expect(ids.map(({ id }) => id)).toEqual([...new Set(ids.map(({ id }) => id))])
      await Promise.all([a.close(), b.close(), c.close()])
    })

    test('takes keys away that are asked for no more, when a store of before is opened', async () => {
      const keyed = (key: string) =>
        sql`INSERT INTO subject_key (org, key, until_seq, id, from_seq) VALUES (${org}, ${key}, ${openSeq}, 'I-9', 1)`
      await store.write(org, function* () {
        for (const key of ['open unowned', 'offered area are_9', 'request by per_9', 'offered per_9'])
          yield keyed(key)
      })
      await place.forget(6)
      await (await place.open()).close()
      const left = await store.write(org, function* () {
        const found = yield* rows<{ key: string }>(sql`SELECT key FROM subject_key WHERE id = 'I-9'`)
        yield sql`DELETE FROM subject_key WHERE id = 'I-9'`
        return found
      })
      expect(left).toEqual([{ key: 'offered per_9' }])
    })

    test('takes back everything when a script throws', async () => {
      const before = await slugs()
      const failing = store.write(0, function* () {
        yield* createOrganisation('org_gone' as OrgId, 'gone')
        throw new Error('stop')
      })
      await expect(failing).rejects.toThrow('stop')
      expect(await slugs()).toEqual(before)
      await expect(
        other.write(0, () => createOrganisation('org_later' as OrgId, 'later')),
      ).resolves.toBeTypeOf('number')
    })

    test('takes back everything when a statement fails, and names the constraint', async () => {
      const twice = store.write(0, function* () {
        yield sql`INSERT INTO org (no, id, slug) VALUES (77, 'org_77', 'seventy')`
        yield sql`INSERT INTO org (no, id, slug) VALUES (78, 'org_77', 'other')`
      })
      await expect(twice).rejects.toThrow()
      expect((await slugs()).some(({ no }) => no === 77)).toBe(false)
    })

    test('a slug is taken once', async () => {
      const made = await Promise.all(
        [store, other].map(s => s.write(0, () => createOrganisation(`org_${Math.random()}` as OrgId, 'one'))),
      )
      expect(made.filter(no => no !== null)).toHaveLength(1)
    })

    test('writers on two stores wait for each other: nothing is lost', async () => {
      const org = await openExample(store, 'counted')
      const turns = Array.from({ length: 40 }, (_, i) =>
        (i % 2 === 0 ? store : other).write(org, () => append(org, [published(`I-${i}`, 'x')], start + i)),
      )
      const seqs = await Promise.all(turns)
      expect([...seqs].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
      expect((await store.read(org, () => loadHead(org)))?.seq).toBe(40)
    })

    test('a read sees one state, whatever is written beside it', async () => {
      const org = await openExample(store, 'snapshot')
      const count = (): Script<{ n: number }[]> =>
        rows(sql`SELECT count(*) AS n FROM entry WHERE org = ${org}`)
      const writing = Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          other.write(org, () => append(org, [published(`I-${i}`, 'x')], start + i)),
        ),
      )
      for (let i = 0; i < 10; i++) {
        const [first, second] = await store.read(org, function* () {
          return [yield* count(), yield* count()]
        })
        expect(second).toEqual(first)
      }
      await writing
      expect(Number((await store.read(org, count))[0]?.n)).toBe(10)
    })

    test('a read cannot write', async () => {
      const attempt = store.read(org, function* () {
        yield sql`UPDATE head SET at = 1 WHERE org = ${org}`
      })
      await expect(attempt).rejects.toThrow()
    })

    test('inserts of no rows, bytes, nulls, long texts and large numbers come back as they went in', async () => {
      const org = await openExample(store, 'values')
      const text = `é𝄞${'x'.repeat(100_000)}`
      await store.write(org, function* () {
        yield* saveEntries(org, [], [])
        yield* append(org, [published('I-1', text), accepted('I-1')], Number.MAX_SAFE_INTEGER)
      })
      const [first, second] = await store.read(org, () => loadStored(org, 0, 10))
      expect(JSON.parse(first?.words ?? '')).toEqual({ text, refs: [] })
      expect(first?.salt).toHaveLength(32)
      expect(second).toMatchObject({ salt: null, words: null, seq: 2 })
      expect((await store.read(org, () => loadHead(org)))?.at).toBe(Number.MAX_SAFE_INTEGER)
    })

    test('one statement runs for each set of values, and lists bind texts, numbers and nothing', async () => {
      const org = await openExample(store, 'lists')
      const keep = (hash: string) =>
        sql`INSERT INTO reservation (org, kind, hash) VALUES (${org}, 'handle', ${hash})`
      await store.write(org, function* () {
        yield { each: ['a', 'b', 'c'].map(keep) }
      })
      const find = (hashes: string[]) =>
        store.read(org, () =>
          rows<{ hash: string }>(
            sql`SELECT hash FROM reservation WHERE org = ${org} AND hash IN ${list(hashes)} ORDER BY hash`,
          ),
        )
      expect((await find(['c', 'a', 'z'])).map(r => r.hash)).toEqual(['a', 'c'])
      expect(await find([])).toEqual([])
      const numbers = () => rows<{ no: number }>(sql`SELECT no FROM org WHERE no IN ${list([org, 9_999])}`)
      expect(await store.read(org, numbers)).toEqual([{ no: org }])
    })

    test('tells of commits by itself and by others', async () => {
      const heard: (OrgNo | null)[] = []
      const stop = store.onCommit(no => heard.push(no))
      await store.write(org, () => append(org, [published('I-own', 'x')], start))
      expect(heard).toContain(org)
      await new Promise(resolve => setTimeout(resolve, 400))
      heard.length = 0
      await other.write(org, () => append(org, [published('I-other', 'x')], start))
      await expect.poll(() => heard.length, { timeout: 5_000 }).toBeGreaterThan(0)
      stop()
    })

    test('versions of a subject are read as of any seq, by id, by key and by what is due (T6, T7)', async () => {
      const org = await openExample(store, 'versions')
      const endsAt = start + 60_000
      await store.write(org, () => append(org, [published('I-1', 'x', { endsAt }), noted('I-1', 'y')], start))
      await store.write(org, () => append(org, [accepted('I-1')], start + 1))
      const ownerAt = async (seq: number) =>
        (await store.read(org, () => loadSubjects(org, ['I-1', 'I-9'], seq))).get('I-1')
      expect(await ownerAt(0)).toBeUndefined()
      expect(await ownerAt(2)).toMatchObject({ owner: 'per_ana', seq: 2 })
      expect(await ownerAt(openSeq - 1)).toMatchObject({ owner: 'per_ben', seq: 3 })
      const under = async (key: string, seq: number) =>
        (await store.read(org, () => loadByKeys(org, [key], seq))).length
      expect([await under('offered per_ben', 2), await under('offered per_ben', 3)]).toEqual([1, 0])
      expect([await under('open owner per_ben', 2), await under('open owner per_ben', 3)]).toEqual([0, 1])
      const due = async (until: number, seq: number) =>
        (await store.read(org, () => loadDue(org, until, seq, 10))).length
      expect([
        await due(endsAt - 1, openSeq - 1),
        await due(endsAt, openSeq - 1),
        await due(endsAt, 2),
      ]).toEqual([0, 1, 1])
    })

    test('pages of the record take every filter, in both directions', async () => {
      const org = await openExample(store, 'pages')
      await store.write(org, () => append(org, [published('I-1', 'a'), noted('I-1', 'b')], start))
      await store.write(org, () => append(org, [published('I-2', 'c'), accepted('I-1')], start + 10))
      const seqs = async (filter: Partial<Parameters<typeof listEntries>[1]>) =>
        (await store.read(org, () => listEntries(org, { until: 4, limit: 10, ...filter }))).map(
          e => e.envelope.seq,
        )
      expect(await seqs({})).toEqual([1, 2, 3, 4])
      expect(await seqs({ newestFirst: true, limit: 2 })).toEqual([4, 3])
      expect(await seqs({ after: 1, before: 4 })).toEqual([2, 3])
      expect(await seqs({ subject: 'I-1', kinds: ['item.noted', 'item.accepted'] })).toEqual([2, 4])
      expect(await seqs({ since: start + 1, areas: ['are_payments'], actors: ['per_ana'] })).toEqual([3, 4])
      expect(await seqs({ actors: ['per_ben'] })).toEqual([])
      const at = (instant: number) => store.read(org, () => seqAt(org, instant))
      expect([await at(start - 1), await at(start), await at(start + 99)]).toEqual([0, 2, 4])
    })

    test('a result is remembered by organisation, actor, operation and key until it expires', async () => {
      const scope = { actor: 'per_ana', operation: 'item.note', key: 'k1' }
      await store.write(org, () => rememberResult(org, scope, { inputHash: 'h', result: '{}' }, start + 100))
      const recall = (more: Partial<typeof scope>, now: number, no = org) =>
        other.read(no, () => recallResult(no, { ...scope, ...more }, now))
      expect(await recall({}, start)).toEqual({ inputHash: 'h', result: '{}' })
      expect(await recall({}, start + 100)).toBeNull()
      expect(await recall({ actor: 'per_ben' }, start)).toBeNull()
      expect(await recall({ operation: 'item.close' }, start)).toBeNull()
      expect(await recall({}, start, org + 1)).toBeNull()
    })

    test('a token is found by its hash and ends when revoked', async () => {
      const token = {
        org,
        id: 'tok_1',
        person: 'per_ana' as PersonId,
        hash: 'abc',
        scopes: ['read'],
        expiresAt: null,
      }
      await store.write(org, () => insertToken({ ...token, revokedAt: null, createdAt: start }))
      expect(await other.read(0, () => findToken('abc'))).toMatchObject(token)
      await store.write(org, () => revokeToken(org, 'tok_1', start + 5))
      expect(await other.read(org, () => listTokens(org))).toMatchObject([
        { id: 'tok_1', revokedAt: start + 5 },
      ])
      expect(await other.read(0, () => findToken('abd'))).toBeNull()
    })

    test('an organisation that is taken away leaves no row in any table that has rows of organisations', async () => {
      const gone = await store.write(0, () => createOrganisation('org_gone' as OrgId, 'gone'))
      if (gone === null) throw new Error('gone is taken')
      const keyed = await store.read(0, tablesWithAnOrg)
      expect(keyed.length).toBeGreaterThan(10)
      const counted = async (no: OrgNo) => {
        const counts: [string, number][] = []
        for (const { table } of keyed) {
          const [found] = await store.read(no, () =>
            rows<{ n: number }>(statement(`SELECT count(*) AS n FROM ${table} WHERE org = ${no}`)),
          )
          counts.push([table, Number(found?.n)])
        }
        return counts
      }
      await store.write(gone, function* () {
        for (const { table, columns } of keyed)
          yield {
            insert: table,
            columns: columns.map(({ name }) => name),
            rows: [columns.map(c => cell(c, gone))],
          }
      })
      const others = await counted(org)
      expect(await counted(gone)).toEqual(keyed.map(({ table }) => [table, 1]))
      await store.write(gone, () => removeOrganisation(gone))
      expect(await counted(gone)).toEqual(keyed.map(({ table }) => [table, 0]))
      expect(await counted(org)).toEqual(others)
    })
  })
}

interface Column {
  readonly name: string
  readonly type: string
}

/** As the engine itself tells it. */
function* tablesWithAnOrg(): Script<{ table: string; columns: Column[] }[]> {
  const found = yield* rows<{ tab: string; name: string; type: string }>(
    sql`${{
      sqlite: sql`SELECT t.name AS tab, c.name, c.type FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'`,
      postgres: sql`SELECT table_name::text AS tab, column_name::text AS name, data_type::text AS type
        FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER'`,
    }}`,
  )
  return [...Map.groupBy(found, ({ tab }) => tab)]
    .map(([table, columns]) => ({ table, columns }))
    .filter(({ columns }) => columns.some(({ name }) => name === 'org'))
}

/** Something that may stand in a column. */
function cell({ name, type }: Column, org: OrgNo): string | number | Uint8Array {
  if (/blob|bytea/i.test(type)) return new Uint8Array([1])
  if (!/int/i.test(type)) return 'x'
  return name === 'org' ? org : 7
}
