import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const handoff = `---
to: anyone
area: payments
offline: 2026-11-19T17:00Z
back: 2026-11-20T08:00Z
---
Twelve marmots live here.

## Watch
${Array.from({ length: 12 }, (_, nth) => `- Marmot number ${nth}.`).join('\n')}
`

interface Found {
  readonly id: string
  readonly entry: string
}
interface Page {
  readonly items: readonly Found[]
  readonly hints: readonly { readonly message: string }[]
  readonly next: string | null
}

describe.each(engines)('pages of what is searched and listed, on %s', engine => {
  let world: World

  beforeAll(async () => {
    world = await openWorld(engine)
    await world.must('ana', 'area.add', { path: 'payments' })
    await world.must('ana', 'handoff.publish', { markdown: handoff, override: ['section_missing'] })
  })
  afterAll(() => world?.close())

  const search = (query: string, more: object): Promise<Page> =>
    world.must('ana', 'record.search', { query, ...more })
  const ids = (...pages: readonly Page[]) => pages.flatMap(({ items }) => items.map(({ id }) => id))

  it.each(['relevance', 'newest'])(
    'what is said, closed and erased between two of them makes nothing come twice or be left out (%s)',
    async sort => {
      const page = (cursor?: string | null, limit = 3) =>
        search('marmot state:open kind:item', { sort, limit, cursor: cursor ?? undefined })
      const whole = ids(await page(null, 50))
      const first = await page()
      const [closed, erased] = first.items
      await world.must('ana', 'item.close', { id: closed?.id, outcome: 'Seen' })
      await world.must('ana', 'erase.entry', { id: erased?.entry, ground: 'Asked for it' })
      await world.must('ana', 'item.note', { id: whole.at(-1), text: 'The marmot again' })
      const second = await page(first.next)
      expect(ids(first, second, await page(second.next, 50))).toEqual(whole)
    },
  )

  it('further ones of what only begins with the last word go on', async () => {
    const first = await search('marmo', { limit: 2 })
    expect(first.hints[0]?.message).toContain('here is what begins so')
    const second = await search('marmo', { limit: 2, cursor: first.next })
    expect(second.hints).toEqual(first.hints)
    expect(new Set(ids(first, second)).size).toBe(4)
  })

  it.each([false, true])(
    'of the record hold each entry once while more are written (newest first: %s)',
    async newestFirst => {
      const page = (cursor: string | null, limit: number): Promise<Page> =>
        world.must('ana', 'record.list', { newestFirst, limit, ...(cursor !== null && { cursor }) })
      const whole = ids(await page(null, 1_000))
      const paged: string[] = []
      let cursor: string | null = null
      do {
        const shown: Page = await page(cursor, 4)
        paged.push(...ids(shown))
        if (paged.length <= 8)
          await world.must('ana', 'area.set', { path: 'payments', name: `Payments ${cursor}` })
        cursor = shown.next
      } while (cursor !== null)
      expect(new Set(paged).size).toBe(paged.length)
      expect(paged.filter(id => whole.includes(id))).toEqual(whole)
    },
  )
})
