import { evolveSpan, type SpanState } from '../availability/evolve-span.ts'
import { evolveDecision } from '../decisions/evolve.ts'
import {
  evolveImportedDecision,
  type ImportedDecisionState,
  supersededImport,
} from '../decisions/imported.ts'
import { reviewersOf } from '../decisions/review.ts'
import type { DecisionState } from '../decisions/states.ts'
import { evolveHandoff, evolveQuestion, evolveReport } from '../handoff/evolve-handoff.ts'
import { evolveItem } from '../handoff/evolve-item.ts'
import type { HandoffState, ItemState, QuestionState, ReportState } from '../handoff/states.ts'
import type { AreaId, EntryId, PersonId, TeamId } from '../ids.ts'
import { sourceKey } from '../people/evolve-gov.ts'
import { evolveAskedAs, evolveStanding } from '../standing/evolve.ts'
import type { AskedAsState, StandingState } from '../standing/states.ts'
import type { Instant } from '../time/instant.ts'
import { type Envelope, is } from './entry.ts'
import { evolveProposal, type ProposalState } from './proposal.ts'

/** An unbounded subject: each has its own stream of entries and its own row in the views. */
export type SubjectState =
  | ItemState
  | HandoffState
  | ReportState
  | ImportedDecisionState
  | DecisionState
  | QuestionState
  | SpanState
  | ProposalState
  | AskedAsState
  | StandingState

/** Folds one entry into the subject it is about; null when the kind keeps no such state. */
export function evolveSubject(state: SubjectState | null, e: Envelope): SubjectState | null {
  if (is(e, 'handoff.imported')) return evolveReport(state?.is === 'report' ? state : null, e)
  if (is(e, 'decision.imported')) return evolveImportedDecision(e)
  switch (e.kind.slice(0, e.kind.indexOf('.'))) {
    case 'item':
      return evolveItem(state?.is === 'item' ? state : null, e)
    case 'handoff':
      return evolveHandoff(state?.is === 'handoff' ? state : null, e)
    case 'decision':
    case 'request':
    case 'consult':
      return state?.is === 'imported-decision'
        ? supersededImport(state, e)
        : evolveDecision(state?.is === 'decision' ? state : null, e)
    case 'question':
      return evolveQuestion(state?.is === 'question' ? state : null, e)
    case 'absence':
    case 'leave':
    case 'cover':
    case 'oncall':
    case 'span':
      return evolveSpan(state?.is === 'span' ? state : null, e)
    case 'asked-as':
      return evolveAskedAs(state?.is === 'asked-as' ? state : null, e)
    case 'standing':
      return evolveStanding(state?.is === 'standing' ? state : null, e)
    case 'proposal':
      return evolveProposal(state?.is === 'proposal' ? state : null, e)
    default:
      return null
  }
}

/** Kinds whose subject begins with them: its id is made for the entry, so that nothing stands under it before. */
export function begins({ kind }: Envelope): boolean {
  return kind === 'item.published' || kind === 'handoff.published' || kind === 'absence.declared'
}

/** T7: when this subject is due, or null. */
export function dueAt(state: SubjectState): Instant | null {
  if (state.is !== 'item' || state.closed !== null) return null
  const { offer, endsAt } = state
  const grace = offer === null || offer.defaulted ? null : offer.graceAt
  if (grace === null) return endsAt
  return endsAt === null ? grace : Math.min(grace, endsAt)
}

/** The keys under which a subject's current state is found; each is one row of an inverted index. */
export const subjectKeys = {
  openIn: (area: AreaId) => `open area ${area}`,
  closedIn: (area: AreaId) => `closed area ${area}`,
  contingencyIn: (area: AreaId) => `open contingency ${area}`,
  openOwnedBy: (person: PersonId) => `open owner ${person}`,
  /** Of these, those that not the whole organisation reads. */
  openNarrowOwnedBy: (person: PersonId) => `open narrow owner ${person}`,
  offeredTo: (person: PersonId) => `offered ${person}`,
  offeredToTeam: (team: TeamId) => `offered team ${team}`,
  offeredToAnyone: 'offered anyone',
  openQuestionsTo: (person: PersonId) => `open asked ${person}`,
  questionsOn: (item: string) => `question ${item}`,
  openQuestions: 'open questions',
  /** Q4, D7: answered once; whoever asks the same is answered by it. */
  answeredQuestions: 'answered questions',
  handoffBy: (person: PersonId) => `handoff author ${person}`,
  handoffIn: (area: AreaId) => `handoff area ${area}`,
  handoffOnBehalfOf: (person: PersonId) => `handoff unconfirmed ${person}`,
  draft: (author: PersonId, draft: string) => `draft ${author} ${draft}`,
  unnamedIn: (handoff: string) => `unnamed ${handoff}`,
  report: (source: string) => `report ${source}`,
  reportIn: (area: AreaId) => `report area ${area}`,
  /** Requests that wait, all of them: their turns pass whatever else happens (T7). */
  openRequests: 'open requests',
  requestSeated: (person: PersonId) => `open request seat ${person}`,
  requestToConsult: (person: PersonId) => `open request consult ${person}`,
  allRequests: 'requests',
  decidedIn: (area: AreaId) => `decided area ${area}`,
  requestIn: (area: AreaId) => `request area ${area}`,
  toRatify: (person: PersonId) => `ratify ${person}`,
  /** Decisions for which this contingency was used (H10, A11). */
  contingencyUsed: (item: string) => `contingency used ${item}`,
  /** D5: of those who decided it, whether or not the date is past. */
  toReview: (person: PersonId) => `review ${person}`,
  importedDecision: (source: string) => `imported decision ${source}`,
  importedDecisions: 'imported decisions',
  /** By the key of its source, and by the keys of those it replaces and is replaced by. */
  importedFrom: (key: string) => `imported from ${key}`,
  importReplacing: (key: string) => `imported replacing ${key}`,
  importReplacedBy: (key: string) => `imported replaced by ${key}`,
  importedDecisionIn: (area: AreaId) => `imported decision area ${area}`,
  /** D7: the wordings under which an entry was asked for, and all there are. */
  askedFor: (entry: EntryId) => `asked as ${entry}`,
  allAskedAs: 'asked as',
  /** Offered, kept and declined ones alike. */
  standingFor: (entry: EntryId) => `standing for ${entry}`,
  standingOffered: (owner: PersonId) => `standing offered ${owner}`,
  /** Accepted ones; whether one still holds is a matter of the instant (H9). */
  standingAnswers: 'standing answers',
  allStanding: 'standing',
  spanOf: (person: PersonId) => `span ${person}`,
  proposalTo: (sponsor: PersonId) => `proposal ${sponsor}`,
} as const

