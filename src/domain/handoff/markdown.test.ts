import { describe, expect, test } from 'vitest'
import { parseHandoff } from './markdown.ts'
import { contractExample } from './print-examples.ts'

function items(section: string): ReturnType<typeof parseHandoff>['document']['items'] {
  return parseHandoff(`## Work\n${section}`).document.items
}

describe('the example of the contract', () => {
  const { document, errors } = parseHandoff(contractExample)

  test('has no errors', () => {
    expect(errors).toEqual([])
  })

  test('gives its front matter, without the comment', () => {
    expect(document).toMatchObject({
      draftId: null,
      to: 'team:payments',
      areas: ['payments'],
      offline: '2026-11-20T18:00[Europe/Berlin]',
      back: '2026-11-23T09:00[Europe/Berlin]',
      template: null,
      summary: 'Ledger migration is half done and safe to leave; refunds are slow.',
      none: [],
    })
  })

  test('gives its seven items with their keys', () => {
    const said = document.items.map(item =>
      Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)),
    )
    expect(said).toEqual([
      {
        kind: 'hold',
        text: 'Leave the `ledger_v2` backfill alone. #payments/ledger',
        why: 'a restart doubles rows',
        until: '2026-11-21T06:00Z',
        line: 10,
      },
      {
        kind: 'contingency',
        text: 'Refund p95 stays above 4 s for ten minutes: roll back release 412.',
        may: 'rollback',
        limit: 'reversible',
        by: 'on-next',
        until: '2026-11-23T09:00Z',
        maxAge: '30m',
        line: 12,
      },
      {
        kind: 'blocker',
        text: "Webhook retries wait for the vendor's key LIN-482.",
        unblocker: '@noor',
        next: 'chase the vendor',
        due: '2026-11-20',
        line: 14,
      },
      { kind: 'question', text: 'Do we keep the old export? @li', due: '2026-11-23', line: 16 },
      {
        kind: 'work',
        text: 'Backfill at 62 %.',
        condition: 'fragile',
        next: 'compare counts with `bin/compare` when done',
        tried: 'running it in parallel, it locks',
        carries: 'I-118',
        line: 18,
      },
      { kind: 'watch', text: 'Refund latency.', until: '2026-11-23T09:00Z', line: 20 },
      { kind: 'done', text: 'Released 412 to production.', line: 22 },
    ])
  })
})

describe('front matter', () => {
  const front = (lines: string) => parseHandoff(`---\n${lines}\n---\n`)

  test('may be left out', () => {
    expect(parseHandoff('All quiet.\n').document).toMatchObject({
      to: null,
      areas: [],
      summary: 'All quiet.',
    })
  })

  test('takes a list of areas, with or without their #', () => {
    expect(front('area: #payments, refunds/eu , #web # two teams').document.areas).toEqual([
      'payments',
      'refunds/eu',
      'web',
    ])
  })

  test('takes a value in quotation marks, so that it may hold a #', () => {
    expect(front('id: "draft #7" # ours').document.draftId).toBe('draft #7')
  })

  test.each([
    ['an unknown key', '  zone: Europe/Berlin', 2, 3],
    ['a line without a key', 'to the next shift', 2, 1],
    ['a key that comes twice', 'to: @li\nto: @noor', 3, 1],
    ['an unknown template', 'to: @li\ntemplate: summer', 3, 1],
    ['an open quotation mark', 'id: "draft', 2, 1],
  ])('reports %s with its place', (_, lines, line, column) => {
    expect(front(lines).errors).toMatchObject([{ code: 'malformed', line, column }])
  })

  test('reports front matter that is never closed, and still reads the sections', () => {
    const { document, errors } = parseHandoff('---\nto: @li\n## Work\n- Backfill.\n')
    expect(errors).toMatchObject([{ line: 1, column: 1 }])
    expect(document).toMatchObject({ to: '@li', items: [{ text: 'Backfill.' }] })
  })
})

describe('sections', () => {
  test.each([
    ['## hold', 'hold'],
    ['## HOLDS', 'hold'],
    ['## If', 'contingency'],
    ['## contingencies', 'contingency'],
    ['## Blocked', 'blocker'],
    ['## blocker:', 'blocker'],
    ['# Questions', 'question'],
    ['### Work', 'work'],
    ['##Watch', 'watch'],
    ['## Done', 'done'],
  ])('%s opens %s', (heading, kind) => {
    expect(parseHandoff(`${heading}\n- One line.`).document.items).toMatchObject([
      { kind, text: 'One line.' },
    ])
  })

  test('"- none" declares that there is nothing', () => {
    expect(parseHandoff('## Hold\n- None\n## Blocked\n- none.\n').document).toMatchObject({
      none: ['hold', 'blocker'],
      items: [],
    })
  })

  test.each([
    ['an unknown heading', '## Plans\n- Rest.', 1, 1],
    ['an item before the first section', 'All quiet.\n - Rest.', 2, 2],
    ['a line that belongs to no item', '## Work\n- Backfill.\nIt is slow.', 3, 1],
    ['an item without text', '## Watch\n-  until: 2026-11-23', 2, 4],
    ['an unknown condition', '## Work\n- Backfill. condition: shaky', 2, 13],
    ['a key that comes twice', '## Work\n- Backfill.\n  next: compare\n  next: report', 4, 3],
  ])('reports %s with its place', (_, text, line, column) => {
    expect(parseHandoff(text).errors).toMatchObject([{ code: 'malformed', line, column }])
  })
})

describe('items', () => {
  test('continue on indented lines, also after an empty one', () => {
    expect(items('- Backfill\n  at 62 %.\n\n\tnext: compare\n  the counts')).toMatchObject([
      { text: 'Backfill at 62 %.', next: 'compare the counts' },
    ])
  })

  test('may begin with any list mark and be indented alike', () => {
    expect(items(' * One.\n + Two.\n   - still two').map(({ text }) => text)).toEqual([
      'One.',
      'Two. - still two',
    ])
  })

  test('an empty line of a skeleton is nothing', () => {
    expect(items('- \n-\n')).toEqual([])
  })

  test('keys count only after white space', () => {
    expect(items('- Look at what(next:3) and un-until:x says.')).toMatchObject([{ next: null, until: null }])
  })

  test('keys within back-ticks are text', () => {
    expect(items('- Run `job next: 3` now. next: `x due: y` again')).toMatchObject([
      { text: 'Run `job next: 3` now.', next: '`x due: y` again', due: null },
    ])
  })

  test('a single back-tick hides nothing', () => {
    expect(items('- Five ` of them. next: count')).toMatchObject([{ text: 'Five ` of them.', next: 'count' }])
  })

  test('a backslash before a key makes it text; before @ and # it stays for the mentions', () => {
    expect(items('- Write \\next: and \\@li and \\#web. next: done')).toMatchObject([
      { text: 'Write next: and \\@li and \\#web.', next: 'done' },
    ])
  })

  test('^I-118 counts at the end only', () => {
    expect(items('- One ^I-118\n- Two ^I-118 more\n- Three \\^I-118')).toMatchObject([
      { text: 'One', carries: 'I-118' },
      { text: 'Two ^I-118 more', carries: null },
      { text: 'Three ^I-118', carries: null },
    ])
  })
})

test('a byte order mark, CRLF, tabs and trailing spaces change nothing', () => {
  const rough = `\uFEFF${contractExample.replaceAll('\n', ' \t\r\n')}`
  expect(parseHandoff(rough)).toEqual(parseHandoff(contractExample))
})
