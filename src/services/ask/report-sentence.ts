import type { Sentence } from '../../domain/ask/answer.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { personName } from '../items/render.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'
import { sentence } from './reply.ts'

/** H13: what a report of another tool said then, in its words. */
export function reportSentence(scope: Scope, { state, title, entry }: Candidate): Sentence[] {
  if (state.is !== 'report') return []
  const who = personName(scope, state.author) ?? 'somebody'
  const at = state.saidAt ?? scope.at
  const short = title.length > 600 ? `${title.slice(0, 599)}…` : title
  return [sentence(`${who} reported at ${formatInstant(at)}: “${short}”`, [entry], at)]
}
