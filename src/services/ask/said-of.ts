import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import { matchTopic } from '../../domain/ask/match-topic.ts'
import type { Asked, Whether } from '../../domain/ask/recognise.ts'
import { told } from '../../domain/ask/told.ts'
import type { Script } from '../../storage/sql.ts'
import { renderText } from '../items/render.ts'
import { wordsOf } from '../load.ts'
import type { Scope } from '../scope.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { decisionSentence, isDecided } from './decision-sentences.ts'
import { type ItemCandidate, isItem, itemSentence } from './item-sentences.ts'
import { allNamed, unknownSubject } from './named.ts'
import { answered, sentence } from './reply.ts'
import { reportSentence } from './report-sentence.ts'
import { isSaidIn, newestFirst } from './said-when.ts'
import { subjectOf } from './subjects.ts'

const declared = ['item', 'closed', 'decision', 'imported-decision'] as const
const everything = [...declared, 'report-line'] as const
const mostTold = 3

/** The latest of what was said of a subject: how it stands, and the last note on it; of reports what they said then. */
export function* saidOf(scope: Scope, asked: Asked): Script<Replied> {
  const found = yield* subjectOf(scope, asked, everything)
  if (found.kind === 'refused') return found.replied
  if (found.kind !== 'found') return unknownSubject(asked)
  return yield* latestOf(scope, asked, found.candidates)
}

/**
 * What was said of the ticket that is named, else with all the words of the question, whatever it asks of them: *was the
 * revert of #412 noise* is answered by the line about it. What is so now no report says (H13).
 */
export function* saidWithAll(scope: Scope, { asked, past }: Whether): Script<Replied> {
  const isTicket = allNamed(asked, 'ref').length > 0
  if (isTicket) return past ? yield* saidOf(scope, asked) : unknownSubject(asked)
  const all = yield* candidatesOf(scope, past ? everything : declared, { words: asked.subject })
  return yield* latestOf(
    scope,
    asked,
    all.filter(one => matchTopic(asked.subject, one.stems) > 0 && (past || stillStands(one))),
  )
}

function* latestOf(scope: Scope, asked: Asked, all: readonly Candidate[]): Script<Replied> {
  const within = all.filter(one => isSaidIn(asked, one))
  const open = within.filter(one => isItem(one) && one.state.closed === null)
  const chosen = (open.length > 0 ? open : [...within].sort(newestFirst)).slice(0, mostTold)
  const sentences: Sentence[] = []
  for (const one of chosen) {
    if (isItem(one)) sentences.push(yield* itemSentence(scope, one, ''), ...(yield* lastNote(scope, one)))
    else if (isDecided(one)) sentences.push(yield* decisionSentence(scope, one))
    else sentences.push(...reportSentence(scope, one))
  }
  return sentences.length === 0
    ? unknownSubject(asked)
    : answered(sentences, { area: chosen[0]?.area ?? null })
}

/** What was closed is over; what a question was answered still holds. */
function stillStands({ state }: Candidate): boolean {
  return state.is !== 'item' || state.closed === null || state.kind === 'question'
}

/** H8: what was noted on a line since it was handed over. */
function* lastNote(scope: Scope, { state }: ItemCandidate): Script<Sentence[]> {
  const note = state.notes.at(-1)
  if (note === undefined || note.at < state.words.at || note.by === null) return []
  const words = (yield* wordsOf(scope, [note.entry])).get(note.entry) as { text: string } | undefined
  if (words === undefined) return []
  const text = told`${{ person: note.by }} noted on ${state.id} at ${{ at: note.at }}: ${renderText(scope, words.text)}`
  return [sentence(text, [note.entry], note.at)]
}