/** Every key of a state. */
export function keysOf(state: SubjectState): string[] {
  switch (state.is) {
    case 'item':
      return itemKeys(state)
    case 'handoff':
      return handoffKeys(state)
    case 'report':
      return [subjectKeys.report(sourceKey(state.source)), subjectKeys.reportIn(state.area)]
    case 'decision':
      return decisionKeys(state)
    case 'imported-decision':
      return [
        subjectKeys.importedDecision(sourceKey(state.source)),
        subjectKeys.importedDecisionIn(state.area),
        subjectKeys.importedDecisions,
        subjectKeys.importedFrom(state.source.key),
        ...state.supersedes.map(subjectKeys.importReplacing),
        ...state.supersededBy.map(subjectKeys.importReplacedBy),
      ]
    case 'question':
      return questionKeys(state)
    case 'asked-as':
      return [subjectKeys.askedFor(state.entry), subjectKeys.allAskedAs]
    case 'standing':
      return standingKeys(state)
    case 'span':
      return [subjectKeys.spanOf(state.person)]
    case 'proposal':
      return state.confirmed === null && state.declined === undefined
        ? [subjectKeys.proposalTo(state.sponsor)]
        : []
  }
}

function questionKeys({ item, answered, answerer }: QuestionState): string[] {
  const on = item === null ? [] : [subjectKeys.questionsOn(item)]
  if (answered !== null) return [...on, subjectKeys.answeredQuestions]
  return [
    ...on,
    subjectKeys.openQuestions,
    ...(answerer === null ? [] : [subjectKeys.openQuestionsTo(answerer)]),
  ]
}

function itemKeys(s: ItemState): string[] {
  const unnamed = (s.unnamed ?? []).map(({ handoff }) => subjectKeys.unnamedIn(handoff))
  if (s.closed !== null) return [subjectKeys.closedIn(s.area), ...unnamed]
  const keys = [...unnamed, subjectKeys.openIn(s.area)]
  if (s.owner !== null) keys.push(subjectKeys.openOwnedBy(s.owner))
  if (s.kind === 'contingency') keys.push(subjectKeys.contingencyIn(s.area))
  if (s.owner !== null && s.audience !== 'org') keys.push(subjectKeys.openNarrowOwnedBy(s.owner))
  if (s.kind === 'question' && s.answerer !== null) keys.push(subjectKeys.openQuestionsTo(s.answerer))
  if (s.offer === null) return keys
  const { to } = s.offer
  if (to.kind === 'people') keys.push(...to.people.map(subjectKeys.offeredTo))
  if (to.kind === 'team') keys.push(subjectKeys.offeredToTeam(to.team))
  if (to.kind === 'anyone') keys.push(subjectKeys.offeredToAnyone)
  return keys
}

function decisionKeys(s: DecisionState): string[] {
  const keys = [subjectKeys.allRequests, subjectKeys.requestIn(s.area)]
  if (s.end === null) {
    const answered = new Set(s.consulted.map(({ by }) => by))
    const asked = s.consult.filter(person => !answered.has(person)).map(subjectKeys.requestToConsult)
    const seats = s.seats.map(seat => subjectKeys.requestSeated(seat.person))
    return [...new Set([...keys, subjectKeys.openRequests, ...seats, ...asked])]
  }
  const used = s.end.how === 'decided' ? s.votes.flatMap(vote => vote.contingency ?? []) : []
  keys.push(...new Set(used.map(subjectKeys.contingencyUsed)))
  if (s.end.how !== 'decided' || s.reversed !== null || s.superseded !== null) return keys
  keys.push(subjectKeys.decidedIn(s.area))
  keys.push(...reviewersOf(s).map(subjectKeys.toReview))
  const ratified = new Set(s.ratified.map(one => one.by))
  const waiting = s.end.toRatify.filter(person => !ratified.has(person))
  return [...keys, ...waiting.map(subjectKeys.toRatify)]
}

function standingKeys({ entry, owner, accepted, declined }: StandingState): string[] {
  const keys = [subjectKeys.standingFor(entry), subjectKeys.allStanding]
  if (declined !== null) return keys
  return [...keys, accepted === null ? subjectKeys.standingOffered(owner) : subjectKeys.standingAnswers]
}

function handoffKeys(s: HandoffState): string[] {
  const keys = [subjectKeys.handoffBy(s.author), ...s.areas.map(subjectKeys.handoffIn)]
  if (s.draftId !== null) keys.push(subjectKeys.draft(s.author, s.draftId))
  if (s.onBehalfOf !== null && s.confirmedByAuthor === null)
    keys.push(subjectKeys.handoffOnBehalfOf(s.onBehalfOf))
  return keys
}
