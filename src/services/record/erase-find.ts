import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { findInWords } from '../../storage/erasure.ts'
import { readService } from '../service.ts'
import { handleOf } from './entry-view.ts'
import { visibleById } from './visible.ts'

/** R4: candidates among what the caller may read; without the text itself. */
export const findText = readService('erase.find', function* (scope, { text, limit = 200 }) {
  const found = yield* findInWords(scope.org, text, 0, scope.atSeq, 100_000)
  const entries = yield* visibleById(
    scope,
    found.map(entry => entry.id),
  )
  return ok({
    items: entries.slice(0, limit).map(({ envelope: e }) => ({
      id: e.id as string,
      seq: e.seq,
      kind: e.kind as string,
      at: formatInstant(e.at),
      actor: handleOf(scope, e.actor),
    })),
    at: formatInstant(scope.at),
    atSeq: scope.atSeq,
  })
})
