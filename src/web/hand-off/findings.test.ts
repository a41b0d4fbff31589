import { describe, expect, test } from 'vitest'
import type { Finding } from '../../domain/handoff/document.ts'
import { blankItem } from '../../domain/handoff/template.ts'
import { currentZoneTable } from '../../domain/time/zone-tables.ts'
import { checkHere, type Known, worstCondition } from './browser-check.ts'
import { mergeFindings, pageOrder, place } from './server-findings.ts'

const known: Known = {
  directory: {
    people: [{ id: 'per_ana', handle: 'ana', name: 'Ana', kind: 'human', timeZone: 'Europe/Berlin' }],
    areas: [{ id: 'are_pay', path: 'payments', name: null }],
    teams: [],
  },
  author: 'per_ana',
  home: 'payments',
  carried: [
    {
      id: 'I-4',
      area: 'payments',
      condition: 'unstable',
      next: null,
      saidBy: 'li',
      saidAt: '2026-11-19T12:00:00Z',
    },
  ],
  place: { table: currentZoneTable, zone: 'Europe/Berlin' },
  now: Date.UTC(2026, 10, 19, 16, 52),
}
const empty = {
  draftId: null,
  to: 'on-next',
  areas: [],
  offline: null,
  back: '2026-11-20T09:00',
  template: null,
  summary: '',
  items: [],
  none: ['hold', 'blocker', 'work'],
} as const

const codes = (found: readonly Finding[]) => found.map(({ code }) => code)

describe('the check in the browser', () => {
  test('says what it can know, in the words of the server', () => {
    const document = {
      ...empty,
      none: [],
      back: null,
      items: [{ ...blankItem('blocker'), text: 'Stuck, says @bob.' }],
    }
    expect(codes(checkHere(document, known, []))).toEqual([
      'no_return',
      'unknown_person',
      'blocker_without_unblocker',
      'section_missing',
      'section_missing',
    ])
  })

  test('a carried line is no unknown one, and needs no owner to have accepted', () => {
    const items = [{ ...blankItem('watch'), text: 'Retries.', owner: '@ana', carries: 'I-99' }]
    expect(checkHere({ ...empty, items }, known, [])).toEqual([])
  })

  test('without a network names are taken on trust', () => {
    const items = [{ ...blankItem('watch'), text: 'Retries, @bob. #payments/new' }]
    expect(
      checkHere(
        { ...empty, items },
        { ...known, directory: { people: [], areas: [], teams: [] }, home: null },
        [],
      ),
    ).toEqual([])
  })

  test('unsaid, a carried line is as it was last said', () => {
    expect(
      worstCondition({ ...empty, items: [{ ...blankItem('work'), carries: 'I-4' }] }, known.carried),
    ).toBe('unstable')
    expect(
      worstCondition({ ...empty, items: [{ ...blankItem('done'), carries: 'I-4' }] }, known.carried),
    ).toBe('stable')
    expect(worstCondition({ ...empty, items: [blankItem('blocker')] }, [])).toBe('fragile')
  })
})

describe('findings', () => {
  const found = (code: string, path: string, message = ''): Finding => ({
    code,
    level: 'warning',
    path,
    line: null,
    message,
  })

  test('those of the server count while they are about this very text', () => {
    const here = [found('no_return', 'back')]
    const server = {
      of: 'a',
      findings: [found('left_out', 'items'), found('work_without_next', 'items[0].next')],
    }
    expect(codes(mergeFindings(here, server, 'a'))).toEqual(['left_out', 'work_without_next'])
    expect(codes(mergeFindings(here, server, 'b'))).toEqual(['no_return', 'left_out'])
    expect(mergeFindings(here, null, 'a')).toBe(here)
  })

  test('stand beside what they are about, in the order of the page', () => {
    const all = [
      found('left_out', 'items'),
      found('section_missing', 'none', 'Nothing is said under "## Hold": add a line.'),
      found('work_without_next', 'items[0].next'),
      found('no_return', 'back'),
    ]
    const placed = pageOrder(place(all, ['line7']), ['line7'], () => 'work')
    expect(placed.map(({ spot }) => spot)).toEqual(['front:back', 'kind:hold', 'line7:next', 'end'])
  })
})
