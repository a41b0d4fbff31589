import type { ImportedDecisionState } from '../decisions/imported.ts'
import { type DecisionState, isInForce } from '../decisions/states.ts'
import type { HandoffState, ItemState, QuestionState, ReportState } from '../handoff/states.ts'
import type { TeamId } from '../ids.ts'
import type { SubjectState } from '../record/subjects.ts'
import type { Instant } from '../time/instant.ts'
import type { SearchKind } from './qualifiers.ts'

/** What a subject is and how it stands, as qualifiers ask for it. */
export interface SearchFacts {
  /** The most telling first. */
  readonly kinds: readonly SearchKind[]
  /** The most telling first. */
  readonly states: readonly string[]
  readonly owners: readonly string[]
  readonly waitingOn: readonly string[]
  readonly condition: string | null
  readonly type: string | null
  readonly environments: readonly string[]
  readonly risk: string | null
  readonly amount: { readonly minor: number; readonly currency: string } | null
  readonly validUntil: Instant | null
  readonly due: Instant | null
  /** H9: open and past `validUntil`; null where it cannot be. */
  readonly stale: boolean | null
  readonly hasNext: boolean | null
}

export interface FactsAbout {
  readonly at: Instant
  readonly membersOf: (team: TeamId) => readonly string[]
}

const nothing: SearchFacts = {
  kinds: [],
  states: [],
  owners: [],
  waitingOn: [],
  condition: null,
  type: null,
  environments: [],
  risk: null,
  amount: null,
  validUntil: null,
  due: null,
  stale: null,
  hasNext: null,
}

export function factsOf(state: SubjectState, about: FactsAbout): SearchFacts {
  switch (state.is) {
    case 'item':
      return itemFacts(state, about)
    case 'handoff':
      return handoffFacts(state)
    case 'report':
      return reportFacts(state)
    case 'question':
      return questionFacts(state)
    case 'decision':
      return decisionFacts(state)
    case 'imported-decision':
      return importedFacts(state)
    default:
      return nothing
  }
}

/** What has no stream of its own: areas, people, freezes. */
export function factsOfKind(kind: SearchKind): SearchFacts {
  return { ...nothing, kinds: [kind] }
}

function itemFacts(s: ItemState, { at, membersOf }: FactsAbout): SearchFacts {
  const open = s.closed === null
  const offered = open && s.offer !== null ? s.offer.to : null
  const asked = s.kind === 'question' ? s.answerer : s.kind === 'blocker' ? s.unblocker : null
  const waiting = [
    ...(open && asked !== null ? [asked] : []),
    ...(offered?.kind === 'people' ? offered.people : []),
    ...(offered?.kind === 'team' ? membersOf(offered.team) : []),
  ]
  const { contingency } = s
  return {
    ...nothing,
    kinds: [s.kind, 'item'],
    states: open
      ? ['open', ...(s.offer === null ? [] : ['offered']), ...(s.accepted === null ? [] : ['accepted'])]
      : [...new Set([s.closed?.how ?? 'closed', 'closed'])],
    owners: open && s.owner !== null ? [s.owner] : [],
    waitingOn: waiting,
    condition: s.condition,
    type: contingency?.type ?? null,
    environments: contingency?.limits.environments ?? [],
    risk: contingency?.limits.risk ?? null,
    amount: contingency?.limits.amount ?? null,
    validUntil: s.validUntil ?? s.endsAt,
    due: s.due,
    stale: open && s.validUntil !== null && s.validUntil <= at,
    hasNext: s.has.next,
  }
}

function handoffFacts(s: HandoffState): SearchFacts {
  const accepted = s.acceptances.some(one => !one.undone)
  return {
    ...nothing,
    kinds: ['handoff'],
    states: [accepted ? 'accepted' : 'offered'],
    condition: s.condition,
  }
}

function reportFacts(_: ReportState): SearchFacts {
  return { ...nothing, kinds: ['report', 'handoff'] }
}

function questionFacts(s: QuestionState): SearchFacts {
  const open = s.answered === null
  return {
    ...nothing,
    kinds: ['question'],
    states: open ? ['open'] : ['answered', 'closed'],
    waitingOn: open && s.answerer !== null ? [s.answerer] : [],
  }
}

function decisionFacts(s: DecisionState): SearchFacts {
  const { end } = s
  const done = new Set([...s.votes.map(vote => vote.person), ...s.passes.map(pass => pass.by)])
  const ratified = new Set(s.ratified.map(one => one.by))
  const waiting =
    end === null
      ? [
          ...s.seats.map(seat => seat.person).filter(person => !done.has(person)),
          ...(s.consulted.length === 0 ? s.consult : []),
        ]
      : end.how === 'decided' && isInForce(s)
        ? end.toRatify.filter(person => !ratified.has(person))
        : []
  return {
    ...nothing,
    kinds: [end?.how === 'decided' ? 'decision' : 'request'],
    states: decisionStates(s),
    waitingOn: waiting,
    type: s.type,
    environments: s.environment === null ? [] : [s.environment],
    risk: s.risk,
    amount: s.amount,
    validUntil: end?.how === 'decided' ? end.reviewBy : null,
    due: end === null ? s.neededBy : null,
  }
}

function decisionStates(s: DecisionState): string[] {
  if (s.end === null) return ['open']
  return [
    ...(isInForce(s) ? ['in-force'] : []),
    ...(s.reversed === null ? [] : ['reversed']),
    ...(s.superseded === null ? [] : ['superseded']),
    s.end.how,
    'closed',
  ]
}

function importedFacts(s: ImportedDecisionState): SearchFacts {
  const states: Readonly<Record<string, readonly string[]>> = {
    'in-force': ['in-force', 'decided', 'closed'],
    proposed: ['open'],
    superseded: ['superseded', 'decided', 'closed'],
    withdrawn: ['withdrawn', 'closed'],
  }
  return { ...nothing, kinds: ['decision'], states: states[s.standing] ?? ['closed'], type: s.type }
}
