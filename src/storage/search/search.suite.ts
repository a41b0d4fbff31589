import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseSearch } from '../../domain/search/parse.ts'
import { prefilter } from '../../domain/search/prefilter.ts'
import type { ResolvedSearch } from '../../domain/search/resolved.ts'
import { soughtIn } from '../../domain/search/tokens.ts'
import type { SearchTree } from '../../domain/search/tree.ts'
import { deleteBodies } from '../entries.ts'
import { append, noted, openExample, published, start } from '../examples.suite.ts'
import { rows, sql } from '../sql.ts'
import type { OrgNo, Store } from '../store.ts'
import { bestMatches, type IndexSearch, newestMatches } from './find.ts'
import { dropSearchRows, fillSearchGap, searchGap } from './rows.ts'

/** What both engines find of the same texts. */
export function searchSuite(
  engine: string,
  open: () => Promise<{ store: Store; drop: () => Promise<void> }>,
): void {
  describe(`search on ${engine}`, () => {
    let place: Awaited<ReturnType<typeof open>>
    let org: OrgNo
    const texts = [
      'Webhook retries wait for the vendor’s key LIN-482.',
      'Leave the ledger_v2 backfill alone: see src/payments/ledger.ts',
      'Café Ångström refunds are slow',
      '账本迁移已经完成一半',
      'The refund was delayed twice; delays are normal',
      'Nothing here about keys',
    ]

    beforeAll(async () => {
      place = await open()
      org = await openExample(place.store, 'searched')
      const { store } = place
      for (const [index, text] of texts.entries())
        await store.write(org, () => append(org, [published(`I-${index + 1}`, text)], start + index * 1_000))
    })

    afterAll(async () => {
      await place?.store.close()
      await place?.drop()
    })

    const asked = (query: string): IndexSearch => ({
      query: prefilter(texted(parseSearch(query).tree)).query,
      after: 0,
      until: 1_000_000,
      counted: [],
    })
    const found = async (query: string) => {
      const hits = await place.store.read(org, () => newestMatches(org, asked(query), 100))
      return hits
        .map(hit => hit.subject)
        .reverse()
        .join(' ')
    }

    test.each([
      ['retry', 'I-1'],
      ['RETRIES', 'I-1'],
      ['LIN-482', 'I-1'],
      ['lin-48', ''],
      ['482', 'I-1'],
      ['"key lin"', 'I-1'],
      ['"lin key"', ''],
      ['vendor', 'I-1'],
      ['keys', 'I-1 I-6'],
      ['keys -vendor', 'I-6'],
      ['ledger', 'I-2'],
      ['payments/ledger', 'I-2'],
      ['src/payments/ledger.ts', 'I-2'],
      ['ledger_v2', 'I-2'],
      ['cafe angstrom', 'I-3'],
      ['CAFÉ', 'I-3'],
      ['refund', 'I-3 I-5'],
      ['refun*', 'I-3 I-5'],
      ['refund delay', 'I-5'],
      ['refund OR backfill', 'I-2 I-3 I-5'],
      ['(refund OR backfill) -delayed', 'I-2 I-3'],
      ['NOT (refund OR key)', 'I-2 I-4'],
      ['账本', 'I-4'],
      ['迁移', 'I-4'],
      ['账', 'I-4'],
      ['半', 'I-4'],
      ['本账', ''],
      ['"账本迁移"', 'I-4'],
      ['nowhere', ''],
    ])('%s finds %s', async (query, expected) => {
      expect(await found(query)).toBe(expected)
    })

    test('an accent that stands alone is kept, and is no word', async () => {
      const text = 'A zebu \u0301 and \u0300 an okapi'
      await place.store.write(org, () => append(org, [published('I-9', text)], start + 30_000))
      expect(await found('zebu')).toBe('I-9')
      expect(await found('"zebu and an okapi"')).toBe('I-9')
      expect(await found('"zebu \u0301 and"')).toBe('I-9')
    })

    test('a text of more and longer words than an index takes is kept, and found by the first of them', async () => {
      const long = (nth: number) => `${nth}${'\u1210'.repeat(60)}`
      const text = ['quagga', ...Array.from({ length: 9_000 }, (_, nth) => long(nth)), 'axolotl'].join(' ')
      await place.store.write(org, () => append(org, [published('I-10', text)], start + 31_000))
      expect(await found('quagga')).toBe('I-10')
      expect(await found(long(3_000))).toBe('I-10')
      expect(await found('axolotl')).toBe('')
    })

    test('looks only between the entries asked for', async () => {
      const among = (after: number, until: number) =>
        place.store.read(org, () => newestMatches(org, { ...asked('refund'), after, until }, 10))
      const [last] = await among(0, 1_000)
      expect((await among(0, last!.seq - 1)).map(hit => hit.subject)).toEqual(['I-3'])
      expect((await among(last!.seq - 1, 1_000)).map(hit => hit.subject)).toEqual(['I-5'])
    })

    test('what stands early in a text comes first; by when it was said, the latest', async () => {
      const search = { ...asked('refund'), counted: [' refund '] }
      const best = (by: 'score' | 'said') =>
        place.store.read(org, () => bestMatches(org, search, { by, whole: 100, newest: 10, limit: 100 }))
      const { rows: byScore, fewer } = await best('score')
      expect(byScore.map(hit => [hit.subject, hit.score])).toEqual([
        ['I-5', 952 + days(start)],
        ['I-3', 869 + days(start)],
      ])
      expect(fewer).toBe(false)
      expect((await best('said')).rows.map(hit => hit.subject)).toEqual(['I-5', 'I-3'])
    })

    test('of more matches than are put in order as a whole, the newest are', async () => {
      const of = { by: 'score', whole: 2, newest: 1, limit: 100 } as const
      const { rows: best, fewer } = await place.store.read(org, () =>
        bestMatches(org, asked('refund OR key'), of),
      )
      expect([best.map(hit => hit.subject), fewer]).toEqual([['I-6'], true])
    })

    test('what is erased is found no more, and a rebuild makes the rows that were there', async () => {
      const { store } = place
      await store.write(org, () => append(org, [noted('I-1', 'a zanzibar in the note')], start + 60_000))
      expect(await found('zanzibar')).toBe('I-1')
      const rowsNow = () =>
        store.read(org, () =>
          rows(sql`SELECT entry_no, words, facets FROM search WHERE org = ${org} ORDER BY entry_no`),
        )
      const before = await rowsNow()
      await store.write(org, function* () {
        yield* dropSearchRows(org, 1_000)
      })
      expect(await found('zanzibar')).toBe('')
      while ((await store.write(org, () => fillSearchGap(org, 300))) > 0);
      expect(await store.read(org, () => searchGap(org))).toBe(0)
      expect(await rowsNow()).toEqual(before)
      const [hit] = await store.read(org, () => newestMatches(org, asked('zanzibar'), 1))
      await store.write(org, () => deleteBodies(org, [hit!.seq]))
      expect(await found('zanzibar')).toBe('')
    })
  })
}

function days(instant: number): number {
  return Math.floor(instant / 86_400_000) - 10_957
}

/** Words only: nothing needs a name to be looked up. */
function texted(tree: SearchTree | null): ResolvedSearch {
  if (tree === null) return { is: 'nothing' }
  if (tree.is === 'not') return { is: 'not', of: texted(tree.of) }
  if (tree.is === 'and' || tree.is === 'or') return { is: tree.is, of: tree.of.map(texted) }
  if (tree.is !== 'word' && tree.is !== 'phrase') return { is: 'nothing' }
  return {
    is: 'text',
    ...soughtIn(tree.text, tree.is === 'word' && tree.prefix),
    mentions: [],
    subject: null,
  }
}
