import { type Envelope, is } from '../record/entry.ts'
import { saidIn } from './evolve-item.ts'
import type { HandoffState, QuestionState, ReportState } from './states.ts'

/** Folds one entry about a handoff into its state. Reads the envelope only. */
export function evolveHandoff(state: HandoffState | null, e: Envelope): HandoffState | null {
  if (is(e, 'handoff.published')) {
    return {
      is: 'handoff',
      id: e.terms.handoff,
      ...e.terms,
      audience: e.audience,
      published: saidIn(e),
      onBehalfOf: e.onBehalfOf,
      confirmedByAuthor: null,
      amendments: [],
      words: e.id,
      acceptances: [],
      declines: [],
      seq: e.seq,
    }
  }
  return state === null ? null : { ...evolveKnown(state, e), seq: e.seq }
}

function evolveKnown(s: HandoffState, e: Envelope): HandoffState {
  if (is(e, 'handoff.amended'))
    return { ...s, ...e.terms, words: e.id, amendments: [...s.amendments, saidIn(e)] }
  if (is(e, 'handoff.confirmed')) return { ...s, confirmedByAuthor: saidIn(e) }
  if (is(e, 'handoff.declined')) {
    return { ...s, declines: [...s.declines, { ...saidIn(e), items: e.terms.items }] }
  }
  if (is(e, 'handoff.accepted')) {
    const { items, questions } = e.terms
    return { ...s, acceptances: [...s.acceptances, { ...saidIn(e), items, questions, undone: false }] }
  }
  if (is(e, 'handoff.undone')) {
    const undone = e.terms.acceptance
    return { ...s, acceptances: s.acceptances.map(a => (a.entry === undone ? { ...a, undone: true } : a)) }
  }
  return s
}

/** H13: what an import said; a later entry of the same key replaces it. */
export function evolveReport(_state: ReportState | null, e: Envelope<'handoff.imported'>): ReportState {
  const { handoff, author, area, items, source } = e.terms
  return {
    is: 'report',
    id: handoff,
    author,
    area,
    audience: e.audience,
    saidAt: e.saidAt,
    items,
    source,
    entry: e.id,
    seq: e.seq,
  }
}

export function evolveQuestion(state: QuestionState | null, e: Envelope): QuestionState | null {
  if (is(e, 'question.asked') || is(e, 'question.left')) {
    const { question, answerer } = e.terms
    return {
      is: 'question',
      id: question,
      item: is(e, 'question.asked') ? e.terms.item : null,
      area: e.area,
      audience: e.audience,
      asked: saidIn(e),
      answerer,
      answered: null,
      seq: e.seq,
    }
  }
  if (state !== null && is(e, 'question.answered')) return { ...state, answered: saidIn(e), seq: e.seq }
  if (state !== null && is(e, 'question.referred'))
    return { ...state, answered: { ...saidIn(e), answeredBy: e.terms.entry }, seq: e.seq }
  return state
}
