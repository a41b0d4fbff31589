import type { Outcome } from '../../src/domain/refusal.ts'
import type { Organisations } from './organisations.ts'
import type { Question } from './questions.ts'

interface Asked {
  readonly outcome: 'answer' | 'redirect' | 'refuse'
  readonly code?: string
  readonly reason: string | null
  readonly sentences: readonly { readonly text: string; readonly cites: readonly string[] }[]
  readonly to?: { readonly person: string }
}

/** What came of one question. `fault`: what is wrong with it, or null. */
export interface Result {
  readonly question: Question
  readonly asked: Asked
  readonly fault: string | null
  /** A sentence without an entry that the asker may read. */
  readonly uncited: boolean
  readonly cpuMs: number
}

/** The numbers of a set. A wrong answer is one that should not be, or says or cites the wrong thing; a wrong refusal withholds one. */
export interface Score {
  readonly questions: number
  readonly right: number
  readonly wrongAnswers: number
  readonly wrongRefusals: number
  readonly otherwiseWrong: number
  readonly answerable: number
  readonly uncited: number
  readonly outOfScopeAnswered: number
  readonly cpuMsMedian: number
  readonly cpuMsMost: number
}

/** Asks one question and judges what comes. */
export async function judge(
  organisations: Organisations,
  question: Question,
  fill: (text: string) => string,
): Promise<Result> {
  const { data, as, at } = question
  const before = process.cpuUsage()
  const outcome = await organisations.call(data, as, 'record.ask', { question: fill(question.question) }, at)
  const { user, system } = process.cpuUsage(before)
  const asked = answerOf(outcome)
  const cited = await citedTexts(organisations, question, asked)
  return {
    question,
    asked,
    fault: faultOf(question, asked, cited.texts, fill),
    uncited: cited.missing,
    cpuMs: (user + system) / 1_000,
  }
}

function answerOf(outcome: Outcome<unknown>): Asked {
  if (!outcome.ok) throw new Error(`record.ask: ${outcome.refusal.code} ${outcome.refusal.message}`)
  return outcome.value as Asked
}

/** Every entry cited, as its reader sees it; an entry they cannot read is none. */
async function citedTexts(
  organisations: Organisations,
  { data, as, at }: Question,
  { sentences }: Asked,
): Promise<{ texts: string[]; missing: boolean }> {
  const texts: string[] = []
  let missing = false
  for (const { cites } of sentences) {
    if (cites.length === 0) missing = true
    for (const id of cites) {
      const shown = await organisations.call(data, as, 'record.show', { id }, at)
      if (shown.ok) texts.push(JSON.stringify(shown.value))
      else missing = true
    }
  }
  return { texts, missing }
}

function faultOf(
  { outcome, codes, to, says, cites }: Question,
  asked: Asked,
  cited: readonly string[],
  fill: (text: string) => string,
): string | null {
  if (!outcome.includes(asked.outcome))
    return `${asked.outcome} ${asked.code ?? ''} instead of ${outcome.join(' or ')}`
  if (asked.outcome === 'refuse' && codes !== undefined && !codes.some(code => code === asked.code))
    return `${asked.code} instead of ${codes.join(' or ')}`
  const person = asked.to?.person
  if (asked.outcome === 'redirect' && to !== undefined && !to.map(fill).some(one => isSame(one, person)))
    return `to ${person} instead of ${to.join(' or ')}`
  if (asked.outcome === 'refuse') return null
  const told = asked.sentences
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase()
  const unsaid = says.find(text => !told.includes(fill(text).toLowerCase()))
  if (unsaid !== undefined) return `does not say ${unsaid}`
  const texts = cited.map(text => text.toLowerCase())
  const uncited = cites.find(
    text => !texts.some(one => one.includes(JSON.stringify(fill(text)).slice(1, -1).toLowerCase())),
  )
  return uncited === undefined ? null : `does not cite ${uncited}`
}

function isSame(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase()
}

/** The numbers over all results of a set. */
export function scoreOf(results: readonly Result[]): Score {
  const wrong = results.filter(({ fault }) => fault !== null)
  const answerable = results.filter(({ question }) => question.outcome.includes('answer'))
  const wrongAnswers = wrong.filter(({ asked }) => asked.outcome === 'answer')
  const wrongRefusals = wrong.filter(
    ({ asked, question }) => asked.outcome !== 'answer' && question.outcome.includes('answer'),
  )
  const times = results.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b)
  return {
    questions: results.length,
    right: results.length - wrong.length,
    wrongAnswers: wrongAnswers.length,
    wrongRefusals: wrongRefusals.length,
    otherwiseWrong: wrong.length - wrongAnswers.length - wrongRefusals.length,
    answerable: answerable.length,
    uncited: results.filter(({ uncited }) => uncited).length,
    outOfScopeAnswered: results.filter(
      ({ question, asked }) => question.codes?.includes('out_of_scope') && asked.outcome === 'answer',
    ).length,
    cpuMsMedian: Math.round((times[Math.floor(times.length / 2)] ?? 0) * 10) / 10,
    cpuMsMost: Math.round((times.at(-1) ?? 0) * 10) / 10,
  }
}
