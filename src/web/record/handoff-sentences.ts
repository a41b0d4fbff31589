import { counted } from '../words/counting.ts'
import { lines } from './reading.ts'
import type { Sentences } from './sentence.ts'

type Kind =
  | 'handoff.published'
  | 'handoff.amended'
  | 'handoff.imported'
  | 'decision.imported'
  | 'handoff.accepted'
  | 'handoff.declined'
  | 'handoff.undone'
  | 'handoff.confirmed'
  | 'question.asked'
  | 'question.answered'
  | 'question.referred'
  | 'question.left'

export const handoffSentences: Sentences<Kind> = {
  'handoff.published': t =>
    `${t.name('author')} handed ${lines(t.count('items'))} to ${t.target('to')}, away from ${t.moment('offlineAt')}${t.has('backAt') ? `, back ${t.moment('backAt')}` : ', without a date to come back'}.`,
  'handoff.amended': t =>
    `${t.who} amended the handoff ${t.text('handoff')}: ${lines(t.count('items'))} to ${t.target('to')}.`,
  'handoff.imported': t =>
    `A report from another tool was taken in for ${t.place('area')}: ${lines(t.count('items'))}.`,
  'decision.imported': t =>
    `A decision from another tool was taken in for ${t.place('area')}. Authority is not proved here.`,
  'handoff.accepted': t =>
    `${t.who} accepted ${lines(t.count('items'))} of ${t.text('handoff')}${t.count('questions') > 0 ? `, with ${counted(t.count('questions'), 'question', 'questions')}` : ''}.`,
  'handoff.declined': t => `${t.who} declined ${lines(t.count('items'))} of ${t.text('handoff')}.`,
  'handoff.undone': t => `${t.who} took back the acceptance of ${t.text('handoff')}.`,
  'handoff.confirmed': t =>
    `${t.who} confirmed the handoff ${t.text('handoff')}, which was published for them.`,
  'question.asked': t =>
    `${t.name('by')} asked ${t.has('answerer') ? `${t.name('answerer')} ` : ''}about ${t.text('item')}.`,
  'question.referred': t =>
    `${t.name('by')} answered the question ${t.text('question')} by an entry of the record.`,
  'question.answered': t =>
    `${t.name('by')} answered the question ${t.text('question')}${t.has('item') ? ` on ${t.text('item')}` : ''}.`,
  'question.left': t =>
    `${t.name('by')} asked the record what it does not say, and left it with ${t.name('answerer')}.`,
}
