import type { Outcome } from '../../domain/refusal.ts'
import { latestAnchored, latestCheckpoint } from '../../storage/checkpoints.ts'
import { listOrganisations } from '../../storage/organisations.ts'
import type { Environment } from '../environment.ts'
import { type Anchored, type AnchorPlace, anchor } from './anchor.ts'

/** Anchors every log that was sealed further since it was anchored last; each outcome is told as it comes. */
export async function* anchorAll(env: Environment, place: AnchorPlace): AsyncGenerator<Outcome<Anchored>> {
  for (const org of await env.store.read(0, listOrganisations)) {
    const isNew = await env.store.read(org.no, function* () {
      const sealed = yield* latestCheckpoint(org.no)
      return sealed !== null && sealed.size > ((yield* latestAnchored(org.no))?.size ?? 0)
    })
    if (isNew) yield await anchor(env, org, place)
  }
}
