import type { PersonId } from '../ids.ts'
import type { ItemState } from './states.ts'

/** H10, D4, A16: what was decided for them meanwhile; empty where nothing was. */
export function meanwhileSentence(counts: {
  readonly toRatify: number
  readonly contingenciesUsed: number
  readonly stoodIn: number
}): string {
  const { toRatify, contingenciesUsed, stoodIn } = counts
  const parts = [
    toRatify > 0
      ? `${toRatify === 1 ? 'one decision waits' : `${toRatify} decisions wait`} for you to ratify`
      : null,
    contingenciesUsed > 0
      ? `${contingenciesUsed === 1 ? 'one of your contingencies was' : `${contingenciesUsed} of your contingencies were`} used`
      : null,
    stoodIn > 0 ? `${stoodIn === 1 ? 'one person' : `${stoodIn} people`} stood in for you` : null,
  ].filter(part => part !== null)
  return parts.length === 0 ? '' : ` Meanwhile ${parts.join(', ')}.`
}

/** H10: one sentence that sums up what became of what somebody handed over. */
export function returnSentence(
  items: readonly ItemState[],
  author: PersonId,
  nameOf: (person: PersonId) => string,
  questions: { readonly asked: number; readonly answered: number },
): string {
  if (items.length === 0) return 'You handed nothing over.'
  const withdrawn = items.filter(item => item.closed?.how === 'withdrawn').length
  const closed = items.filter(item => item.closed !== null).length - withdrawn
  const open = items.filter(item => item.closed === null)
  const kept = open.filter(({ owner }) => owner === author).length
  const holders = [
    ...new Set(open.flatMap(({ owner }) => (owner === null || owner === author ? [] : [owner]))),
  ]
  const parts = [
    closed > 0 ? `${closed} closed` : null,
    withdrawn > 0 ? `${withdrawn} taken back by you` : null,
    ...holders.map(
      holder => `${open.filter(({ owner }) => owner === holder).length} held by ${nameOf(holder)}`,
    ),
    kept > 0 ? `${kept} still yours` : null,
    open.some(({ owner }) => owner === null)
      ? `${open.filter(({ owner }) => owner === null).length} held by nobody`
      : null,
    questions.asked > questions.answered
      ? `${questions.asked - questions.answered} open question${questions.asked - questions.answered === 1 ? '' : 's'}`
      : null,
  ].filter(part => part !== null)
  return `Of the ${items.length === 1 ? 'one line' : `${items.length} lines`} you handed over: ${parts.join(', ')}.`
}
