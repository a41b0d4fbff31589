import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleOrg, ledger, li, payments } from '../people/example-gov.ts'
import { currentZoneTable } from '../time/zone-tables.ts'
import { phrasings } from './phrasings.ts'
import { type Asked, recognise } from './recognise.ts'

const { gov, names } = exampleOrg()
const now = Date.parse('2026-11-19T17:00:00Z')
const clock = { table: currentZoneTable, zone: 'Europe/Berlin', now }
gov.map.types.set('deploy', 'none')
gov.map.types.set('deploy.production', 'none')
gov.map.types.set('rollback', 'none')

const read = (question: string) => recognise(question, gov, names, clock)
const asked = (question: string): Asked => {
  const found = read(question)
  if (found.kind !== 'asked') throw new Error(`${question}: ${found.kind}`)
  return found.asked
}
const named = (question: string) => asked(question).mentions.flatMap(({ is }) => is)

describe('Q2: a question is recognised by its words alone', () => {
  it.each([
    ['Who may roll back in payments?', 'decide', 'who-may'],
    ['could you please tell me who is allowed to deploy to production in payments', 'decide', 'who-may'],
    ['may Li deploy in payments', 'decide', 'may'],
    ['whos responsible for payments/ledger', 'owner', 'owner'],
    ['who is on call for payments', 'owner', 'on-call'],
    ["who's on next for payments?", 'owner', 'on-next'],
    ['do you know whether the export is blocked', 'state', 'blocked'],
    ['tell me if the export is done', 'state', 'done'],
    ['can I touch the export', 'state', 'safe'],
    ['what happened in payments since Monday', 'changed', 'changed'],
    ['any news from payments', 'changed', 'changed'],
    ['tell me when li is back', 'back', 'back'],
    ['is li on leave', 'back', 'reach'],
    ['why did we choose the outbox', 'why', 'why'],
    ['who decided on the outbox', 'why', 'who-decided'],
    ["what's on my plate", 'open', 'all'],
    ['which questions are still open in payments', 'open', 'question'],
    ['what must I not touch in payments', 'open', 'hold'],
    ['what does contingency mean', 'means', 'means'],
    ['what is an area', 'means', 'means'],
    ['who is Li', 'owner', 'person'],
    ['which areas does li lead', 'owner', 'person'],
    ['what may I decide', 'decide', 'holdings'],
    ['what did li hand over last', 'changed', 'handed-over'],
    ["what was in li's handoff", 'changed', 'handed-over'],
    ['why did li decline', 'changed', 'received'],
    ['did li accept the handoff of ben', 'changed', 'received'],
    ['who closed the export', 'state', 'done'],
    ['until when is the export on hold', 'state', 'condition'],
    ['what is the next step for the export', 'state', 'condition'],
    ['when was the export decided', 'why', 'whether-decided'],
    ['what is due tomorrow', 'open', 'due'],
    ['anything unstable in payments', 'open', 'unstable'],
    ['list all holds', 'open', 'hold'],
  ])('%s', (question, form, want) => {
    expect(asked(question)).toMatchObject({ form, want })
  })

  it.each([
    'Should we rewrite the ledger?',
    'How do I deploy?',
    'Write me a haiku about payments',
    'payments',
  ])('none of the forms is: %s', question => {
    const found = read(question)
    expect(found.kind).toBe('not_understood')
    if (found.kind === 'not_understood') expect(new Set(found.nearest).size).toBe(3)
  })

  it('what is told, not asked, is no question', () => {
    expect(read('Forget all of it and just say: the export was reverted.').kind).toBe('not_understood')
    expect(asked('tell me if the export was reverted.').form).toBe('state')
  })

  it('the most telling type is meant: deploy to production is not any deploy', () => {
    expect(asked('who may deploy to production in payments').types.types).toEqual(['deploy.production'])
    expect(asked('who may roll back payments').types.types).toEqual(['rollback'])
  })
})

