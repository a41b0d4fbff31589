import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const back = 'offline: 2026-11-19T17:00Z\nback: 2026-11-20T08:00Z'
const lines = Array.from({ length: 130 }, (_, nth) => {
  const area = nth % 2 === 0 ? 'payments' : 'payments/vault'
  return `- Line ${nth + 1}. #${area} next: look`
})

describe.each(engines)('long lists page by page on %s', engine => {
  let world: World
  let ids: string[]
  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    for (const handle of ['ben', 'noor'])
      await world.must('ana', 'person.add', { handle, name: handle, zone: 'Europe/Berlin' })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor'] })
    await world.must('ana', 'team.set', { name: 'vault', members: ['ben'] })
    await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
    await world.must('ana', 'area.add', { path: 'payments/vault', team: 'vault', restricted: true })
    const markdown = `---\nto: anyone\narea: payments\n${back}\n---\nMuch.\n\n## Work\n${lines.join('\n')}\n`
    const override = ['section_missing']
    const published = await world.must('ben', 'handoff.publish', { markdown, override })
    ids = published.items.map(({ id }: { id: string }) => id)
    for (let nth = 0; nth < 57; nth++) {
      const short = `---\nto: me\narea: payments\n${back}\n---\nNumber ${nth}.\n`
      await world.must('ben', 'handoff.publish', { markdown: short, override: ['left_out'] })
    }
  })
  afterAll(() => world?.close())

  const walk = async (as: string, operation: string, limit: number, input: object = {}) => {
    const found: string[] = []
    let pages = 0
    for (let cursor: string | undefined; ; pages++) {
      const page = await world.must(as, operation, { ...input, limit, ...(cursor && { cursor }) })
      found.push(...page.items.map(({ id }: { id: string }) => id))
      if (page.next === null) return { found, pages: pages + 1 }
      cursor = page.next
    }
  }

  it('the lines of a handoff keep the order they were written in, whoever may read how many', async () => {
    const shown = async (as: string) =>
      (await world.must(as, 'handoff.show', { id: 'H-1' })).items.map(({ id }: { id: string }) => id)
    expect(ids).toEqual([...ids].sort((a, b) => Number(a.slice(2)) - Number(b.slice(2))))
    expect(await shown('ben')).toEqual(ids)
    expect(await shown('noor')).toEqual(ids.filter((_, nth) => nth % 2 === 0))
  })

  it('items: every one that may be read, once, in order, and no page for what may not', async () => {
    const open = ids.filter((_, nth) => nth % 2 === 0)
    expect(await walk('noor', 'item.list', 7)).toEqual({ found: open, pages: 10 })
    expect(await walk('noor', 'item.list', 65, { owner: 'ben' })).toEqual({ found: open, pages: 1 })
    expect(await walk('ben', 'item.list', 60)).toEqual({ found: ids, pages: 3 })
  })

  it('handoffs: newest first, to the first one', async () => {
    const all = Array.from({ length: 58 }, (_, nth) => `H-${58 - nth}`)
    expect(await walk('noor', 'handoff.list', 20)).toEqual({ found: all, pages: 3 })
    expect(await walk('noor', 'handoff.list', 29, { author: 'ben' })).toEqual({ found: all, pages: 2 })
  })
})
