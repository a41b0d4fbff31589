import type { OrgId } from '../../domain/ids.ts'
import { is } from '../../domain/record/entry.ts'
import { originOf } from '../../domain/record/proofs/checkpoint.ts'
import { latestCheckpoint } from '../../storage/checkpoints.ts'
import { listEnvelopes } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { type OrgNo, openSeq } from '../../storage/store.ts'

/** The subject of entries about the log itself: keys and forks. */
export const logSubject = 'log'

export interface LogInForce {
  /** R1: the name under which the log is signed. */
  readonly origin: string
  /** The key that signs it, as C2SP signed-note writes it; null before the first checkpoint. */
  readonly key: string | null
}

/** How the log of an organisation is signed now. */
export function* logInForce(org: OrgNo, id: OrgId): Script<LogInForce> {
  const about = { subject: logSubject, until: openSeq, newestFirst: true, limit: 1 }
  const [forked] = yield* listEnvelopes(org, { ...about, kinds: ['log.forked'] })
  const origin = forked !== undefined && is(forked, 'log.forked') ? forked.terms.origin : originOf(id)
  const [rotated] = yield* listEnvelopes(org, { ...about, kinds: ['key.rotated'] })
  const isOfThisLog = rotated !== undefined && rotated.seq > (forked?.seq ?? 0)
  if (isOfThisLog && is(rotated, 'key.rotated')) return { origin, key: rotated.terms.to }
  const last = yield* latestCheckpoint(org)
  const isUnderThisName = last !== null && last.size >= (forked?.seq ?? 0)
  return { origin, key: isUnderThisName ? last.key : null }
}
