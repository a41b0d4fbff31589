import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { row, sql } from '../../src/storage/sql.ts'
import { engines, openWorld, type World } from '../world.ts'
import { backfill, file, payments, refunds } from './payments.ts'

const contingency =
  'Refund errors pass 2 % → roll back. may: rollback limit: reversible, 500 EUR by: on-next until: 2026-11-20T06:00Z max-age: 30m'

describe.each(engines)('what a handoff says, later, on %s', engine => {
  let world: World
  const show = (id: string, as = 'noor') => world.must(as, 'item.show', { id })
  const kindsOf = async (subject: string): Promise<string[]> =>
    (await world.must('ana', 'record.list', { subject, limit: 50 })).items.map(
      ({ kind }: { kind: string }) => kind,
    )

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    await payments(world)
    world.moveTo('2026-11-19T16:50:00Z')
  })
  afterEach(() => world.close())

  test('a line withdrawn is gone wherever it was kept; who and when is shown (H5)', async () => {
    const secret = 'Refund of Mrs Example'
    const markdown = file({ to: '@noor', work: [`${secret} next: call @noor back`, refunds] })
    await world.must('ana', 'handoff.publish', { markdown }, { idempotencyKey: 'one' })
    await world.must('ana', 'item.note', { id: 'I-2', text: 'Kept.' }, { idempotencyKey: 'two' })
    world.moveTo('2026-11-19T17:10:00Z')
    expect(await world.refused('noor', 'item.withdraw', { id: 'I-1' })).toMatchObject({
      code: 'not_the_author',
    })
    await world.must('ana', 'item.withdraw', { id: 'I-1' })
    const shown = await show('I-1')
    expect(shown).toMatchObject({
      text: 'erased',
      next: null,
      closed: { how: 'withdrawn', by: 'ana', at: '2026-11-19T17:10:00Z' },
    })
    const reads = await Promise.all([
      world.must('noor', 'handoff.show', { id: 'H-1' }),
      world.must('noor', 'brief.read'),
      world.must('ana', 'handoff.returns'),
      world.must('ana', 'record.list', { limit: 200 }),
      world.must('noor', 'handoff.show', { id: 'H-1' }, { at: '2026-11-19T16:55:00Z' }),
    ])
    expect(JSON.stringify(reads)).not.toContain('Mrs Example')
    const kept = await world.store.read(1, function* () {
      return yield* row<{ all: number; holding: number }>(
        sql`SELECT count(*) AS "all", count(CASE WHEN result LIKE ${'%Mrs Example%'} THEN 1 END) AS holding FROM idempotency WHERE org = ${1}`,
      )
    })
    expect([Number(kept?.all), Number(kept?.holding)]).toEqual([2, 0])
    expect(
      await world.refused('ana', 'handoff.publish', { markdown }, { idempotencyKey: 'one' }),
    ).toMatchObject({ code: 'answer_forgotten' })
    expect(await world.refused('ana', 'item.withdraw', { id: 'I-1' })).toMatchObject({
      code: 'item_withdrawn',
    })
    expect(await show('I-2')).toMatchObject({ closed: null, owner: 'ana' })
  })

  test('a line said again withdraws the earlier offer, and who accepts that is told which is meant (H8)', async () => {
    await world.must('ana', 'handoff.publish', { markdown: file({ to: '@noor', work: [refunds] }) })
    const again = file({ to: '@sam', work: [`${refunds} ^I-1`] })
    await world.must('ana', 'handoff.publish', { markdown: again })
    world.moveTo('2026-11-19T17:10:00Z')
    expect(await world.refused('noor', 'handoff.accept', { id: 'H-1' })).toMatchObject({
      code: 'offer_withdrawn',
      details: { item: 'I-1', handoff: 'H-2' },
    })
    await world.must('sam', 'handoff.accept', { id: 'H-2' })
    expect(await show('I-1')).toMatchObject({ owner: 'sam', handoffs: ['H-1', 'H-2'] })
  })

  test('amending one line leaves the others as they were accepted (H5)', async () => {
    const draft = { to: '@noor', contingency }
    const work = ['Backfill at 62 %. next: compare the counts, then tell @li', refunds]
    await world.must('ana', 'handoff.publish', { markdown: file({ ...draft, work }) })
    world.moveTo('2026-11-19T17:10:00Z')
    await world.must('noor', 'handoff.accept', { id: 'H-1' })
    await world.must('noor', 'item.confirm', { id: 'I-3', until: '2026-11-20T18:00Z' })
    const amended = [`${work[0]!.replace('62', '64')} ^I-2`, `${refunds} ^I-3`]
    const markdown = file({ ...draft, contingency: `${contingency} ^I-1`, work: amended })
    await world.must('ana', 'handoff.amend', { id: 'H-1', markdown })
    expect(await kindsOf('I-1')).toEqual(['item.published', 'item.accepted'])
    expect(await kindsOf('I-2')).toEqual(['item.published', 'item.accepted', 'item.amended'])
    expect(await kindsOf('I-3')).toEqual(['item.published', 'item.accepted', 'item.confirmed'])
    expect(await show('I-2')).toMatchObject({ owner: 'noor', changedSinceAccepted: true })
    expect(await show('I-3')).toMatchObject({
      changedSinceAccepted: false,
      validUntil: '2026-11-20T18:00:00Z',
    })
    const handoff = await world.must('noor', 'handoff.show', { id: 'H-1' })
    expect(handoff.items.map(({ id }: { id: string }) => id)).toEqual(['I-1', 'I-2', 'I-3'])
    expect(await world.refused('noor', 'handoff.amend', { id: 'H-1', markdown })).toMatchObject({
      code: 'not_the_author',
    })
  })

  test('the draft of a correction is what was published; sent back unchanged it amends nothing (H5)', async () => {
    const work = [
      'Count the @noor rows by hand. next: compare due: 2026-11-21',
      `${refunds} until: 2026-11-20T09:00`,
    ]
    await world.must('ana', 'handoff.publish', { markdown: file({ to: '@noor @sam', contingency, work }) })
    world.moveTo('2026-11-19T17:10:00Z')
    await world.must('noor', 'handoff.accept', { id: 'H-1', items: ['I-2'] })
    expect(await world.refused('noor', 'handoff.draft', { amend: 'H-1' })).toMatchObject({
      code: 'not_the_author',
    })
    const { handoff, carried } = await world.must('ana', 'handoff.draft', { amend: 'H-1' })
    expect(carried).toHaveLength(3)
    expect(handoff.items[1]).toMatchObject({
      text: 'Count the @noor rows by hand.',
      due: '2026-11-21[Europe/Berlin]',
      carries: 'I-2',
    })
    const before = await world.must('ana', 'handoff.show', { id: 'H-1', history: true })
    await world.must('ana', 'handoff.amend', { id: 'H-1', handoff })
    for (const item of ['I-1', 'I-2', 'I-3']) expect(await kindsOf(item)).not.toContain('item.amended')
    const after = await world.must('ana', 'handoff.show', { id: 'H-1' })
    expect(after).toMatchObject({ to: before.to, offlineAt: before.offlineAt, backAt: before.backAt })
    const summary = 'Corrected.'
    await world.must('ana', 'handoff.amend', { id: 'H-1', handoff: { ...handoff, summary } })
    expect(await world.must('noor', 'handoff.show', { id: 'H-1' })).toMatchObject({ summary })
  })

  test('a contingency is drafted with its limit, and what the draft prints can be published (H4)', async () => {
    await world.must('ana', 'handoff.publish', { markdown: file({ contingency, work: [backfill] }) })
    world.moveTo('2026-11-19T16:55:00Z')
    const { handoff } = await world.must('ana', 'handoff.draft')
    const carried = handoff.items.find(({ kind }: { kind: string }) => kind === 'contingency')
    expect(carried).toMatchObject({ limit: 'reversible, 500 EUR', may: 'rollback', carries: 'I-1' })
    expect(await show('I-1', 'ana')).toMatchObject({ contingency: { limit: 'reversible, 500 EUR' } })
    const offline = '2026-11-19T18:00[Europe/Berlin]'
    const back = '2026-11-20T09:00[Europe/Berlin]'
    const check = await world.must('ana', 'handoff.check', { handoff: { ...handoff, offline, back } })
    expect(check.findings.filter(({ level }: { level: string }) => level === 'error')).toEqual([])
  })

  test('what a colleague publishes for someone absent waits for their confirmation (H5)', async () => {
    const markdown = file({ to: '@noor', offline: '2026-11-19T15:00', work: [refunds] })
    const published = await world.must('ben', 'handoff.publish', { markdown, for: 'ana' })
    expect(published).toMatchObject({
      author: 'ana',
      onBehalfOf: 'ana',
      writtenBy: 'ben',
      confirmed: false,
    })
    expect(published.items[0]).toMatchObject({ owner: 'ana', author: 'ana', saidBy: 'ben' })
    expect((await world.must('ana', 'handoff.returns')).toConfirm).toEqual(['H-1'])
    expect(await world.refused('ben', 'entry.confirm', { id: 'H-1' })).toMatchObject({
      code: 'not_the_author',
    })
    world.moveTo('2026-11-20T08:05:00Z')
    await world.must('ana', 'entry.confirm', { id: 'H-1' })
    expect((await world.must('ana', 'handoff.returns')).toConfirm).toEqual([])
    expect(await world.must('noor', 'handoff.show', { id: 'H-1' })).toMatchObject({ confirmed: true })
    expect(await world.refused('ana', 'entry.confirm', { id: 'H-1' })).toMatchObject({
      code: 'already_confirmed',
    })
  })

  test('a hold ends at its instant and is reopened by nobody (due)', async () => {
    const hold = 'Leave the backfill alone. why: a restart doubles rows until: 2026-11-19T20:00Z'
    await world.must('ana', 'handoff.publish', { markdown: file({ to: '@noor', hold }) })
    world.moveTo('2026-11-19T20:00:00Z')
    expect(await show('I-1')).toMatchObject({ closed: { how: 'ended', by: null } })
    for (const [operation, input, code] of [
      ['item.reopen', { id: 'I-1' }, 'item_ended'],
      ['item.note', { id: 'I-1', text: 'Late.' }, 'item_closed'],
      ['item.close', { id: 'I-1', outcome: 'Done' }, 'item_closed'],
    ] as const) {
      expect(await world.refused('ana', operation, input)).toMatchObject({ code })
    }
  })
})
