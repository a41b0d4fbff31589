import { stemsOf, type Word } from '../../domain/ask/words.ts'
import type { ImportedDecisionState, ImportedDecisionWords } from '../../domain/decisions/imported.ts'
import type { DecisionWords } from '../../domain/decisions/kinds.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import type { HandoffWords, ItemWords } from '../../domain/handoff/kinds.ts'
import type { HandoffState, ItemState, ReportState } from '../../domain/handoff/states.ts'
import type { AreaId, EntryId } from '../../domain/ids.ts'
import type { Gov } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Script } from '../../storage/sql.ts'
import { isReadableImport } from '../decisions/imported.ts'
import { isReadable } from '../decisions/load-decision.ts'
import { readable } from '../handoff/check-context.ts'
import { renderText } from '../items/render.ts'
import { subjectsById, subjectsByKeys, wordsOf } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'
import { lookedThrough, subjectsWith } from './by-words.ts'

/** A subject a question may be about, with the words it is known by. */
export interface Candidate {
  readonly state: ItemState | DecisionState | ImportedDecisionState | HandoffState | ReportState
  readonly area: AreaId | null
  /** Where its words were said. */
  readonly entry: EntryId
  /** How it is told of. */
  readonly title: string
  /** Numbers and links it is also known by, in capitals. */
  readonly refs: readonly string[]
  readonly stems: ReadonlySet<string>
}

export type CandidateKind =
  | 'item'
  | 'closed'
  | 'decision'
  | 'imported-decision'
  | 'handoff'
  | 'report'
  /** A line of a report, by itself. */
  | 'report-line'

/** Where to look: in these areas alone, or for these words where the record is too long to be looked through. */
export interface Within {
  readonly areas?: readonly AreaId[]
  readonly words?: readonly Word[]
}

/** Of the live record by its governance; of the past for one question only, since words may be erased from it later (R4). */
const kept = new WeakMap<Gov | Scope, { atSeq: number; loaded: Map<CandidateKind, readonly Candidate[]> }>()

/** What of these kinds the caller may read (P1), as it stands at the scope. */
export function* candidatesOf(
  scope: Scope,
  kinds: readonly CandidateKind[],
  { areas, words }: Within = {},
): Script<Candidate[]> {
  const visible = (all: readonly Candidate[]) => all.filter(one => isVisible(scope, one)).sort(byNumber)
  const isLong = scope.atSeq > lookedThrough
  if (isLong && words !== undefined)
    return visible(yield* candidatesAmong(scope, kinds, yield* subjectsWith(scope, words)))
  if (isLong && areas !== undefined) {
    const found: Candidate[] = []
    for (const kind of kinds) found.push(...(yield* loadKind(scope, kind, areas)))
    return visible(found)
  }
  const loaded = keptFor(scope)
  for (const kind of kinds)
    if (!loaded.has(kind)) loaded.set(kind, yield* loadKind(scope, kind, [...scope.gov.areas.keys()]))
  const within = areas === undefined ? null : new Set(areas)
  const all = kinds.flatMap(kind => loaded.get(kind) ?? [])
  return visible(within === null ? all : all.filter(({ area }) => area !== null && within.has(area)))
}

/** Those of these subjects that are of these kinds. */
function* candidatesAmong(
  scope: Scope,
  kinds: readonly CandidateKind[],
  ids: readonly string[],
): Script<Candidate[]> {
  const states = [...(yield* subjectsById(scope, ids)).values()]
  const of = <K extends (typeof states)[number]['is']>(is: K) =>
    states.filter((state): state is Extract<(typeof states)[number], { is: K }> => state.is === is)
  const items = of('item')
  const told: Record<CandidateKind, () => Script<Candidate[]>> = {
    item: () =>
      toldItems(
        scope,
        items.filter(({ closed }) => closed === null),
      ),
    closed: () =>
      toldItems(
        scope,
        items.filter(({ closed }) => closed !== null),
      ),
    decision: () => toldDecisions(scope, of('decision')),
    'imported-decision': () => toldImports(scope, of('imported-decision')),
    handoff: () => toldHandoffs(scope, of('handoff')),
    report: () => toldReports(scope, of('report')),
    'report-line': () => toldReportLines(scope, of('report')),
  }
  const found: Candidate[] = []
  for (const kind of kinds) found.push(...(yield* told[kind]()))
  return found
}

/** In the order in which they were made, whatever the number of those nobody here may read. */
export function byNumber(a: Candidate, b: Candidate): number {
  const [of, other] = [a, b].map(({ state }) => state.id)
  return (of ?? '').charCodeAt(0) - (other ?? '').charCodeAt(0) || numberOf(of) - numberOf(other)
}

function numberOf(id: string | undefined): number {
  return Number(id?.slice(2) ?? 0)
}

/** What is known of one state of the record; nothing is kept where something has become due since. */
function keptFor(scope: Scope): Map<CandidateKind, readonly Candidate[]> {
  const { gov, atSeq, due, live } = scope
  if (due.size > 0) return new Map()
  const of = live ? gov : scope
  const known = kept.get(of)
  if (known?.atSeq === atSeq) return known.loaded
  const loaded = new Map<CandidateKind, readonly Candidate[]>()
  kept.set(of, { atSeq, loaded })
  return loaded
}

function isVisible(scope: Scope, { state }: Candidate): boolean {
  switch (state.is) {
    case 'item':
      return readable(scope, state)
    case 'decision':
      return isReadable(scope, state)
    case 'imported-decision':
      return isReadableImport(scope, state)
    case 'handoff':
    case 'report':
      return isOpen(scope, state.audience)
  }
}

