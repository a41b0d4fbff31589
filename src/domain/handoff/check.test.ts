import { describe, expect, test } from 'vitest'
import { checkHandoff, checkMarkdown } from './check.ts'
import { backfill, complete, type ExampleFacts, exampleContext, first, found, li } from './check-examples.ts'
import { parseHandoff } from './markdown.ts'
import { contractExample } from './print-examples.ts'

const withFront = (front: string, facts: ExampleFacts = {}) =>
  found('', facts, complete.replace('back: 2026-11-23T09:00', front))

test('the example of the contract has no findings', () => {
  expect(checkMarkdown(contractExample, exampleContext()).findings).toEqual([])
})

test('a handoff with nothing but an explicit none is complete', () => {
  expect(found('')).toEqual([])
})

describe('what is malformed or without effect is an error (H3)', () => {
  test('no_return: nothing says when the author is back', () => {
    expect(withFront('to: @li')).toEqual(['error no_return back -'])
  })

  test('back: never is an answer', () => {
    expect(withFront('back: never')).toEqual([])
  })

  test('back_before_offline', () => {
    expect(withFront('offline: 2026-11-23T18:00\nback: 2026-11-23T09:00')).toEqual([
      'error back_before_offline back 3',
    ])
  })

  test.each([
    ['bad_time', 'back: monday'],
    ['local_time_missing', 'back: 2027-03-28T02:30'],
    ['local_time_twice', 'back: 2027-10-31T02:30'],
    ['unknown_zone', 'back: 2026-11-23T09:00[Berlin]'],
  ])('%s: a time that says no instant (T4)', (code, front) => {
    expect(withFront(front)).toEqual([`error ${code} back 2:7`])
  })

  test('local_time_twice offers both readings', () => {
    const [finding] = checkMarkdown(
      complete.replace('2026-11-23T09:00', '2027-10-31T02:30'),
      exampleContext(),
    ).findings
    expect(finding?.message).toContain('2027-10-31T02:30+02:00[Europe/Berlin]')
    expect(finding?.message).toContain('2027-10-31T02:30+01:00[Europe/Berlin]')
  })

  test('local_time_missing in an item stands at its column', () => {
    expect(found('## Watch\n- Refunds. until: 2027-03-28T02:30')).toEqual([
      `error local_time_missing items[0].until ${first}:19`,
    ])
  })

  test.each([
    ['to', 'to: @bob\nback: 2026-11-23', 'error unknown_person to 2:5'],
    ['a team', 'to: team:refunds\nback: 2026-11-23', 'error unknown_team to 2:5'],
    ['no receiver', 'to: the night shift\nback: 2026-11-23', 'error malformed to 2:5'],
    ['an area', 'back: 2026-11-23\narea: payments, pay', 'error unknown_area area 3:17'],
  ])('the front matter names %s that is not there', (_, front, finding) => {
    expect(withFront(front)).toEqual([finding])
  })

  test('unknown_area: neither the handoff nor its author has one', () => {
    expect(found('## Done\n- Released 412.', { defaultArea: null })).toEqual(['error unknown_area area -'])
  })

  test('unknown_person and unknown_area in an item stand at their column', () => {
    expect(found('## Done\n- Released 412 with @bob.\n  next: tell @bob about #pay')).toEqual([
      `error unknown_person items[0].text ${first}:21`,
      `error unknown_person items[0].next ${first}:21`,
      `error unknown_area items[0].next ${first + 1}:25`,
    ])
  })

  test('unknown_person in the summary stands at its column', () => {
    expect(found('', {}, complete.replace('All quiet.', 'All quiet, says @bob.'))).toEqual([
      'error unknown_person summary 4:17',
    ])
  })

  test('unknown_item: what is carried is not open', () => {
    expect(found('## Watch\n- Refunds. ^I-7')).toEqual([`error unknown_item items[0].carries ${first}:12`])
  })

  test.each([
    [
      'somebody who has not accepted',
      '- Refunds. owner: @noor',
      ['error owner_not_accepted items[0].owner 13:19'],
    ],
    ['nobody known', '- Refunds. owner: @bob', ['error unknown_person items[0].owner 13:19']],
    ['the author', '- Refunds. owner: @ana', []],
    ['the author, as me', '- Refunds. owner: me', []],
    ['whoever already owns it', '- Refunds. owner: @li ^I-9', []],
    [
      'somebody else than its owner',
      '- Refunds. owner: @noor ^I-9',
      ['error owner_not_accepted items[0].owner 13:19'],
    ],
  ])('owner_not_accepted: the owner is %s', (_, line, findings) => {
    expect(found(`## Watch\n${line}`, { open: { 'I-9': { ...backfill, owner: li } } })).toEqual(findings)
  })

  test.each([
    ['Hold', '- Leave the queue.', 'error hold_without_end items[0].until 13'],
    ['Hold', '- Leave the queue. until: 2025-11-21', 'error hold_without_end items[0].until 13:27'],
    ['If', '- Queue is full: drain it.', 'error contingency_without_end items[0].until 13'],
    [
      'If',
      '- Full: drain it. until: 2026-11-20T16:00Z',
      'error contingency_without_end items[0].until 13:26',
    ],
  ])('a line under "%s" needs an end after the author is offline: %s', (title, line, finding) => {
    const file = complete.replace('## Hold\n- none\n', '').replace('All quiet.\n', 'All quiet.\n\n\n')
    const findings = found(`## ${title}\n${line}`, {}, title === 'Hold' ? file : complete)
    expect(findings).toEqual([finding])
  })

  test.each([
    ['an unknown receiver', 'by: @bob', 'error unknown_person items[0].by 13:48'],
    ['oneself', 'by: me', 'error malformed items[0].by 13:48'],
    ['an unknown limit', 'limit: gently', 'error malformed items[0].limit 13:51'],
    ['an age that is none', 'max-age: soon', 'error malformed items[0].maxAge 13:53'],
  ])('a contingency with %s', (_, pair, finding) => {
    expect(found(`## If\n- Full: drain it. until: 2026-11-23T09:00Z ${pair}`)).toEqual([finding])
  })

  test('the keys of a contingency have no effect elsewhere', () => {
    expect(found('## Watch\n- Refunds, by: hand.')).toEqual([`error malformed items[0].by ${first}:12`])
  })

  test('offline_over_cover: the absence lies over the author’s own cover (V2)', () => {
    const authorCover = [{ from: Date.UTC(2026, 10, 21, 8), until: Date.UTC(2026, 10, 21, 16) }]
    const { findings } = checkMarkdown(complete, exampleContext({ authorCover }))
    expect(findings).toMatchObject([{ code: 'offline_over_cover', level: 'error', path: 'back', line: 2 }])
    expect(findings[0]?.message).toBe(
      'You cover from 2026-11-21T09:00[Europe/Berlin] to 2026-11-21T17:00[Europe/Berlin]: write "back: 2026-11-21T09:00[Europe/Berlin]" if you will, or end that cover first if you will be away.',
    )
  })

  test('a cover that begins as the author is back, or ends as they leave, is none of its business', () => {
    const [leaves, returns] = [Date.UTC(2026, 10, 20, 16), Date.UTC(2026, 10, 23, 8)]
    const authorCover = [
      { from: leaves - 1, until: leaves },
      { from: returns, until: returns + 1 },
    ]
    expect(found('', { authorCover })).toEqual([])
  })

  test('looks_like_secret stands at its column and does not repeat the secret', () => {
    const secret = `${'AK'}IA${'ABCDEFGH'}${'12345678'}`
    const { findings } = checkMarkdown(`${complete}## Done\n- Rotated ${secret}.\n`, exampleContext())
    expect(findings).toMatchObject([
      { code: 'looks_like_secret', path: 'items[0].text', line: first, column: 11 },
    ])
    expect(JSON.stringify(findings)).not.toContain(secret)
  })

  test('what the reader could not read is malformed, at its line', () => {
    expect(found('## Plans')).toEqual([`error malformed line ${first - 1} ${first - 1}:1`])
  })

  test('an item without text is reported once', () => {
    expect(found('## Done\n- due: 2026-11-23')).toEqual([`error malformed line ${first} ${first}:3`])
    const { document } = parseHandoff(`${complete}## Done\n- due: 2026-11-23\n`)
    expect(checkHandoff(document, exampleContext())).toMatchObject([
      { code: 'malformed', path: 'items[0].text' },
    ])
  })

  test('one handoff carries an item once', () => {
    const lines = '## Watch\n- One. ^I-118\n- Two. ^I-118'
    expect(found(lines)).toEqual([`error malformed items[1].carries ${first + 1}`])
  })

  test('"none" beside an item of the same kind', () => {
    expect(found('## Hold\n- Leave it. until: 2026-11-23')).toEqual([`error malformed none ${first}`])
  })
})
