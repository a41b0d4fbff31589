import type { DecisionWords } from '../../domain/decisions/kinds.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import { type Entry, is } from '../../domain/record/entry.ts'
import type { Script } from '../../storage/sql.ts'
import { renderText } from '../items/render.ts'
import { subjectsById, wordsOf } from '../load.ts'
import type { Scope } from '../scope.ts'
import { visibleById } from './visible.ts'

const fields = [
  'text',
  'answer',
  'outcome',
  'saw',
  'rationale',
  'summary',
  'title',
  'readBack',
  'reason',
] as const

/**
 * What each of these entries says, in one passage, as far as the caller may read it (P1): absent where they may not, or
 * where its words were erased. An entry that decides says the question, what was decided, and why.
 */
export function* passagesOf(scope: Scope, ids: readonly string[]): Script<Map<string, string>> {
  const entries = yield* visibleById(scope, [...new Set(ids)])
  const passages = new Map<string, string>()
  for (const entry of entries) {
    const said = yield* passageOf(scope, entry)
    if (said !== null) passages.set(entry.envelope.id, said)
  }
  return passages
}

export function* passageOf(scope: Scope, { envelope, words }: Entry): Script<string | null> {
  if (is(envelope, 'decision.decided')) {
    const state = (yield* subjectsById(scope, [envelope.subject])).get(envelope.subject)
    return state?.is === 'decision' ? yield* decidedPassage(scope, state, envelope.terms.option) : null
  }
  const said = (words ?? {}) as Readonly<Record<string, unknown>>
  const text = fields.map(field => said[field]).find(one => typeof one === 'string')
  return typeof text === 'string' ? renderText(scope, text) : null
}

function* decidedPassage(scope: Scope, state: DecisionState, option: string): Script<string | null> {
  const vote = state.votes.find(one => one.option === option)
  const words = yield* wordsOf(scope, [state.asked.entry, ...(vote === undefined ? [] : [vote.entry])])
  const asked = words.get(state.asked.entry) as DecisionWords['decision.requested'] | undefined
  if (asked === undefined) return null
  const chosen = asked.options[state.options.indexOf(option)] ?? option
  const why = (words.get(vote?.entry ?? '') as DecisionWords['decision.voted'] | undefined)?.rationale
  const because = why === undefined ? '' : `. ${why}`
  return renderText(scope, `${asked.text} ${chosen.charAt(0).toUpperCase()}${chosen.slice(1)}${because}`)
}
