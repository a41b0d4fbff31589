import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const file = (lines: string, back = '2026-11-21T08:00Z') => `---
to: @noor
area: payments
offline: 2026-11-19T17:00Z
back: ${back}
---
All is calm.

## Hold
- none
## Blocked
- none
## Work
${lines}`

describe.each(engines)('what was handed over, later, on %s', engine => {
  let world: World
  let first: { id: string; items: { id: string }[] }
  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    for (const [handle, name] of [
      ['ben', 'Ben Okafor'],
      ['noor', 'Noor Haddad'],
    ])
      await world.must('ana', 'person.add', { handle, name, zone: 'Europe/Berlin' })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor'] })
    await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
    first = await world.must('ben', 'handoff.publish', {
      markdown: file('- Count refunds. next: ask\n- Copy rows. next: go on\n- Old slip. next: none\n'),
    })
    await world.must('noor', 'handoff.accept', { id: first.id })
  })
  afterAll(() => world?.close())
  const item = (nth: number) => first.items[nth - 1]!.id

  it('H10: what its author took back is not counted as closed', async () => {
    await world.must('noor', 'item.close', { id: item(1), outcome: 'Counted' })
    await world.must('ben', 'item.withdraw', { id: item(3) })
    const { sentence } = await world.must('ben', 'handoff.returns')
    expect(sentence).toBe('Of the 3 lines you handed over: 1 closed, 1 taken back by you, 1 held by noor.')
  })

  it('V2: amending does not move the absence, and says so', async () => {
    const markdown = file(`- Copy rows. next: go on ^${item(2)}\n`, '2026-11-22T08:00Z')
    const moved = await world.call('ben', 'handoff.amend', { id: first.id, markdown })
    expect(moved).toMatchObject({ ok: false, refusal: { code: 'absence_stays', path: 'back' } })
  })

  it('H5: a closed line is named as closed', async () => {
    const markdown = file(`- Copy rows. next: go on ^${item(2)}\n- Count refunds. next: ask ^${item(1)}\n`)
    const amended = await world.call('ben', 'handoff.amend', { id: first.id, markdown })
    expect(amended).toMatchObject({ ok: false, refusal: { code: 'item_closed', path: 'items[1].carries' } })
  })

  it('H10: what an earlier handoff left open is told too', async () => {
    world.moveTo('2026-11-19T10:00:00Z')
    const again = await world.must('ben', 'handoff.publish', {
      markdown: file('- Something new. next: look\n'),
    })
    const { handoff, items } = await world.must('ben', 'handoff.returns')
    expect(handoff).toBe(again.id)
    expect(items.map(({ id }: { id: string }) => id)).toEqual([again.items[0].id, item(2)])
  })

  it('V3: a span is ended by its person, whoever proposed it, or an administrator', async () => {
    const span = { from: '2026-12-01T08:00Z', until: '2026-12-03T08:00Z' }
    const add = async (as: string, input: object) => (await world.must(as, 'leave.add', input)).id as string
    const own = await add('ben', span)
    expect(await world.call('noor', 'span.cancel', { id: own })).toMatchObject({
      refusal: { code: 'not_your_span' },
    })
    await world.must('ana', 'span.cancel', { id: own })
    expect(await world.call('ben', 'span.cancel', { id: own })).toMatchObject({
      refusal: { code: 'span_past' },
    })
    world.moveTo('2026-11-25T10:00:00Z')
    const running = await add('noor', { from: '2026-11-24T08:00Z', until: '2026-12-03T08:00Z' })
    await world.must('noor', 'span.cancel', { id: running })
    const shown = JSON.stringify(await world.must('noor', 'person.show', { handle: 'noor' }))
    expect(shown).not.toContain('2026-12-03')
    const proposed = await add('ana', { ...span, for: 'noor' })
    await world.must('ana', 'span.cancel', { id: proposed })
    const away = (await world.must('noor', 'absence.add', { until: '2026-11-26T08:00Z' })).id
    expect(await world.call('noor', 'span.cancel', { id: away })).toMatchObject({
      refusal: { code: 'absence_not_span' },
    })
  })

  it('V2: an absence declared by mistake is called off before it begins', async () => {
    const mistake = { from: '2026-12-07T08:00Z', until: 'never' }
    const { id } = await world.must('ben', 'absence.add', mistake)
    const spans = async () => (await world.must('ben', 'person.show', { handle: 'ben' })).spans
    expect(await spans()).toMatchObject([{ id, until: null }])
    expect(await world.call('noor', 'span.cancel', { id })).toMatchObject({
      refusal: { code: 'not_your_span' },
    })
    await world.must('ben', 'span.cancel', { id })
    expect(await spans()).toEqual([])
    expect(await world.call('ben', 'span.cancel', { id })).toMatchObject({ refusal: { code: 'span_past' } })
    world.moveTo('2026-12-08T10:00:00Z')
    expect(await world.call('ben', 'absence.end', {})).toMatchObject({ refusal: { code: 'not_absent' } })
    await world.must('ben', 'cover.add', { from: '2026-12-08T11:00Z', until: '2026-12-08T12:00Z' })
  })

  it('V2, H7: who calls off the absence of their handoff keeps what nobody accepted', async () => {
    const markdown = `---
to: @noor
area: payments
offline: 2026-12-10T17:00Z
back: 2026-12-14T08:00Z
---
A long weekend.

## Work
- Weigh the crates. next: call the depot
- Count the crates. next: start at shelf one
`
    const override = ['section_missing', 'left_out']
    const made = await world.must('ben', 'handoff.publish', { markdown, override })
    const [taken, left] = made.items.map(({ id }: { id: string }) => id)
    await world.must('noor', 'handoff.accept', { id: made.id, items: [taken] })
    const { spans } = await world.must('ben', 'person.show', { handle: 'ben' })
    const span = spans.find(({ handoff }: { handoff: string }) => handoff === made.id)
    expect(span).toMatchObject({ kind: 'offline' })
    await world.must('ben', 'span.cancel', { id: span.id })
    world.moveTo('2026-12-10T19:00:00Z')
    const owner = async (id: string) => await world.must('ben', 'item.show', { id })
    expect(await owner(taken)).toMatchObject({ owner: 'noor' })
    expect(await owner(left)).toMatchObject({ owner: 'ben', offer: null, fallen: null })
  })
})
