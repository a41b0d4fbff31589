import { ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { readService } from '../service.ts'
import { entryView } from './entry-view.ts'
import { visibleById } from './visible.ts'

export const showEntry = readService('record.show', function* (scope, { id }) {
  const [entry] = yield* visibleById(scope, [id])
  if (entry === undefined) return unknownEntry(id)
  return ok({
    ...entryView(scope, entry),
    proof: null,
    at: formatInstant(entry.envelope.at),
    atSeq: scope.atSeq,
  })
})

/** P1: the same for an entry that is not there and one that is not for the caller. */
export function unknownEntry(id: string) {
  return refuse('unknown_entry', `There is no entry ${id} you may read.`, 'List the record to find its id.', {
    path: 'id',
  })
}