function* loadKind(scope: Scope, kind: CandidateKind, areas: readonly AreaId[]): Script<Candidate[]> {
  switch (kind) {
    case 'item':
      return yield* toldItems(scope, yield* subjectsByKeys(scope, 'item', areas.map(subjectKeys.openIn)))
    case 'closed':
      return yield* toldItems(scope, yield* subjectsByKeys(scope, 'item', areas.map(subjectKeys.closedIn)))
    case 'decision':
      return yield* toldDecisions(
        scope,
        yield* subjectsByKeys(scope, 'decision', areas.map(subjectKeys.requestIn)),
      )
    case 'imported-decision':
      return yield* toldImports(
        scope,
        yield* subjectsByKeys(scope, 'imported-decision', areas.map(subjectKeys.importedDecisionIn)),
      )
    case 'handoff':
      return yield* toldHandoffs(
        scope,
        yield* subjectsByKeys(scope, 'handoff', areas.map(subjectKeys.handoffIn)),
      )
    case 'report-line':
      return yield* toldReportLines(
        scope,
        yield* subjectsByKeys(scope, 'report', areas.map(subjectKeys.reportIn)),
      )
    case 'report':
      return yield* toldReports(
        scope,
        yield* subjectsByKeys(scope, 'report', areas.map(subjectKeys.reportIn)),
      )
  }
}

/** One candidate by its id, if the caller may read it. */
export function* candidateById(scope: Scope, id: string): Script<Candidate | null> {
  const state = (yield* subjectsById(scope, [id])).get(id)
  const told = function* (): Script<Candidate[]> {
    if (state?.is === 'item') return yield* toldItems(scope, [state])
    if (state?.is === 'decision') return yield* toldDecisions(scope, [state])
    if (state?.is === 'imported-decision') return yield* toldImports(scope, [state])
    if (state?.is === 'handoff') return yield* toldHandoffs(scope, [state])
    if (state?.is === 'report') return yield* toldReports(scope, [state])
    return []
  }
  const [found] = yield* told()
  return found !== undefined && isVisible(scope, found) ? found : null
}

function* toldItems(scope: Scope, items: readonly ItemState[]): Script<Candidate[]> {
  const closings = items.flatMap(({ closed }) => closed?.entry || [])
  const words = yield* wordsOf(scope, [...items.map(item => item.words.entry), ...closings])
  return items.flatMap(state => {
    const said = words.get(state.words.entry) as ItemWords | undefined
    if (said === undefined) return []
    const title = renderText(scope, said.text)
    const closing = words.get(state.closed?.entry ?? '') as { outcome?: string } | undefined
    const more = [said.next, said.why, closing?.outcome].flatMap(text =>
      text === undefined ? [] : renderText(scope, text),
    )
    return told(state, state.area, state.words.entry, title, said.refs, [title, ...more])
  })
}

function* toldDecisions(scope: Scope, states: readonly DecisionState[]): Script<Candidate[]> {
  const words = yield* wordsOf(
    scope,
    states.map(state => state.asked.entry),
  )
  return states.flatMap(state => {
    const said = words.get(state.asked.entry) as DecisionWords['decision.requested'] | undefined
    if (said === undefined) return []
    const title = renderText(scope, said.text)
    const texts = [title, said.context ?? '', ...said.options].map(text => renderText(scope, text))
    return told(state, state.area, state.asked.entry, title, said.refs, texts)
  })
}

function* toldImports(scope: Scope, states: readonly ImportedDecisionState[]): Script<Candidate[]> {
  const words = yield* wordsOf(
    scope,
    states.map(state => state.entry),
  )
  return states.flatMap(state => {
    const said = words.get(state.entry) as ImportedDecisionWords['decision.imported'] | undefined
    if (said === undefined) return []
    const title = renderText(scope, said.title)
    const numbered = said.number === null ? title : `${said.number} ${title}`
    return told(state, state.area, state.entry, numbered, [...said.refs, said.number ?? ''], [numbered])
  })
}

function* toldHandoffs(scope: Scope, states: readonly HandoffState[]): Script<Candidate[]> {
  const words = yield* wordsOf(
    scope,
    states.map(state => state.words),
  )
  return states.flatMap(state => {
    const said = words.get(state.words) as HandoffWords['handoff.published'] | undefined
    if (said === undefined) return []
    const title = renderText(scope, said.summary)
    return told(state, state.areas[0] ?? null, state.words, title, [], [title])
  })
}

function* toldReports(scope: Scope, states: readonly ReportState[]): Script<Candidate[]> {
  const words = yield* wordsOf(
    scope,
    states.map(state => state.entry),
  )
  return states.flatMap(state => {
    const said = words.get(state.entry) as HandoffWords['handoff.imported'] | undefined
    if (said === undefined) return []
    const texts = [said.title, said.summary, ...said.items.map(({ text }) => text)]
    return told(
      state,
      state.area,
      state.entry,
      said.title,
      said.items.flatMap(({ refs }) => refs),
      texts,
    )
  })
}

function* toldReportLines(scope: Scope, states: readonly ReportState[]): Script<Candidate[]> {
  const words = yield* wordsOf(
    scope,
    states.map(state => state.entry),
  )
  return states.flatMap(state => {
    const said = words.get(state.entry) as HandoffWords['handoff.imported'] | undefined
    return (said?.items ?? []).flatMap(({ text, refs }) =>
      told(state, state.area, state.entry, text, refs, [text]),
    )
  })
}

function told(
  state: Candidate['state'],
  area: AreaId | null,
  entry: EntryId,
  title: string,
  refs: readonly string[],
  texts: readonly string[],
): Candidate[] {
  const known = refs.filter(ref => ref !== '').map(ref => ref.toUpperCase())
  return [{ state, area, entry, title, refs: known, stems: stemsOf([...texts, ...known].join(' ')) }]
}
