import type { EntryId } from '../../domain/ids.ts'
import type { Entry } from '../../domain/record/entry.ts'
import type { SubjectState } from '../../domain/record/subjects.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsById } from '../load.ts'
import { visibleById } from '../record/visible.ts'
import type { Scope } from '../scope.ts'

/**
 * D7: the entry that is pointed at: by its own id, or by what it is about, such as D-12, I-7, Q-3 or S-1, which then
 * means the entry that says how it stands. Unknown and hidden ones are the same refusal (P1).
 */
export function* pointedAt(scope: Scope, by: string, path = 'by'): Script<Outcome<Entry>> {
  const subject = /^[DHIQS]-\d+$/.test(by) ? (yield* subjectsById(scope, [by])).get(by) : undefined
  const id = subject === undefined ? by : (saidLast(subject) ?? by)
  const [entry] = yield* visibleById(scope, [id])
  if (entry === undefined) {
    const message = `There is no entry ${by.slice(0, 60)} you may read.`
    return refuse('unknown_entry', message, 'List the record to find its id.', { path })
  }
  const isErased = entry.words === null && entry.envelope.commitment !== null
  if (!isErased) return ok(entry)
  return refuse('entry_erased', 'The words of this entry were erased.', 'Point at one that still says it.', {
    path,
  })
}

/** The entry in which a subject says what it says now. */
function saidLast(state: SubjectState): EntryId | null {
  switch (state.is) {
    case 'decision':
      return state.end?.how === 'answered' ? state.end.by : (state.end?.entry ?? state.asked.entry)
    case 'item':
      return state.closed?.answeredBy ?? (state.closed ?? state.words).entry
    case 'question':
      return state.answered?.answeredBy ?? (state.answered ?? state.asked).entry
    case 'handoff':
      return state.words
    case 'standing':
      return state.accepted?.entry ?? null
    case 'imported-decision':
    case 'report':
      return state.entry
    default:
      return null
  }
}
