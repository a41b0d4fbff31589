import { expect, test } from 'vitest'
import type { ItemState } from '../handoff/states.ts'
import type { SpanId } from '../ids.ts'
import { ana, ben, bot, exampleOrg, fold, li, payments } from '../people/example-gov.ts'
import type { Outcome } from '../refusal.ts'
import { decideBack, decideConfirmSpan, decideConfirmWindows } from './decide-back.ts'
import { decideSpan, decideWindows, proposedBy, type SpanWish } from './decide-declare.ts'
import { at, span } from './example-people.ts'

function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.refusal.code
}

const local = (text: string) => ({ instant: at(text), local: text, zone: 'Etc/UTC', offsetMinutes: 0 })

test.each([
  ['oneself', li, null],
  ['an administrator', ana, ana],
  ['a manager of the area of their team', ben, ben],
  ['an agent', bot, 'not_permitted'],
])('V3: for Li declares %s', (_who, by, expected) => {
  const proposer = proposedBy(exampleOrg().gov, by, li)
  expect(proposer.ok ? proposer.value : proposer.refusal.code).toBe(expected)
})

test('V3: proposed windows count until confirmed, and never replace declared ones', () => {
  const example = exampleOrg()
  const hours = (by: typeof ben | null) => ({ zone: 'Etc/UTC', rules: [], proposedBy: by })
  const proposed = decideWindows(example.gov, li, hours(ben))
  if (!proposed.ok) throw new Error(proposed.refusal.code)
  fold(example, proposed.value)
  expect(example.gov.people.get(li)?.windows?.proposedBy).toBe(ben)
  const confirmed = decideConfirmWindows(example.gov, li)
  if (!confirmed.ok) throw new Error(confirmed.refusal.code)
  fold(example, confirmed.value)
  expect(codeOf(decideWindows(example.gov, li, hours(ben)))).toBe('windows_declared')
  expect(codeOf(decideWindows(example.gov, li, hours(null)))).toBe('ok')
  expect(codeOf(decideConfirmWindows(example.gov, li))).toBe('nothing_to_confirm')
})

const cover = span('cover', '20T10:00', '20T12:00')
const away = span('leave', '20T10:00', '20T12:00')

test.each<[string, SpanWish, string, string, typeof cover | null, string]>([
  ['leave', { kind: 'leave' }, '20T08:00', '20T18:00', null, 'ok'],
  ['leave over cover, which leave outranks', { kind: 'leave' }, '20T08:00', '20T18:00', cover, 'ok'],
  ['an empty span', { kind: 'leave' }, '20T18:00', '20T18:00', null, 'span_empty'],
  ['a span that is over', { kind: 'leave' }, '18T08:00', '18T18:00', null, 'span_past'],
  ['offline over cover', { kind: 'offline' }, '20T11:00', '20T18:00', cover, 'offline_over_cover'],
  ['offline after cover', { kind: 'offline' }, '20T12:00', '20T18:00', cover, 'ok'],
  ['cover while away', { kind: 'cover', area: null }, '20T11:00', '20T18:00', away, 'cover_over_absence'],
  ['on call', { kind: 'oncall', area: payments, types: [], wake: true }, '20T08:00', '20T18:00', cover, 'ok'],
])('V1, V2: %s', (_what, wish, from, until, other, code) => {
  const declared = decideSpan(wish, {
    span: 'spa_2' as SpanId,
    person: ana,
    from: local(from),
    until: local(until),
    proposedBy: null,
    spans: other === null ? [] : [other],
    at: at('19T09:00'),
  })
  expect(codeOf(declared)).toBe(code)
})

test('V2: offline over cover is refused with both readings offered', () => {
  const declared = decideSpan(
    { kind: 'offline' },
    {
      span: 'spa_2' as SpanId,
      person: ana,
      from: local('20T09:00'),
      until: null,
      proposedBy: null,
      spans: [cover],
      at: at('19T09:00'),
    },
  )
  expect(declared).toMatchObject({
    refusal: { details: { readings: ['2026-11-20T10:00:00Z', '2026-11-20T12:00:00Z'] } },
  })
})

test('V2, H7: back ends every current absence and keeps what a handoff offered and nobody accepted', () => {
  const spans = [
    span('offline', '20T08:00', '23T08:00', { id: 'spa_1' as SpanId }),
    span('leave', '20T09:00', null, { id: 'spa_2' as SpanId }),
    span('offline', '25T08:00', null, { id: 'spa_3' as SpanId }),
  ]
  const item = (id: string, offer: object | null) =>
    ({ id, area: payments, audience: 'org', closed: null, offer }) as unknown as ItemState
  const items = [
    item('I-1', { handoff: 'H-1', by: ana }),
    item('I-2', { handoff: null, by: ana }),
    item('I-3', { handoff: 'H-2', by: ben }),
    item('I-4', null),
  ]
  const back = decideBack(exampleOrg().gov, ana, spans, items, at('21T08:00'))
  expect(back).toMatchObject({ value: { ended: ['spa_1', 'spa_2'], kept: ['I-1'] } })
  expect(codeOf(decideBack(exampleOrg().gov, ana, spans, items, at('19T08:00')))).toBe('not_absent')
})

test.each([
  ['its person', ana, ben, 'ok'],
  ['somebody else', li, ben, 'not_your_span'],
  ['its person, who declared it', ana, null, 'nothing_to_confirm'],
])('V3: a span is confirmed by %s', (_who, by, proposer, code) => {
  const proposed = span('leave', '20T08:00', '21T08:00', { proposedBy: proposer })
  expect(codeOf(decideConfirmSpan(exampleOrg().gov, by, proposed))).toBe(code)
})
