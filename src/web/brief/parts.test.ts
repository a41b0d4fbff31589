import { describe, expect, it } from 'vitest'
import { brief as words } from '../words/brief.ts'
import { counted, listed } from '../words/counting.ts'
import { actsOf } from './acts-of.ts'
import {
  type BriefLine,
  changeParts,
  headlineParts,
  heldParts,
  offersOf,
  onClock,
  onParts,
  repeatsSummary,
  worstOf,
} from './parts.ts'

const line: BriefLine = {
  text: 'Backfill at 62 %.',
  kind: 'work',
  condition: 'fragile',
  area: 'payments/ledger',
  owner: 'ana',
  authors: ['ana'],
  saidAt: '2026-11-24T14:50:00Z',
  validUntil: null,
  due: null,
  stale: false,
  cites: ['ent_1'],
  item: 'I-28',
}

describe('a headline', () => {
  it('is taken apart into what its author declared and what was computed', () => {
    const text =
      'payments is unstable · Refunds are slow · and odd · said 40 min ago · held by ana, li · contingencies: 1'
    expect(headlineParts({ area: 'payments', text })).toEqual({
      summary: 'Refunds are slow · and odd',
      facts: ['held by ana, li', 'contingencies: 1'],
    })
  })

  it('without a handoff has no declared part', () => {
    const text = 'payments is fragile · said 2 h ago · nobody holds it'
    expect(headlineParts({ area: 'payments', text })).toEqual({ summary: null, facts: ['nobody holds it'] })
  })

  it('does not repeat what the one above it said in the same entry', () => {
    const says = (area: string, summary: string, cite: string): BriefLine => ({
      ...line,
      area,
      text: `${area} is fragile · ${summary} · said 40 min ago · held by ana`,
      cites: [cite],
    })
    const above = says('payments/refunds', 'Refunds are slow.', 'ent_1')
    expect(repeatsSummary(above, says('payments/ledger', 'Refunds are slow.', 'ent_1'))).toBe(true)
    expect(repeatsSummary(above, says('payments/ledger', 'Refunds are slow.', 'ent_2'))).toBe(false)
    expect(repeatsSummary(undefined, above)).toBe(false)
  })

  it('that all is stable is computed only', () => {
    const text = 'All is stable, by 3 handoffs.'
    expect(headlineParts({ area: null, text })).toEqual({ summary: null, facts: [text] })
  })
})

describe('what changed', () => {
  it('has a subject, a verb and words', () => {
    expect(changeParts('I-10 noted: October: equal.')).toEqual({
      subject: 'I-10',
      verb: 'noted',
      text: 'October: equal.',
    })
  })

  it('may be without words', () => {
    expect(changeParts('I-10 confirmed')).toEqual({ subject: 'I-10', verb: 'confirmed', text: null })
  })

  it('that it does not know stays whole', () => {
    expect(changeParts('I-10')).toEqual({ subject: '', verb: '', text: 'I-10' })
  })
})

it('who is on falls into rows, the hours of nobody marked', () => {
  const text =
    'On: nobody; next: li from 2026-11-24T17:00:00Z; nobody of the team reachable A to B; rests on hours proposed'
  expect(onParts(text)).toEqual({
    now: 'nobody',
    next: 'li from 2026-11-24T17:00:00Z',
    notes: [
      { gap: true, text: 'nobody of the team reachable A to B' },
      { gap: false, text: 'rests on hours proposed' },
    ],
  })
})

it('instants in computed text are put on the reader’s clock', () => {
  expect(
    onClock('from 2026-11-24T17:00:00Z to 2026-11-24T17:30:12.345Z.', at => `<${at.slice(11, 16)}>`),
  ).toBe('from <17:00> to <17:30>.')
})

describe('what is offered', () => {
  it('is grouped by handoff in the order of the brief', () => {
    const lines = [
      { ...line, item: 'I-1', handoff: 'H-2' },
      { ...line, item: 'I-2', handoff: 'H-1' },
      { ...line, item: 'I-3', handoff: 'H-2' },
      { ...line, item: 'I-4' },
    ]
    expect(offersOf(lines).map(({ key, lines: all }) => [key, all.length])).toEqual([
      ['H-2', 2],
      ['H-1', 1],
      ['I-4', 1],
    ])
  })

  it('asks for a read-back by its worst condition (H6)', () => {
    expect(worstOf([{ condition: 'stable' }, { condition: 'fragile' }])).toBe('fragile')
    expect(worstOf([{ condition: 'stable' }, { condition: null }])).toBe('stable')
  })
})

describe('acts on a line', () => {
  it('let its holder close and release it, and everybody ask', () => {
    expect(actsOf(line, 'yours', 'ana')).toEqual(['confirm', 'note', 'close', 'release', 'ask'])
    expect(actsOf(line, 'holds', 'noor')).toEqual(['confirm', 'note', 'ask'])
  })

  it('do not confirm what ends by itself', () => {
    expect(actsOf({ ...line, kind: 'hold' }, 'holds', 'noor')).toEqual(['note', 'ask'])
  })

  it('answer a question that is asked of the reader', () => {
    const { item: _, ...rest } = line
    expect(actsOf({ ...rest, owner: 'noor', question: 'Q-1' }, 'questions', 'noor')).toEqual([
      'answer',
      'refer',
    ])
    expect(actsOf({ ...rest, owner: 'ana', question: 'Q-1' }, 'questions', 'noor')).toEqual([])
  })
})

describe('the sentence under the title', () => {
  const none = {
    since: 'Mon 17:30',
    ago: '14 h ago',
    others: [],
    fallen: 0,
    offers: 0,
    holds: 0,
    questions: 0,
  }

  it('says who worked and what wants something', () => {
    expect(words.sentence({ ...none, others: ['Ana', 'Li'], fallen: 1, offers: 2, holds: 1 })).toBe(
      'Since Mon 17:30, 14 h ago. Ana and Li worked on your areas. One line fell to you because nobody accepted, two handoffs wait for your read-back and one thing must not be touched.',
    )
  })

  it('says that nothing waits', () => {
    expect(words.sentence(none)).toBe('Since Mon 17:30, 14 h ago. Nothing waits for you.')
  })

  it('counts in words up to nine', () => {
    expect([counted(1, 'line', 'lines'), counted(12, 'line', 'lines')]).toEqual(['one line', '12 lines'])
    expect(listed(['Ana', 'Li', 'Noor'])).toBe('Ana, Li and Noor')
  })
})

describe('a change of an area', () => {
  it('names it once where its name only repeats its path', () => {
    expect(changeParts('Area payments/ledger added: ledger')).toEqual({
      subject: 'payments/ledger',
      verb: 'area added',
      text: null,
    })
    expect(changeParts('Area payments/ledger added: Books').text).toBe('Books')
  })
})

describe('what somebody may decide', () => {
  it('is taken apart into types, areas and why', () => {
    expect(
      heldParts('rollback, deploy.production in payments/refunds, platform, as tech lead, by G-4'),
    ).toEqual({
      may: 'rollback, deploy.production',
      areas: ['payments/refunds', 'platform'],
      because: 'as tech lead, by G-4',
    })
    expect(heldParts('map.freeze in /, delegated by Ana Brandt, G-9').areas).toEqual(['/'])
  })

  it('stays whole where it is about everything', () => {
    const all = 'The map itself, everywhere, as administrator'
    expect(heldParts(all)).toEqual({ may: all, areas: [], because: '' })
  })
})
