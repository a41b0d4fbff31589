import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Locum } from '../../src/services/run.ts'
import { engines, openWorld, type World } from '../world.ts'
import { backfill, file, payments, refunds } from './payments.ts'

interface Said {
  kind: string
  subject: string
  terms: { effectiveAt?: string | number; to?: string | null; reason?: string }
}

const credential = { kind: 'asserted', handle: 'noor', osUser: null, via: 'cli' } as const
const hold = 'Leave the backfill alone. why: a restart doubles rows until: 2026-11-19T19:00Z'

describe.each(engines)('what is due on %s', engine => {
  let world: World
  const due = async (): Promise<Said[]> =>
    (await world.must('ana', 'record.list', { kind: 'item.defaulted,item.ended', limit: 50 })).items
  const show = (id: string) => world.must('ana', 'item.show', { id })

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    await payments(world)
    world.moveTo('2026-11-19T16:00:00Z')
  })
  afterEach(() => world.close())

  /** Grace of the first ends at 18:00Z, the hold at 19:00Z, grace of the second at 19:30Z. */
  const three = async () => {
    await world.must('ana', 'handoff.publish', { markdown: file({ to: '@li', hold, work: [backfill] }) })
    const later = file({ to: '@li', offline: '2026-11-19T19:30', work: [refunds] })
    await world.must('ben', 'handoff.publish', { markdown: later })
  }

  test('three instants are shown by one read and appended once, in order, by one command (T7)', async () => {
    await three()
    const { atSeq } = await world.must('ana', 'org.show')
    world.moveTo('2026-11-19T20:00:00Z')
    expect(await show('I-1')).toMatchObject({ closed: { how: 'ended', at: '2026-11-19T19:00:00Z' } })
    expect(await show('I-2')).toMatchObject({ owner: 'noor', fallen: { at: '2026-11-19T18:00:00Z' } })
    expect(await show('I-3')).toMatchObject({ owner: 'noor', fallen: { at: '2026-11-19T19:30:00Z' } })
    expect((await world.must('ana', 'org.show')).atSeq).toBe(atSeq)
    expect(await due()).toEqual([])
    await world.must('noor', 'item.note', { id: 'I-2', text: 'I look at it.' })
    const appended = await due()
    expect(appended.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['item.defaulted', 'I-1'],
      ['item.defaulted', 'I-2'],
      ['item.ended', 'I-1'],
      ['item.defaulted', 'I-3'],
    ])
    await world.must('noor', 'item.note', { id: 'I-3', text: 'And at this.' })
    expect(await due()).toHaveLength(4)
    expect(await show('I-2')).toMatchObject({ owner: 'noor', fallen: { at: '2026-11-19T18:00:00Z' } })
  })

  test('nothing falls a millisecond before grace ends, and all of it at that instant (H7)', async () => {
    await three()
    world.moveTo('2026-11-19T17:59:59.999Z')
    expect(await show('I-2')).toMatchObject({ owner: 'ana', fallen: null })
    world.moveTo('2026-11-19T18:00:00Z')
    expect(await show('I-2')).toMatchObject({ owner: 'noor', offer: { defaulted: true } })
  })

  test('two processes on one store do not double it (T7)', async () => {
    await three()
    world.moveTo('2026-11-19T20:00:00Z')
    const other = new Locum(world.env)
    const note = (locum: Locum, id: string) =>
      locum.call({ operation: 'item.note', input: { id, text: 'Seen.' }, credential })
    const outcomes = await Promise.all([
      note(world.locum, 'I-2'),
      note(other, 'I-2'),
      note(world.locum, 'I-3'),
      note(other, 'I-3'),
    ])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true])
    expect(await due()).toHaveLength(4)
  })

  test('a default does not end the offer; undo brings the mark of the default back (H6, H7)', async () => {
    await three()
    world.moveTo('2026-11-19T18:05:00Z')
    await world.must('li', 'handoff.accept', { id: 'H-1', items: ['I-2'], readBack: 'I compare.' })
    expect(await show('I-2')).toMatchObject({ owner: 'li', fallen: null, offer: null })
    await world.must('li', 'handoff.undo', { id: 'H-1' })
    expect(await show('I-2')).toMatchObject({
      owner: 'noor',
      fallen: { to: 'noor', at: '2026-11-19T18:00:00Z', reason: 'grace' },
      offer: { defaulted: true },
    })
    const brief = await world.must('noor', 'brief.read')
    const yours = brief.sections.find((section: { id: string }) => section.id === 'yours')
    expect(yours.lines.find((line: { item?: string }) => line.item === 'I-2')).toMatchObject({ fallen: true })
  })

  test('what is given back after grace falls at that instant, not while somebody held it (H6, T7)', async () => {
    await three()
    world.moveTo('2026-11-19T17:55:00Z')
    await world.must('li', 'handoff.accept', { id: 'H-1', items: ['I-2'], readBack: 'I compare.' })
    world.moveTo('2026-11-19T18:03:00Z')
    await world.must('li', 'handoff.undo', { id: 'H-1' })
    const atUndo = { at: '2026-11-19T18:03:00Z', reason: 'grace', to: 'noor' }
    expect(await show('I-2')).toMatchObject({ owner: 'noor', fallen: atUndo })
    world.moveTo('2026-11-19T18:20:00Z')
    await world.must('noor', 'item.note', { id: 'I-2', text: 'I have it.' })
    expect(await show('I-2')).toMatchObject({ owner: 'noor', fallen: atUndo })
  })

  test('when all who are named have declined it falls at once, and once (H6)', async () => {
    const markdown = file({ to: '@li @asha', work: [refunds] })
    await world.must('ana', 'handoff.publish', { markdown })
    world.moveTo('2026-11-19T17:10:00Z')
    await world.must('li', 'handoff.decline', { id: 'H-1', reason: 'I am off.' })
    expect(await show('I-1')).toMatchObject({ owner: 'ana', fallen: null, offer: { declinedBy: ['li'] } })
    expect(await world.refused('li', 'handoff.decline', { id: 'H-1', reason: 'Still.' })).toMatchObject({
      code: 'already_declined',
    })
    await world.must('asha', 'handoff.decline', { id: 'H-1', reason: 'I am off too.' })
    expect(await show('I-1')).toMatchObject({
      owner: 'noor',
      fallen: { at: '2026-11-19T17:10:00Z', reason: 'declined' },
    })
    world.moveTo('2026-11-19T19:00:00Z')
    await world.must('noor', 'item.note', { id: 'I-1', text: 'I have it.' })
    expect(await due()).toHaveLength(1)
  })

  test('an author back early keeps what nobody accepted, and only that (H7)', async () => {
    await world.must('ana', 'handoff.publish', { markdown: file({ to: '@noor', work: [backfill, refunds] }) })
    world.moveTo('2026-11-19T17:10:00Z')
    await world.must('noor', 'handoff.accept', { id: 'H-1', items: ['I-2'] })
    world.moveTo('2026-11-19T18:30:00Z')
    expect(await show('I-1')).toMatchObject({ owner: 'noor' })
    const back = await world.must('ana', 'absence.end')
    expect(back.kept).toEqual(['I-1'])
    expect(await show('I-1')).toMatchObject({ owner: 'ana', offer: null, fallen: null })
    expect(await show('I-2')).toMatchObject({ owner: 'noor' })
    expect(await world.refused('noor', 'handoff.accept', { id: 'H-1', readBack: 'Me.' })).toMatchObject({
      code: 'already_accepted',
    })
  })

  test('what is released is offered to whoever is on next, and stays until accepted (H6)', async () => {
    await world.must('ana', 'handoff.publish', { markdown: file({ to: '@noor', work: [refunds] }) })
    world.moveTo('2026-11-19T17:10:00Z')
    await world.must('noor', 'handoff.accept', { id: 'H-1' })
    expect(await world.refused('sam', 'item.release', { id: 'I-1', reason: 'Not me.' })).toMatchObject({
      code: 'not_the_owner',
    })
    await world.must('noor', 'item.release', { id: 'I-1', reason: 'I am needed elsewhere.' })
    expect(await show('I-1')).toMatchObject({ owner: 'noor', offer: { to: 'on-next', defaulted: false } })
    await world.must('sam', 'handoff.accept', { id: 'I-1' })
    expect(await show('I-1')).toMatchObject({ owner: 'sam', offer: null })
  })
})
