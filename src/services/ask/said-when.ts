import type { Asked } from '../../domain/ask/recognise.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Candidate } from './candidates.ts'

/** Whether something was said in the time the question speaks of, if it speaks of any. */
export function isSaidIn({ time }: Pick<Asked, 'time'>, { state }: Candidate): boolean {
  if (time === null) return true
  const at = saidWhen(state)
  return at !== null && at >= time.span.from && at < Math.max(time.span.until, time.span.from + 1)
}

function saidWhen(state: Candidate['state']): Instant | null {
  switch (state.is) {
    case 'item':
      return state.words.at
    case 'handoff':
      return state.published.at
    case 'decision':
      return state.asked.at
    case 'report':
    case 'imported-decision':
      return state.saidAt
  }
}

/** What was said last comes first. */
export function newestFirst(a: Candidate, b: Candidate): number {
  return (saidWhen(b.state) ?? 0) - (saidWhen(a.state) ?? 0)
}