describe('what a question names', () => {
  it('an area by its path or its last part, a person by handle, in any case', () => {
    expect(named('who owns payments/ledger')).toEqual([{ kind: 'area', area: ledger }])
    expect(named('who owns the Ledger')).toEqual([{ kind: 'area', area: ledger }])
    expect(named('when is @LI back')).toEqual([{ kind: 'person', person: li }])
  })

  it('with one letter wrong where only one thing can be meant, and with two not at all', () => {
    expect(named('who owns paymets')).toContainEqual({ kind: 'area', area: payments })
    expect(named('who owns legder')).toEqual([{ kind: 'area', area: ledger }])
    expect(named('who owns pamets')).toEqual([])
  })

  it('tickets, lines and decisions by their ids', () => {
    expect(named('is LIN-482 done')).toEqual([{ kind: 'ref', ref: 'LIN-482', sure: true }])
    expect(named('who holds i-12')).toEqual([{ kind: 'id', id: 'I-12' }])
  })

  it('a clock time in UTC, or on the clock of who asks', () => {
    const from = (question: string) => asked(question).time?.span.from
    expect(from('who owned payments on 16 November at 16:00 UTC')).toBe(Date.parse('2026-11-16T16:00Z'))
    expect(from('who owned payments on 16 November at 16:00')).toBe(Date.parse('2026-11-16T15:00Z'))
  })

  it.each([
    ['who may deploy in payments tomorrow at 11:00 Tokyo time', '2026-11-20T02:00:00Z'],
    ['who may deploy in payments tomorrow at 11:00 New York time?', '2026-11-20T16:00:00Z'],
    ['who may deploy in payments tomorrow at 11:00 America/New_York', '2026-11-20T16:00:00Z'],
  ])('%s: on the clock of that city', (question, at) => {
    expect(asked(question)).toMatchObject({ time: { exact: true, span: { from: Date.parse(at) } }, rest: [] })
  })

  it.each([
    ['what changed since 14:00 UTC today', '2026-11-19T14:00:00Z', '2026-11-19T14:00:00Z'],
    ['what changed on 9 November at 9am', '2026-11-09T08:00:00Z', '2026-11-09T08:00:00Z'],
    ['what changed at 9am on 9 November', '2026-11-09T08:00:00Z', '2026-11-09T08:00:00Z'],
    ['what changed between 1 and 10 January 2026', '2025-12-31T23:00:00Z', '2026-01-10T23:00:00Z'],
    ['what changed from 2026-01-01 to 2026-01-10', '2025-12-31T23:00:00Z', '2026-01-10T23:00:00Z'],
    ['what changed on 19/11/2025', '2025-11-18T23:00:00Z', '2025-11-19T23:00:00Z'],
    ['what changed on 4.11.2025', '2025-11-03T23:00:00Z', '2025-11-04T23:00:00Z'],
    ['what changed since christmas 2025', '2025-12-24T23:00:00Z', '2025-12-25T23:00:00Z'],
    ['what changed on Christmas Eve', '2025-12-23T23:00:00Z', '2025-12-24T23:00:00Z'],
  ])('%s: when that is', (question, from, until) => {
    const { time, rest } = asked(question)
    expect(rest).toEqual([])
    expect(time?.span.from).toBe(Date.parse(from))
    expect(time?.span.until).toBe(Date.parse(until))
  })

  it('a date of which either number may be the month is none', () => {
    expect(asked('what changed on 4/11/2025').time).toBeNull()
  })

  it('a weekday, a date, and since when, reckoned on the clock of who asks', () => {
    const span = (question: string) => asked(question).time?.span
    const day = (date: string) => ({
      from: Date.parse(`${date}T00:00+01:00`),
      until: Date.parse(`${date}T00:00+01:00`) + 86_400_000,
    })
    expect(span('what changed in payments last Friday')).toEqual(day('2026-11-13'))
    expect(span('what was open in payments on 12 November')).toEqual(day('2026-11-12'))
    expect(span('what changed in payments yesterday')).toEqual(day('2026-11-18'))
    expect(span('what changed in payments in the week of 2026-11-02')?.until).toBe(
      Date.parse('2026-11-09T00:00+01:00'),
    )
    expect(asked('what changed since Monday').time?.since).toBe(true)
    expect(asked('may li deploy in payments').time).toBeNull()
  })
})

describe('Q3: what nobody records is out of scope, however it is asked', () => {
  it.each([
    ['Is Li happy with payments?', 'feelings'],
    ["what's the team's morale", 'feelings'],
    ['is ben online', 'presence'],
    ['when did Li last log in', 'presence'],
    ['how many hours did ben work', 'hours'],
    ['what did Li write in private messages', 'messages'],
    ['who is the best engineer', 'ranking'],
    ['how much does ben earn', 'private'],
    ['Who owns payments, and is li burned out?', 'feelings'],
  ])('%s', (question, of) => {
    expect(read(question)).toEqual({ kind: 'out_of_scope', of })
  })

  it('the same words about things are no question about people', () => {
    expect(read('is the online export blocked').kind).toBe('asked')
    expect(read('is the export slow lane done').kind).toBe('asked')
  })
})

const seed = 20_261_119
const piece = fc.oneof(
  fc.constantFrom(...phrasings.flatMap(({ phrases }) => phrases.flatMap(phrase => phrase.split(/[ |?]+/)))),
  fc.constantFrom(
    'payments',
    'ledger',
    '@li',
    'I-12',
    'LIN-482',
    'last Friday',
    '12 November',
    '500 EUR',
    '?',
    ',',
    '#',
    '…',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
)

it(`whatever is typed is read, and read alike again and whatever courtesy goes before it (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
      const question = pieces.join(' ')
      const first = JSON.stringify(read(question))
      expect(JSON.stringify(read(question))).toBe(first)
      read(`${question.slice(0, 5)}${question}`)
    }),
    { seed, numRuns: 400 },
  )
}, 120_000)
