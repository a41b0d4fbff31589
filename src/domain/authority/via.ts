import type { Instant } from '../time/instant.ts'
import type { Via } from './answers.ts'
import { observationFor } from './clauses.ts'
import type { Way } from './frame.ts'

/** A way as it is told and kept in a proof: by ids. */
export function viaOf({ grant, delegation, contingency, person }: Way, at: Instant): Via {
  return {
    grant: grant.grant,
    delegation: delegation?.delegation ?? null,
    contingency: contingency?.item ?? null,
    observation: contingency === null ? null : (observationFor(contingency, person, at)?.entry ?? null),
  }
}
