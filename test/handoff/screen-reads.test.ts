import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'
import { backfill, file, payments, refunds } from './payments.ts'

interface Line {
  readonly item?: string
  readonly handoff?: string
  readonly question?: string
}

describe.each(engines)('what the pages of a brief, an area and a handoff read on %s', engine => {
  let world: World
  const section = async (who: string, id: string, input: object = {}) => {
    const brief = await world.must(who, 'brief.read', input)
    return brief.sections.find((one: { id: string }) => one.id === id) as { lines: Line[]; more: number }
  }

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    await payments(world)
    world.moveTo('2026-11-19T16:50:00Z')
    const work = [backfill, refunds, ...[1, 2, 3, 4, 5, 6, 7].map(n => `Case ${n} next: write it`)]
    await world.must('ana', 'handoff.publish', { markdown: file({ to: '@noor', work }) })
    world.moveTo('2026-11-19T17:10:00Z')
  })
  afterAll(() => world.close())

  test('an offered line names the handoff that offers it, and people are named by handle', async () => {
    const { lines } = await section('noor', 'offered')
    expect(new Set(lines.map(({ handoff }) => handoff))).toEqual(new Set(['H-1']))
    const { names } = await world.must('noor', 'brief.read')
    expect(names).not.toHaveProperty('asha')
    expect(names).toMatchObject({ noor: 'Noor Haddad' })
  })

  test('a folded section shows seven lines, and all of them when asked (B3)', async () => {
    const folded = await section('noor', 'offered')
    expect([folded.lines.length, folded.more]).toEqual([7, 2])
    const open = await section('noor', 'offered', { open: ['offered'] })
    expect([open.lines.length, open.more]).toEqual([9, 0])
  })

  test('a question waits with its own id, and is answered by it', async () => {
    await world.must('noor', 'handoff.accept', {
      id: 'H-1',
      readBack: 'I compare the counts first.',
      questions: { 'I-1': 'Which counts?' },
    })
    const { lines } = await section('ana', 'questions')
    expect(lines.map(({ question }) => question)).toEqual(['Q-1'])
    await world.must('ana', 'item.answer', { question: 'Q-1', text: 'Those of both exports.' })
    expect((await section('ana', 'questions')).lines).toEqual([])
  })

  test('a handoff with its history has the read-back, and what became of each line', async () => {
    const bare = await world.must('ana', 'handoff.show', { id: 'H-1' })
    expect(bare).not.toHaveProperty('history')
    const whole = await world.must('ana', 'handoff.show', { id: 'H-1', history: true })
    const accepted = whole.history.find(({ kind }: { kind: string }) => kind === 'handoff.accepted')
    expect(accepted).toMatchObject({ by: 'noor', text: 'I compare the counts first.' })
    expect(whole.names).toMatchObject({ noor: 'Noor Haddad' })
    const first = whole.items.find(({ id }: { id: string }) => id === 'I-1')
    expect(first.questions).toMatchObject([{ id: 'Q-1', askedBy: 'noor', answer: 'Those of both exports.' }])
    expect(first.history.at(-1)).toMatchObject({ kind: 'item.accepted', by: 'noor' })
  })

  test('an area names those who are on', async () => {
    const area = await world.must('ana', 'area.show', { path: 'payments' })
    expect(area.on.map(({ person }: { person: string }) => person)).toEqual(['noor', 'sam'])
    expect(area.names).toMatchObject({ noor: 'Noor Haddad', sam: 'Sam Ortiz' })
    expect(area.names).not.toHaveProperty('asha')
  })
})
