import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'
import { backfill, file, payments, refunds } from './payments.ts'

describe.each(engines)('a day of one handoff on %s', engine => {
  let world: World
  const owners = async (...ids: string[]) =>
    Promise.all(ids.map(async id => (await world.must('ana', 'item.show', { id })).owner))

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    await payments(world)
  })
  afterAll(() => world.close())

  test('a draft is published once; a second time is told the first (H4)', async () => {
    world.moveTo('2026-11-19T16:50:00Z')
    const markdown = file({ to: '@noor', draftId: 'thursday', work: [backfill, refunds] })
    const published = await world.must('ana', 'handoff.publish', { markdown })
    expect(published).toMatchObject({ id: 'H-1', author: 'ana', condition: 'fragile' })
    const again = await world.refused('ana', 'handoff.publish', { markdown })
    expect(again).toMatchObject({ code: 'already_published', details: { id: 'H-1' } })
  })

  test('what is fragile is taken over with a read-back only, and moves at once (H6)', async () => {
    world.moveTo('2026-11-19T17:10:00Z')
    const bare = await world.refused('noor', 'handoff.accept', { id: 'H-1' })
    expect(bare).toMatchObject({ code: 'read_back_needed', details: { item: 'I-1' } })
    expect(await owners('I-1', 'I-2')).toEqual(['ana', 'ana'])
    const early = await world.must('noor', 'handoff.accept', {
      id: 'H-1',
      readBack: 'I compare the counts of the backfill.',
      questions: { 'I-1': 'Which counts, @ana?' },
    })
    expect(early.items).toEqual([
      { id: 'I-1', owner: 'noor' },
      { id: 'I-2', owner: 'noor' },
    ])
    expect(early.questions).toEqual(['Q-1'])
  })

  test('an acceptance is taken back within ten minutes, and not after (H6)', async () => {
    world.moveTo('2026-11-19T17:20:00Z')
    const undone = await world.must('noor', 'handoff.undo', { id: 'H-1' })
    expect(undone.items.map((item: { owner: string }) => item.owner)).toEqual(['ana', 'ana'])
    const shown = await world.must('ana', 'item.show', { id: 'I-1' })
    expect(shown).toMatchObject({ owner: 'ana', accepted: null, offer: { to: '@noor' } })
    expect(shown.history.map((said: { kind: string }) => said.kind)).toEqual([
      'item.published',
      'item.accepted',
      'item.returned',
    ])
    expect(await world.refused('noor', 'handoff.undo', { id: 'H-1' })).toMatchObject({
      code: 'nothing_to_undo',
    })
    await world.must('noor', 'handoff.accept', { id: 'H-1', readBack: 'Counts first.' })
    world.moveTo('2026-11-19T17:30:00.001Z')
    expect(await world.refused('noor', 'handoff.undo', { id: 'H-1' })).toMatchObject({
      code: 'too_late_to_undo',
    })
    expect(await owners('I-1')).toEqual(['noor'])
  })

  test('between handoffs it is noted, asked about, answered, confirmed and closed (H8)', async () => {
    world.moveTo('2026-11-19T18:00:00Z')
    await world.must('noor', 'item.note', { id: 'I-1', text: 'At 80 %, counts equal so far.' })
    const asked = await world.must('noor', 'item.ask', { id: 'I-1', text: 'May it run over night?' })
    expect(await world.refused('li', 'item.close', { id: 'I-1', outcome: 'Done' })).toMatchObject({
      code: 'not_yours_to_close',
    })
    await world.must('noor', 'item.confirm', { id: 'I-2', until: '2026-11-20T20:00Z' })
    world.moveTo('2026-11-20T08:05:00Z')
    await world.must('ana', 'item.answer', { question: asked.id, text: 'Yes, it is throttled.' })
    expect(await world.refused('ben', 'item.answer', { question: asked.id, text: 'Yes.' })).toMatchObject({
      code: 'already_answered',
    })
    world.moveTo('2026-11-20T17:10:00Z')
    await world.must('noor', 'item.close', { id: 'I-1', outcome: 'Counts are equal.' })
    const shown = await world.must('li', 'item.show', { id: 'I-1' })
    expect(shown.closed).toEqual({ how: 'closed', by: 'noor', at: '2026-11-20T17:10:00Z' })
    expect(shown.questions.at(-1)).toMatchObject({ answer: 'Yes, it is throttled.', answeredBy: 'ana' })
    const confirmed = await world.must('li', 'item.show', { id: 'I-2' })
    expect(confirmed).toMatchObject({ validUntil: '2026-11-20T20:00:00Z', confirmed: { by: 'noor' } })
  })

  test('the author reads what became of each line, opening with one sentence (H10)', async () => {
    const returns = await world.must('ana', 'handoff.returns')
    expect(returns.sentence).toMatch(/noor/)
    expect(returns.items.map(({ id, owner }: { id: string; owner: string }) => [id, owner])).toEqual([
      ['I-1', 'noor'],
      ['I-2', 'noor'],
    ])
    const kinds = returns.items[0].history.map((said: { kind: string }) => said.kind)
    expect(kinds.slice(-2)).toEqual(['item.noted', 'item.closed'])
  })

  test('the brief of that evening is byte-identical a week later (T6)', async () => {
    const before = await world.must('noor', 'brief.read')
    await world.must('noor', 'item.note', { id: 'I-2', text: 'One case is added.' })
    world.moveTo('2026-11-26T17:00:00Z')
    await world.must('noor', 'item.release', { id: 'I-2', reason: 'I am on leave tomorrow.' })
    await world.must('ana', 'person.set', { handle: 'ben', name: 'Benjamin Vogel' })
    world.moveTo('2026-11-26T19:00:00Z')
    await world.must('ana', 'item.note', { id: 'I-2', text: 'Still open.' })
    const again = await world.must('noor', 'brief.read', {}, { at: before.at, seq: before.atSeq })
    expect(JSON.stringify(again)).toBe(JSON.stringify(before))
  })
})
