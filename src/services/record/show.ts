import { ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadStanding, proofOf } from '../sealing/standing.ts'
import { readService } from '../service.ts'
import { entryView } from './entry-view.ts'
import { visibleById } from './visible.ts'

export const showEntry = readService('record.show', function* (scope, { id, proof: asFile }) {
  const [entry] = yield* visibleById(scope, [id])
  if (entry === undefined) return unknownEntry(id)
  const standing = yield* loadStanding(scope.org)
  const found = yield* proofOf(scope.env, scope.org, entry.envelope.seq, standing)
  return ok({
    ...entryView(scope, entry, standing),
    proof: found?.proof ?? null,
    ...(asFile && { proofFile: found?.file ?? null }),
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
