import type { ReportState } from '../handoff/states.ts'
import type { HandoffId } from '../ids.ts'
import { audienceFor } from '../people/visibility.ts'
import { draft } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import { conflict, type Known, unchanged, type Verdict } from './decide-known.ts'
import type { ReportFact } from './facts.ts'

/** What the record holds of a report already. */
export interface KnownReport {
  readonly state: ReportState
  readonly erased: boolean
}

/** H13, I1: a report of another tool. One that changed is a new entry of the same subject. */
export function decideReport(
  known: Known,
  fact: ReportFact,
  saidAt: Instant,
  before: KnownReport | null,
): Verdict {
  const source = known.context.sourceOf(fact)
  if (before?.state.source.digest === source.digest) return unchanged
  if (before?.erased) return conflict('The words of this report were erased.')
  const area = known.liveArea(fact.area)
  if (area === null) return conflict('The area of this report is not here.')
  const author = fact.author === null ? null : known.person(fact.author)
  const handoff = before?.state.id ?? known.context.ids.numbered<HandoffId>('H')
  const imported = draft({
    kind: 'handoff.imported',
    subject: handoff,
    area,
    audience: audienceFor(known.context.gov, known.recorded(area), author === null ? [] : [author]),
    saidAt,
    terms: {
      handoff,
      author,
      area,
      condition: fact.condition,
      items: fact.items.map(({ kind }) => ({ kind })),
      source,
    },
    words: {
      title: plain(fact.title),
      summary: plain(fact.summary),
      items: fact.items.map(({ kind, text, refs }) => ({ kind, text: plain(text), refs })),
    },
  })
  return { is: before === null ? 'created' : 'changed', drafts: [imported] }
}

/** The stored form of a text that mentions nobody. */
export function plain(text: string): string {
  return text.replace(/([@#]\\*)</g, '$1\\<')
}
