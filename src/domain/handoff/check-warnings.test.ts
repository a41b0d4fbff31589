import { describe, expect, test } from 'vitest'
import type { ItemId } from '../ids.ts'
import { backfill, complete, first, found, noor, payments } from './check-examples.ts'

describe('a judgement is a warning (H3)', () => {
  const open = complete.slice(0, complete.indexOf('## Hold'))
  const rest = '## Hold\n- none\n'

  test.each([
    [
      'blocker_without_unblocker',
      '- none\n## Blocked\n- Waits for a key.\n## Work\n- none',
      'items[0].unblocker',
    ],
    ['work_without_next', '- none\n## Blocked\n- none\n## Work\n- Backfill.', 'items[0].next'],
  ])('%s', (code, lines, path) => {
    expect(found(`## Hold\n${lines}`, {}, open)[0]).toMatch(`warning ${code} ${path}`)
    expect(found(`## Hold\n${lines}`, {}, open)).toHaveLength(1)
  })

  test('question_without_answerer', () => {
    expect(found('## Question\n- Do we keep the export?')).toEqual([
      `warning question_without_answerer items[0].text ${first}`,
    ])
  })

  test.each([
    ['LIN-482', true],
    ['#LIN-482 https://a.example/1. #payments', true],
    ['Retries: LIN-482', false],
    ['#payments', false],
  ])('only_a_link: "%s" is %s', (text, only) => {
    expect(found(`## Watch\n- ${text}`)).toEqual(only ? [`warning only_a_link items[0].text ${first}`] : [])
  })

  test('unstable_unattended: nobody eligible is reachable within grace', () => {
    const asked: unknown[] = []
    const reachableEligible = (...question: unknown[]) => asked.push(question) < 0
    const lines = '## Watch\n- Refunds fail. condition: unstable\n- Slow. condition: fragile'
    const front = complete.replace('---\nAll', 'offline: 2026-11-20T18:00\nto: @noor\n---\nAll')
    expect(found(lines, { reachableEligible }, front)).toEqual([
      `warning unstable_unattended items[0].condition ${first + 2}`,
    ])
    const offlineAt = Date.UTC(2026, 10, 20, 17)
    expect(asked).toEqual([[{ kind: 'people', people: [noor] }, payments, offlineAt, offlineAt + 3_600_000]])
  })

  test.each([
    ['the third time', 2, 'compare counts', 'stable', true],
    ['the second time', 1, 'compare counts', 'stable', false],
    ['with another next', 2, 'compare them', 'stable', false],
  ])('carried_unchanged: the same %s', (_, sameTextCount, next, __, unchanged) => {
    const lines = `## Watch\n- Backfill at 62 %. next: ${next} ^I-118`
    expect(found(lines, { open: { 'I-118': { ...backfill, sameTextCount } } })).toEqual(
      unchanged ? [`warning carried_unchanged items[0].text ${first}`] : [],
    )
  })

  test('left_out: an open item of the author’s is not mentioned', () => {
    const ownedOpenItems = ['I-118', 'I-119'] as ItemId[]
    expect(found('## Watch\n- Backfill. ^I-118', { ownedOpenItems })).toEqual(['warning left_out items -'])
  })

  test('section_missing: hold, blocker and work are spoken of, or declared none', () => {
    expect(found(rest, {}, open)).toEqual([
      'warning section_missing none -',
      'warning section_missing none -',
    ])
  })

  test('a handoff to oneself owes nobody an explicit none, and leaves nothing unattended', () => {
    const file = open.replace('---\nAll', 'to: me\n---\nAll')
    expect(found('## Watch\n- Odd. condition: unstable', { reachableEligible: () => false }, file)).toEqual(
      [],
    )
  })
})
