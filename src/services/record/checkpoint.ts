import { ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadStanding, stepFrom } from '../sealing/standing.ts'
import { readService } from '../service.ts'

/** R1, R2: the latest checkpoint, and that it continues an earlier one. It tells how many entries there are, not of what. */
export const showCheckpoint = readService('record.checkpoint', function* (scope, { since }) {
  const { sealed, anchored } = yield* loadStanding(scope.org)
  const asOf = { at: formatInstant(scope.at), atSeq: scope.atSeq }
  if (sealed === null) return ok({ checkpoint: null, anchored: 0, steps: null, ...asOf })
  if (since !== undefined && since > sealed.size)
    return refuse(
      'not_sealed_so_far',
      `The latest checkpoint covers ${sealed.size} entries.`,
      'If you remember one that covers more, the record was set back: ask who runs this server.',
      { path: 'since', details: { size: sealed.size } },
    )
  const { note, key, size, sealedAt } = sealed
  return ok({
    checkpoint: { note, key, size, sealedAt: formatInstant(sealedAt) },
    anchored: anchored?.size ?? 0,
    steps: since === undefined ? null : yield* stepFrom(scope.env, scope.org, since, size),
    ...asOf,
  })
})
