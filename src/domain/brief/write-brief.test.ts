import { expect, test } from 'vitest'
import type { ItemState } from '../handoff/states.ts'
import type { AreaId, EntryId, ItemId, PersonId } from '../ids.ts'
import { emptyGov } from '../people/gov.ts'
import type { BriefInput, LineDraft } from './draft.ts'
import { foldSection, nearLines } from './fold.ts'
import { writeHeadlines } from './headlines.ts'
import { lastSaid } from './last-said.ts'
import { sectionLines } from './write-brief.ts'

const noor = 'per_noor' as PersonId
const ana = 'per_ana' as PersonId
const li = 'per_li' as PersonId
const at = Date.UTC(2026, 10, 19, 17)
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

test(`stands in the same order whatever the order of its rows (B3, SEED=${seed})`, () => {
  const random = mulberry(seed)
  for (let run = 0; run < 200; run++) {
    const items = Array.from({ length: 12 }, (_, n) => item(n, random))
    const written = (rows: readonly ItemState[]) => {
      const input = inputOf(rows)
      return JSON.stringify([sectionLines(input), writeHeadlines(input)])
    }
    expect(written(shuffled(items, random)), `SEED=${seed}, run ${run}`).toBe(written(items))
  }
})

test('cites an entry in every line, and never folds what is unstable (B3)', () => {
  const random = mulberry(seed)
  const items = Array.from({ length: 60 }, (_, n) => item(n, random))
  for (const lines of sectionLines(inputOf(items))) {
    const folded = foldSection(nearLines(lines, false, 21), () => [])
    expect(folded.lines.length + folded.more).toBe(lines.lines.length)
    expect(folded.lines.every(line => line.cites.length > 0)).toBe(true)
    const unstable = (line: LineDraft) => line.condition === 'unstable'
    expect(folded.lines.filter(unstable).length).toBe(lines.lines.filter(unstable).length)
  }
})

test('makes lines of several people citing the same reference one line with all authors (B3)', () => {
  const items = [ana, li].map((author, n) => ({ ...item(n, () => 0), author, owner: noor }))
  const yours = sectionLines(inputOf(items)).find(({ id }) => id === 'yours')!
  const folded = foldSection(nearLines(yours, false, 21), () => ['LIN-7'])
  expect(folded.lines.map(({ authors, cites }) => [authors, cites.length])).toEqual([[[ana, li], 2]])
})

test('was last said by its words, a confirmation or a note, each cited (H12)', () => {
  const said = (minutes: number, entry: string) => ({ by: ana, at: at + minutes, entry: entry as EntryId })
  const one = {
    ...item(1, () => 0),
    words: said(1, 'ent_a'),
    confirmed: said(3, 'ent_b'),
    notes: [said(9, 'ent_c')],
  }
  expect(lastSaid(one)).toEqual({ at: at + 9, entries: ['ent_a', 'ent_b', 'ent_c'] })
})

test("a headline is as old as its author's summary, whatever was noted since (B2)", () => {
  const noted = { by: li, at: at - 1, entry: 'ent_note' as EntryId }
  const one = { ...item(1, () => 0.5), handoffs: ['H-1'], notes: [noted] } as unknown as ItemState
  const published = { by: ana, at: at - 100, entry: 'ent_h' as EntryId }
  const handoff = { id: 'H-1', published, words: 'ent_h', amendments: [] as object[] }
  const saidAt = (handoffs: readonly object[]) =>
    writeHeadlines({ ...inputOf([one]), handoffs: handoffs as unknown as BriefInput['handoffs'] })[0]?.saidAt
  expect(one.condition).toBe('fragile')
  expect(saidAt([handoff])).toBe(at - 100)
  expect(saidAt([{ ...handoff, amendments: [{ ...published, at: at - 50 }] }])).toBe(at - 50)
  expect(saidAt([])).toBe(at - 1)
})

function inputOf(items: readonly ItemState[]): BriefInput {
  const gov = emptyGov()
  const none = {
    questions: [],
    standing: [],
    handoffs: [],
    unconfirmed: [],
    proposals: [],
    changes: [],
    decisions: [],
    holdings: [],
  }
  const areas = new Set(items.map(({ area }) => area))
  const accepts = { mayAccept: (one: ItemState) => one.owner === li, restsOnProposal: () => false }
  return { gov, person: noor, at, areas, above: new Set(), items, ...none, ...accepts }
}

function item(n: number, random: () => number): ItemState {
  const pick = <T>(...from: readonly T[]) => from[Math.floor(random() * from.length)]!
  return {
    is: 'item',
    id: `I-${n}` as ItemId,
    kind: pick('work' as const, 'watch' as const, 'hold' as const, 'question' as const),
    area: pick('area_a', 'area_b', 'area_c') as AreaId,
    owner: pick(noor, ana, li),
    answerer: noor,
    author: ana,
    condition: pick('stable' as const, 'fragile' as const, 'unstable' as const),
    due: pick(null, at + 1, at + 2),
    validUntil: pick(null, at - 1, at + 1),
    endsAt: null,
    words: { by: ana, at: at - pick(1, 2), entry: `ent_${n}` as EntryId },
    confirmed: null,
    notes: [],
    fallen: null,
    offer: null,
    handoffs: [],
    changedSinceAccepted: null,
  } as unknown as ItemState
}

function shuffled<T>(rows: readonly T[], random: () => number): T[] {
  return rows
    .map(value => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}

function mulberry(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
