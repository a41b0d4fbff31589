import { describe, expect, test } from 'vitest'
import { checkHandoff } from './check.ts'
import { exampleContext } from './check-examples.ts'
import { itemKinds, templates } from './kinds.ts'
import { parseHandoff } from './markdown.ts'
import { printHandoff } from './print.ts'
import { blankItem, templateDocument, templatePrompts } from './template.ts'

const facts = {
  areas: ['payments'],
  offline: '2026-11-20T18:00[Europe/Berlin]',
  back: '2026-11-23T09:00[Europe/Berlin]',
}

test.each(templates)(
  'the %s template is the same items in reading order, all of them still empty (H11)',
  template => {
    const document = templateDocument(template, facts)
    expect(document).toMatchObject({ template, to: 'on-next', back: facts.back, none: [], summary: '' })
    const kinds = document.items.map(({ kind }) => kind)
    expect(kinds).toEqual(itemKinds.filter(kind => templatePrompts[template][kind] !== undefined))
    expect(document.items).toEqual(kinds.map(blankItem))
  },
)

describe('printed', () => {
  test('it shows its sections, and what stays empty is not published', () => {
    const printed = printHandoff(templateDocument('weekend', facts))
    expect(printed).toBe(`---
to: on-next
area: payments
offline: 2026-11-20T18:00[Europe/Berlin]
back: 2026-11-23T09:00[Europe/Berlin]
template: weekend
---

## Hold
-
## If
-
## Blocked
-
## Work
-
## Watch
-
`)
    expect(parseHandoff(printed)).toMatchObject({ errors: [], document: { items: [], template: 'weekend' } })
  })
})

test('an empty line is no error in the check; a section left empty is still missing', () => {
  const codes = checkHandoff(templateDocument('weekend', facts), exampleContext()).map(({ code }) => code)
  expect(codes).toEqual(['section_missing', 'section_missing', 'section_missing'])
})

test('it keeps what was prefilled and asks only for what is not there', () => {
  const work = { ...blankItem('work'), text: 'Backfill.', carries: 'I-118' }
  const prefill = {
    ...templateDocument('weekend', facts),
    items: [work],
    none: ['hold'] as const,
    draftId: 'd-1',
  }
  const document = templateDocument('weekend', { ...facts, to: '@li', prefill })
  expect(document).toMatchObject({ to: '@li', draftId: 'd-1', none: ['hold'] })
  expect(document.items.map(({ kind, text }) => [kind, text])).toEqual([
    ['contingency', ''],
    ['blocker', ''],
    ['work', 'Backfill.'],
    ['watch', ''],
  ])
})
