import type { AreaId, EntryId, PersonId, QuestionId } from '../ids.ts'
import { membersOf } from '../people/org-chart.ts'
import type { Audience } from '../record/entry.ts'
import { type Draft, draft } from '../record/entry.ts'
import { ok } from '../refusal.ts'
import { type Actor, alreadyAnswered, type Decision, isOneOf, notAsked, type Worded } from './decide-item.ts'
import type { QuestionState } from './states.ts'

/** Where a question is left, and who may read it. */
export interface LeftWith {
  readonly question: QuestionId
  readonly by: PersonId
  readonly answerer: PersonId
  readonly area: AreaId | null
  readonly audience: Audience
}

/** Q4: what the record does not answer is left with whoever owns what it is about. */
export function decideLeave({ question, by, answerer, area, audience }: LeftWith, words: Worded): Draft {
  const terms = { question, by, answerer }
  return draft({ kind: 'question.left', subject: question, area, audience, terms, words })
}

/** Q4: answered by the person asked, or anyone of the team and leads of its area. */
export function decideAnswerLeft(actor: Actor, question: QuestionState, words: Worded): Decision {
  const { id, area, audience, answered } = question
  if (answered !== null) return alreadyAnswered(id, 'Leave the question again if you know more.')
  if (!mayAnswerLeft(actor, question)) return notAsked(id)
  const terms = { question: id, item: null, by: actor.person }
  return ok([draft({ kind: 'question.answered', subject: id, area, audience, terms, words })])
}

/** D7: by whoever could answer it, and by whoever asked. */
export function decideReferLeft(actor: Actor, question: QuestionState, entry: EntryId): Decision {
  const { id, area, audience, answered, asked } = question
  if (answered !== null) return alreadyAnswered(id, 'Leave the question again if you know more.')
  if (!mayAnswerLeft(actor, question) && !isOneOf(actor.gov, actor.person, [asked.by])) return notAsked(id)
  const terms = { question: id, item: null, by: actor.person, entry }
  return ok([draft({ kind: 'question.referred', subject: id, area, audience, terms, words: null })])
}

function mayAnswerLeft({ gov, person }: Actor, { area, answerer }: QuestionState): boolean {
  const place = area === null ? undefined : gov.areas.get(area)
  const members = place === undefined || place.team === null ? [] : membersOf(gov, place.team)
  return isOneOf(gov, person, [answerer, ...members, ...(place?.managers ?? []), ...(place?.techLeads ?? [])])
}
