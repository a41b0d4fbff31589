import type { Sentence } from '../../domain/ask/answer.ts'
import { someone, told } from '../../domain/ask/told.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'
import { sentence } from './reply.ts'

/** H13: what a report of another tool said then, in its words. */
export function reportSentence(scope: Scope, { state, title, entry }: Candidate): Sentence[] {
  if (state.is !== 'report') return []
  const who = someone(state.author, 'somebody')
  const at = state.saidAt ?? scope.at
  const short = title.length > 600 ? `${title.slice(0, 599)}…` : title
  return [sentence(told`${who} reported at ${{ at }}: “${short}”`, [entry], at)]
}
