import { stemsOf } from '../../domain/ask/words.ts'
import type { ImportedDecisionState, ImportedDecisionWords } from '../../domain/decisions/imported.ts'
import type { DecisionWords } from '../../domain/decisions/kinds.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import type { HandoffWords, ItemWords } from '../../domain/handoff/kinds.ts'
import type { HandoffState, ItemState, ReportState } from '../../domain/handoff/states.ts'
import type { AreaId, EntryId } from '../../domain/ids.ts'
import type { Script } from '../../storage/sql.ts'
import { renderText } from '../items/render.ts'
import { wordsOf } from '../load.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'

/** Lines, by what they say, what is next, why, and with what they were closed. */
export function* toldItems(scope: Scope, items: readonly ItemState[]): Script<Candidate[]> {
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

/** Requests and decisions, by their question, context and options. */
export function* toldDecisions(scope: Scope, states: readonly DecisionState[]): Script<Candidate[]> {
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

/** Decisions of other tools, by number and title. */
export function* toldImports(scope: Scope, states: readonly ImportedDecisionState[]): Script<Candidate[]> {
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

/** Handoffs, by their summary. */
export function* toldHandoffs(scope: Scope, states: readonly HandoffState[]): Script<Candidate[]> {
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

/** Reports, by all they say. */
export function* toldReports(scope: Scope, states: readonly ReportState[]): Script<Candidate[]> {
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
      said.summary === '' ? said.title : `${said.title}: ${said.summary}`,
      said.items.flatMap(({ refs }) => refs),
      texts,
    )
  })
}

/** Each line of reports by itself. */
export function* toldReportLines(scope: Scope, states: readonly ReportState[]): Script<Candidate[]> {
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
