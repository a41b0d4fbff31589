import type { EntryId } from '../ids.ts'
import { draft } from '../record/entry.ts'
import { ok } from '../refusal.ts'
import { type Actor, alreadyAnswered, type Decision, isOneOf, mayAnswer, notAsked } from './decide-item.ts'
import type { ItemState, QuestionState } from './states.ts'

/** D7: a line that is a question is closed by an entry that answers it; also its author may say so. */
export function decideReferItem(actor: Actor, item: ItemState, entry: EntryId): Decision {
  if (item.closed !== null) return alreadyAnswered(item.id, 'Reopen it if it asks something new.')
  if (!mayAnswer(actor, item, item.answerer)) return notAsked(item.id)
  const { id, area, audience } = item
  const terms = { item: id, by: actor.person, entry }
  return ok([draft({ kind: 'item.referred', subject: id, area, audience, terms, words: null })])
}

/** D7: by whoever could answer the question, and by whoever asked it. */
export function decideRefer(
  actor: Actor,
  item: ItemState,
  question: QuestionState,
  entry: EntryId,
): Decision {
  const { id, area, audience, answered, answerer, asked } = question
  if (answered !== null) return alreadyAnswered(id, 'Note on the item if you know more.')
  if (!mayAnswer(actor, item, answerer) && !isOneOf(actor.gov, actor.person, [asked.by])) return notAsked(id)
  const terms = { question: id, item: item.id, by: actor.person, entry }
  return ok([draft({ kind: 'question.referred', subject: id, area, audience, terms, words: null })])
}
