import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const markdown = `---
to: team:payments
area: payments
offline: 2026-11-19T12:00Z
back: 2026-11-20T08:00Z
---
All is calm.

## Hold
- none
## Blocked
- none
## Work
- Count the refunds. next: compare
- Write to the vendor. next: call them
`

describe.each(engines)('what became of many lines at once, on %s', engine => {
  let world: World
  let items: string[]
  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T09:00:00Z' })
    for (const handle of ['ben', 'li']) await world.must('ana', 'person.add', { handle, name: handle })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ben', 'li'] })
    await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
    const published = await world.must('ben', 'handoff.publish', { markdown })
    items = published.items.map(({ id }: { id: string }) => id)
    await world.must('li', 'handoff.accept', { id: published.id, readBack: 'I count and write' })
    const [counting, writing] = items
    await world.must('li', 'item.ask', { id: writing, text: 'Which vendor?', of: 'ben' })
    for (let n = 1; n <= 210; n++) await world.must('li', 'item.note', { id: counting, text: `Refund ${n}` })
    await world.must('ben', 'item.answer', { question: 'Q-1', text: 'The one in Pune' })
    await world.must('li', 'item.ask', { id: counting, text: 'Are they all there?', of: 'ben' })
  })
  afterAll(() => world?.close())

  it('each line has its own history and questions, in their order', async () => {
    const returns = await world.must('ben', 'handoff.returns')
    const [counting, writing] = returns.items
    expect(returns.items.map(({ id }: { id: string }) => id)).toEqual(items)
    const kinds = counting.history.map(({ kind }: { kind: string }) => kind)
    expect(kinds.slice(0, 3)).toEqual(['item.published', 'item.accepted', 'item.noted'])
    expect(counting.history.at(2).text).toBe('Refund 1')
    expect(counting.history).toHaveLength(200)
    expect(counting.questions).toMatchObject([{ text: 'Are they all there?', answer: null }])
    expect(writing.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'item.published',
      'item.accepted',
    ])
    expect(writing.questions).toMatchObject([{ text: 'Which vendor?', answer: 'The one in Pune' }])
    expect(returns.sentence).toContain('question')
  })

  it('a line says the same of itself wherever it is shown', async () => {
    const returns = await world.must('ben', 'handoff.returns')
    const shown = await world.must('ben', 'handoff.show', { id: 'H-1', history: true })
    for (const [place, id] of items.entries()) {
      const { history, questions } = await world.must('ben', 'item.show', { id })
      expect(returns.items[place]).toMatchObject({ history, questions })
      expect(shown.items[place]).toMatchObject({ history, questions })
    }
  })
})
