import type { Word } from '../../domain/ask/words.ts'
import type { ImportedDecisionState } from '../../domain/decisions/imported.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import type { HandoffState, ItemState, ReportState } from '../../domain/handoff/states.ts'
import { type AreaId, type EntryId, numberOf } from '../../domain/ids.ts'
import type { Gov } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Script } from '../../storage/sql.ts'
import { isReadableImport } from '../decisions/imported.ts'
import { isReadableDecision } from '../decisions/load-decision.ts'
import { isReadableItem } from '../handoff/check-context.ts'
import { subjectsById, subjectsByKeys } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'
import { lookedThrough, subjectsWith } from './by-words.ts'
import {
  toldDecisions,
  toldHandoffs,
  toldImports,
  toldItems,
  toldReportLines,
  toldReports,
} from './candidate-texts.ts'

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
  const [of, other] = [a.state.id, b.state.id]
  return of.charCodeAt(0) - other.charCodeAt(0) || numberOf(of) - numberOf(other)
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
      return isReadableItem(scope, state)
    case 'decision':
      return isReadableDecision(scope, state)
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
