import type { Replied } from '../../domain/ask/answer.ts'
import { isPlain } from '../../domain/ask/plain-words.ts'
import { someone, told } from '../../domain/ask/told.ts'
import { wordsOf as wordsIn } from '../../domain/ask/words.ts'
import type { QuestionState } from '../../domain/handoff/states.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { StandingWords } from '../../domain/standing/kinds.ts'
import type { Script } from '../../storage/sql.ts'
import { renderText } from '../items/render.ts'
import { subjectsByKeys, wordsOf } from '../load.ts'
import { passagesOf } from '../record/passages.ts'
import type { Scope } from '../scope.ts'
import { askedAsOf, standingInForce } from '../standing/load-standing.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { basisOfIds } from './citing.ts'
import { decisionSentence, isDecided } from './decision-sentences.ts'
import { isItem, itemSentence } from './item-sentences.ts'
import { mayReadQuestion } from './left-questions.ts'
import { answered, sentence } from './reply.ts'

/**
 * D7: a question that was asked before in these words, whatever their order, and answered: by a standing answer in force,
 * else by the newest answer in words, else by the entry that was pointed at.
 */
export function* askedBefore(scope: Scope, question: string): Script<Replied | null> {
  const wanted = contentOf(question)
  if (wanted === '') return null
  const isSame = (text: string | null | undefined) => text != null && contentOf(text) === wanted
  return (
    (yield* standingAnswer(scope, isSame)) ??
    (yield* answerInWords(scope, isSame)) ??
    (yield* pointedAnswer(scope, isSame)) ??
    (yield* settledAsAsked(scope, question, isSame))
  )
}

type IsSame = (text: string | null | undefined) => boolean

/** An answer kept for the next who asks, under its own question or any wording it is kept for. */
function* standingAnswer(scope: Scope, isSame: IsSame): Script<Replied | null> {
  const standing = yield* standingInForce(scope)
  if (standing.length === 0) return null
  const words = yield* wordsOf(
    scope,
    standing.flatMap(({ accepted }) => accepted?.entry ?? []),
  )
  const wordings = yield* askedAsOf(
    scope,
    standing.map(({ entry }) => entry),
  )
  for (const { id, entry, accepted, area } of standing) {
    const said = words.get(accepted?.entry ?? '') as StandingWords['standing.accepted'] | undefined
    if (accepted === null || said === undefined) continue
    const asked = wordings.filter(({ state }) => state.entry === entry).map(({ text }) => text)
    if (![renderText(scope, said.question), ...asked].some(isSame)) continue
    const basis = yield* basisOfIds(scope, [accepted.entry, ...accepted.cites])
    const text = told`${renderText(scope, said.answer)} (${someone(accepted.by, 'somebody')} keeps this answer, ${id}.)`
    return answered([sentence(text, basis.cites, accepted.at, accepted.validUntil)], { area })
  }
  return null
}

function* answerInWords(scope: Scope, isSame: IsSame): Script<Replied | null> {
  const known = (yield* subjectsByKeys(scope, 'question', [subjectKeys.answeredQuestions])).filter(state =>
    mayReadQuestion(scope, state),
  )
  const words = yield* wordsOf(
    scope,
    known.map(state => state.asked.entry),
  )
  const same = known.filter(state => isSame(textOf(scope, words, state.asked.entry)))
  const latest = same.sort((a, b) => (b.answered?.at ?? 0) - (a.answered?.at ?? 0))[0]
  return latest === undefined ? null : yield* answerOf(scope, latest)
}

function* answerOf(scope: Scope, { id, asked, answered: said, area }: QuestionState): Script<Replied | null> {
  if (said === null || said.answeredBy !== undefined) return null
  const text = textOf(scope, yield* wordsOf(scope, [said.entry]), said.entry)
  if (text === null) return null
  return answered(
    [
      sentence(
        told`${someone(said.by, 'somebody')} answered ${id}: ${text}`,
        [said.entry, asked.entry],
        said.at,
      ),
    ],
    { area },
  )
}

/** What somebody pointed at when it was asked in these words. */
function* pointedAnswer(scope: Scope, isSame: IsSame): Script<Replied | null> {
  const same = (yield* askedAsOf(scope, null)).filter(({ text }) => isSame(text))
  const state = same.at(-1)?.state
  if (state === undefined) return null
  const passage = (yield* passagesOf(scope, [state.entry])).get(state.entry)
  if (passage === undefined) return null
  const basis = yield* basisOfIds(scope, [state.entry])
  return answered([sentence(passage, [state.entry, state.wording], basis.saidAt)], { area: state.area })
}

/** A line that asked it and was closed with an outcome, or a request that asked it and was decided: the newest. */
function* settledAsAsked(scope: Scope, question: string, isSame: IsSame): Script<Replied | null> {
  const words = wordsIn(question).filter(({ text }) => !isPlain(text))
  const same = (yield* candidatesOf(scope, ['closed', 'decision'], { words })).filter(
    one => isSame(one.title.replace(/(^|\s)[@#]\S+/g, ' ')) && isSettled(one),
  )
  const last = same.reduce<Candidate | null>((a, b) => (a === null || endedAt(b) > endedAt(a) ? b : a), null)
  if (last === null) return null
  if (isItem(last)) return answered([yield* itemSentence(scope, last, '')], { area: last.area })
  return isDecided(last) ? answered([yield* decisionSentence(scope, last)], { area: last.area }) : null
}

function isSettled({ state }: Candidate): boolean {
  if (state.is === 'decision') return state.end?.how === 'decided'
  return state.is === 'item' && state.kind === 'question' && state.closed?.how === 'closed'
}

function endedAt({ state }: Candidate): number {
  if (state.is === 'decision') return state.end?.at ?? 0
  return state.is === 'item' ? (state.closed?.at ?? 0) : 0
}

function textOf(scope: Scope, words: ReadonlyMap<string, unknown>, entry: string): string | null {
  const said = words.get(entry) as { text: string } | undefined
  return said === undefined ? null : renderText(scope, said.text)
}

/** What a question is about, without order and small words; question words count, since *who* is not *when*. */
function contentOf(question: string): string {
  const stems = wordsIn(question).flatMap(({ text, stem }) =>
    isPlain(text) && !asking.has(text) ? [] : [stem],
  )
  return [...new Set(stems)].sort().join(' ')
}

const asking = new Set(['who', 'whom', 'whose', 'what', 'which', 'when', 'where', 'why', 'how', 'not'])
